import { Type, type Static } from 'typebox'
import { Finding, Reason } from '../domain/findings.ts'
import { Count, NamedId, SliceQuery } from './atoms.ts'
import { SliceSummary } from './findings.ts'

const AskedDate = Type.Optional(Type.String({ maxLength: 10 }))

/** The two periods; without any of them, the halves of the slice's years. */
export const BeforeAfterQuery = Type.Object({
  ...SliceQuery.properties,
  firstFrom: AskedDate,
  firstTo: AskedDate,
  secondFrom: AskedDate,
  secondTo: AskedDate,
})

const Period = Type.Object({ from: AskedDate, to: AskedDate })
const Compared = Type.Object({ first: Count, second: Count, both: Count })

export const Comparison = Type.Object({
  first: Period,
  second: Period,
  before: Finding,
  after: Finding,
  /** Its parts add up to its value. */
  change: Finding,
  /** How much farther from chance the second period is, and the most that its deviation can be. */
  beyond: Type.Union([Type.Object({ value: Type.Number(), sd: Type.Number() }), Type.Null()]),
  actors: Compared,
  collaborations: Compared,
  ties: Compared,
  /** At most two hundred of each, by name. */
  entered: Type.Array(NamedId),
  left: Type.Array(NamedId),
  renewal: Finding,
})
export type Comparison = Static<typeof Comparison>

/** Two periods of a slice beside each other; null with its reason where there are no two. */
export const BeforeAfter = Type.Object({
  version: Count,
  summary: SliceSummary,
  comparison: Type.Union([Comparison, Type.Null()]),
  reason: Type.Optional(Reason),
})
export type BeforeAfter = Static<typeof BeforeAfter>
