import { Type, type Static } from 'typebox'

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const JOB_KINDS = [
  'import-preview',
  'import-confirm',
  'import-undo',
  'layout',
  'report',
  'stability',
  'duplicates',
] as const

/** What went wrong, as a stable code and the values that fill its sentence. */
export const Failure = Type.Object({
  code: Type.String(),
  details: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  ),
})
export type Failure = Static<typeof Failure>

/** One piece of work longer than a second, as the store keeps it. */
export const JobRecord = Type.Object({
  id: Type.String(),
  kind: Type.Enum(JOB_KINDS),
  networkId: Type.Optional(Type.String()),
  /** What the work needs to be run again: ids and small values, never content. */
  parameters: Type.Record(Type.String(), Type.String()),
  state: Type.Enum(JOB_STATES),
  /** 0 to 1; null while it cannot be told. */
  progress: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]),
  createdAt: Type.String({ format: 'date-time' }),
  startedAt: Type.Optional(Type.String({ format: 'date-time' })),
  endedAt: Type.Optional(Type.String({ format: 'date-time' })),
  failure: Type.Optional(Failure),
  /** Address of what it made. */
  result: Type.Optional(Type.String()),
})
export type JobRecord = Static<typeof JobRecord>
export type JobKind = JobRecord['kind']
