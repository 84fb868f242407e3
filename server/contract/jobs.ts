import { Type, type Static } from 'typebox'
import { DateTime } from './atoms.ts'

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const JOB_KINDS = ['import-preview', 'import-confirm', 'layout', 'report'] as const

/** Work longer than a second. `/api/jobs/:id/events` sends it again at each change, until it ends. */
export const Job = Type.Object({
  id: Type.String(),
  kind: Type.Enum(JOB_KINDS),
  networkId: Type.Optional(Type.String()),
  state: Type.Enum(JOB_STATES),
  /** 0 to 1; null while it cannot be told. */
  progress: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]),
  createdAt: DateTime,
  startedAt: Type.Optional(DateTime),
  endedAt: Type.Optional(DateTime),
  failure: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
  /** Address of what it made. */
  result: Type.Optional(Type.String()),
})
export type Job = Static<typeof Job>
export const JobList = Type.Object({ items: Type.Array(Job) })
