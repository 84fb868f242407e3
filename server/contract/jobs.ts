import { Type, type Static } from 'typebox'
import { JOB_KINDS, JOB_STATES, JobRecord } from '../domain/jobs.ts'

export { JOB_KINDS, JOB_STATES }

/** Work longer than a second. `/api/jobs/:id/events` sends it again at each change, until it ends. */
export const Job = Type.Object({
  ...Type.Omit(JobRecord, ['parameters', 'failure']).properties,
  failure: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
})
export type Job = Static<typeof Job>
export const JobList = Type.Object({ items: Type.Array(Job) })
export type JobList = Static<typeof JobList>
