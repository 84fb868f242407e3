import { Type, type Static } from 'typebox'
import { Application, Call, RecordId } from '../domain/records.ts'
import { Count, pageOf } from './atoms.ts'

/** A call for projects, with how many applications it has by status. */
export const CallRow = Type.Object({
  ...Call.properties,
  applications: Type.Object({
    filed: Count,
    selected: Count,
    rejected: Count,
    withdrawn: Count,
  }),
})
export type CallRow = Static<typeof CallRow>
export const CallPage = pageOf(CallRow)
export type CallPage = Static<typeof CallPage>

export const CallWrite = Type.Object(
  {
    ...Type.Partial(Type.Omit(Call, ['id', 'name', 'source'])).properties,
    id: Type.Optional(RecordId),
    name: Call.properties.name,
  },
  { additionalProperties: false },
)
export type CallWrite = Static<typeof CallWrite>

/** An application with the name of the collaboration that was filed. */
export const ApplicationRow = Type.Object({
  ...Application.properties,
  collaborationName: Type.String(),
})
export const ApplicationPage = pageOf(ApplicationRow)
export type ApplicationPage = Static<typeof ApplicationPage>

/** What was filed of one collaboration, with the names of the calls. */
export const CollaborationApplications = Type.Object({
  items: Type.Array(Type.Object({ ...Application.properties, callName: Type.String() })),
})
export type CollaborationApplications = Static<typeof CollaborationApplications>

/** The call and the collaboration are in the address. */
export const ApplicationWrite = Type.Omit(Application, ['callId', 'collaborationId', 'source'])
export type ApplicationWrite = Static<typeof ApplicationWrite>
