import { Type, type Static } from 'typebox'
import { Finding, IsolatedActor, MEASURE_SCOPES } from '../domain/findings.ts'
import { Slice } from '../domain/slice.ts'
import { Count, NamedId, NumberOrNull, PageQuery, SliceQuery, pageOf } from './atoms.ts'

export const MeasureDescription = Type.Object({
  id: Type.String(),
  family: Type.String(),
  scope: Type.Enum(MEASURE_SCOPES),
  unit: Type.String(),
  name: Type.String(),
  reference: Type.String(),
  options: Type.Unknown(),
})
export const MeasureList = Type.Object({ items: Type.Array(MeasureDescription) })
export type MeasureList = Static<typeof MeasureList>

export const FindingsQuery = Type.Object({
  ...SliceQuery.properties,
  /** Measure ids, comma-separated; all network measures when absent. */
  measures: Type.Optional(Type.String({ maxLength: 2000 })),
})
export const Findings = Type.Object({
  version: Count,
  slice: Slice,
  findings: Type.Array(Finding),
})
export type Findings = Static<typeof Findings>

/** What a slice holds, said in one line above every view. */
export const SliceSummary = Type.Object({
  slice: Slice,
  actors: Count,
  /** Actors of the territory that are counted, ranked and listed; partners from elsewhere apart. */
  countedActors: Count,
  notRecorded: Count,
  collaborations: Count,
  participations: Count,
  ties: Count,
  undatedCollaborations: Count,
  territoryLabel: Type.Optional(Type.String()),
})
export type SliceSummary = Static<typeof SliceSummary>

/** The synthesis: the answers and what they rest on. */
export const Overview = Type.Object({
  version: Count,
  summary: SliceSummary,
  openness: Finding,
  /** The same by year of the window, on the same rules. */
  opennessByYear: Type.Array(Type.Object({ year: Type.Integer(), finding: Finding })),
  isolated: Finding,
  isolationByReason: Type.Array(
    Type.Object({ reason: Type.String(), withoutTie: Count, all: Count }),
  ),
  dependence: Finding,
  /** Further network findings: counts, density, components, two-mode. */
  findings: Type.Array(Finding),
})
export type Overview = Static<typeof Overview>

export const IsolatedQuery = Type.Object({
  ...PageQuery.properties,
  ...SliceQuery.properties,
  reason: Type.Optional(Type.String({ maxLength: 50 })),
})
export const IsolatedRow = Type.Object({
  ...IsolatedActor.properties,
  name: Type.String(),
  sectors: Type.Array(Type.String()),
  place: Type.Optional(Type.String()),
  collaborations: Count,
})
export type IsolatedRow = Static<typeof IsolatedRow>
export const IsolatedPage = Type.Object({
  ...pageOf(IsolatedRow).properties,
  byReason: Type.Array(Type.Object({ reason: Type.String(), count: Count })),
})
export type IsolatedPage = Static<typeof IsolatedPage>

/** Everything that makes one number understandable. Texts are in the reader's language. */
export const Explanation = Type.Object({
  measure: Type.String(),
  title: Type.String(),
  /** The sentence, with the caution that its uncertainty requires. */
  sentence: Type.String(),
  finding: Finding,
  definition: Type.String(),
  /** In words and signs, plain text. */
  formula: Type.String(),
  /** The collaborations that weigh most in this value, with what each adds. */
  example: Type.Array(
    Type.Object({ ...NamedId.properties, detail: Type.String(), value: NumberOrNull }),
  ),
  doesNotSay: Type.Array(Type.String()),
  wouldChange: Type.Array(Type.String()),
  coverage: Type.String(),
  method: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  source: Type.String(),
})
export type Explanation = Static<typeof Explanation>
