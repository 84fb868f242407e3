import { Type, type Static } from 'typebox'
import {
  Finding,
  IsolatedActor,
  MEASURE_SCOPES,
  MeasuredColumn,
  Reason,
} from '../domain/findings.ts'
import { RecordId } from '../domain/records.ts'
import { Slice } from '../domain/slice.ts'
import { Count, NamedId, NumberOrNull, PageQuery, SliceQuery, pageOf } from './atoms.ts'

export const MeasureDescription = Type.Object({
  id: Type.String(),
  family: Type.String(),
  scope: Type.Enum(MEASURE_SCOPES),
  unit: Type.String(),
  name: Type.String(),
  reference: Type.String(),
  definition: Type.String(),
  /** JSON Schema of its options, defaults included. */
  options: Type.Unknown(),
  isDefault: Type.Boolean(),
  version: Type.Integer(),
})
export type MeasureDescription = Static<typeof MeasureDescription>
export const MeasureList = Type.Object({ items: Type.Array(MeasureDescription) })
export type MeasureList = Static<typeof MeasureList>

/** Which measures and how: the same wherever measures are asked for. */
export const MeasureQuery = Type.Object({
  measures: Type.Optional(
    Type.String({
      maxLength: 4000,
      description: 'Measure ids, comma-separated; those computed unasked when absent',
    }),
  ),
  options: Type.Optional(
    Type.String({
      maxLength: 20_000,
      description:
        'JSON: options by measure id, each by the schema that /api/measures gives, such as {"ei":{"nullModel":"curveball","draws":1000}}',
    }),
  ),
  seed: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 4_294_967_295,
      description: 'Of every random choice; 1 when absent',
    }),
  ),
})
export type MeasureQuery = Static<typeof MeasureQuery>

export const FindingsQuery = Type.Object({
  ...SliceQuery.properties,
  ...MeasureQuery.properties,
  by: Type.Optional(
    Type.Enum(['year'], {
      description:
        'year: measures of the network come once for each year of the slice, on the actors that are there in all of them; the slice of each finding says which',
    }),
  ),
})
export const Findings = Type.Object({
  version: Count,
  slice: Slice,
  findings: Type.Array(Finding),
  /** Measures of actors and of collaborations that were asked for by id. */
  columns: Type.Array(MeasuredColumn),
})
export type Findings = Static<typeof Findings>

/** Checks how a measure holds when some actors are left out, many times; a job. */
export const StabilityRequest = Type.Object(
  {
    measure: Type.String({ minLength: 1, maxLength: 100 }),
    slice: Type.Optional(Slice),
    /** Share of the actors that each draw leaves out; 0.1 when absent. */
    removed: Type.Optional(Type.Number({ minimum: 0.01, maximum: 0.9 })),
    /** 200 when absent; a costly measure makes fewer, and says so. */
    draws: Type.Optional(Type.Integer({ minimum: 10, maximum: 2000 })),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
    /** Options of the measure, by its schema. */
    options: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: false },
)
export type StabilityRequest = Static<typeof StabilityRequest>

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
  /** Slope a year of the openness beyond chance, with the Mann–Kendall test. */
  trend: Finding,
  isolated: Finding,
  isolationByReason: Type.Array(
    Type.Object({ reason: Type.String(), withoutTie: Count, all: Count }),
  ),
  dependence: Finding,
  /** `support-openness`: how open sectors are to each other with support and without. */
  supportOpenness: Finding,
  /** From projects begun by one actor to projects of several. */
  passage: Finding,
  /** The share that has passed by each month after the beginning, with its 95 % band. */
  passageByMonth: Type.Array(
    Type.Object({
      month: Count,
      share: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
  /** Of the pairs whose collaboration ended, the share that began another within two years. */
  renewal: Finding,
  /** The share of the ties of a year that are still there in the next. */
  persistence: Finding,
  /** Further network findings: counts, density, components, two-mode. */
  findings: Type.Array(Finding),
})
export type Overview = Static<typeof Overview>

export const IsolatedQuery = Type.Object({
  ...PageQuery.properties,
  ...SliceQuery.properties,
  reason: Type.Optional(Type.String({ maxLength: 50 })),
})
/** The way to one of the best connected actors: its ties, and which one; null with a reason without. */
export const NearestHub = Type.Object({
  distance: NumberOrNull,
  reason: Type.Optional(Reason),
  id: Type.Optional(RecordId),
  name: Type.Optional(Type.String()),
})
export const IsolatedRow = Type.Object({
  ...IsolatedActor.properties,
  name: Type.String(),
  sectors: Type.Array(Type.String()),
  place: Type.Optional(Type.String()),
  collaborations: Count,
  nearestHub: NearestHub,
})
export type IsolatedRow = Static<typeof IsolatedRow>
export const IsolatedPage = Type.Object({
  ...pageOf(IsolatedRow).properties,
  byReason: Type.Array(Type.Object({ reason: Type.String(), count: Count })),
})
export type IsolatedPage = Static<typeof IsolatedPage>

/** Which number is explained: of the slice, with the measure's options, about one sector or pair. */
export const ExplanationQuery = Type.Object({
  ...SliceQuery.properties,
  options: MeasureQuery.properties.options,
  seed: MeasureQuery.properties.seed,
  subject: Type.Optional(
    Type.Array(Type.String({ maxLength: 200 }), {
      maxItems: 2,
      description: 'The sector, or both of the pair, for measures of these; repeated',
    }),
  ),
})
export type ExplanationQuery = Static<typeof ExplanationQuery>

/** Everything that makes one number understandable. Texts are in the reader's language. */
export const Explanation = Type.Object({
  measure: Type.String(),
  title: Type.String(),
  /** Where the number is that of a territory: what it is called. */
  territoryLabel: Type.Optional(Type.String()),
  /** The sentence, with the caution that its uncertainty requires. */
  sentence: Type.String(),
  finding: Finding,
  definition: Type.String(),
  /** In words and signs, plain text. */
  formula: Type.String(),
  /** The same in MathML: an element for each line, and what its letters mean. */
  math: Type.Optional(
    Type.Object({
      lines: Type.Array(Type.String()),
      legend: Type.Array(Type.Object({ mathml: Type.String(), text: Type.String() })),
    }),
  ),
  /** The value worked out with the network's own numbers, the equation in MathML. */
  working: Type.Optional(
    Type.Object({
      terms: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
      mathml: Type.String(),
    }),
  ),
  exampleTitle: Type.String(),
  /** What the numbers of the lines are. */
  exampleNote: Type.Optional(Type.String()),
  /** What weighs most in this value, with what each adds, and what it opens. */
  example: Type.Array(
    Type.Object({
      ...NamedId.properties,
      detail: Type.String(),
      value: NumberOrNull,
      opens: Type.Enum(['collaboration', 'actor', 'nothing']),
    }),
  ),
  /** All others together. */
  exampleRest: Type.Optional(Type.Object({ label: Type.String(), value: Type.Number() })),
  doesNotSay: Type.Array(Type.String()),
  wouldChange: Type.Array(Type.String()),
  coverage: Type.String(),
  method: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  source: Type.String(),
})
export type Explanation = Static<typeof Explanation>
