import type { IsolatedActor } from '../domain/findings.ts'
import type { Slice } from '../domain/slice.ts'
import type { Language } from '../locales/locales.ts'
import type { Measure } from '../measures/measure.ts'
import { listMeasures } from '../measures/registry.ts'
import type { Measured } from './analysis/measured.ts'
import type { ExplanationAsked } from './analysis/worked-example.ts'
import type { Synthesis } from './analysis/synthesis.ts'
import type { Worklist, WorklistAsked } from './analysis/worklist.ts'
import { sayExplanation, type Explanation } from './explanations.ts'
import type { MeasureChoice } from './measure-choice.ts'
import { measureName, sayMeasure } from './measure-sentences.ts'
import type { Snapshots } from './snapshots.ts'
import { withStability, type StabilityService } from './stability.ts'

export type MeasureRow = {
  id: string
  family: string
  scope: Measure['scope']
  unit: string
  name: string
  /** What it says, in a sentence or two. */
  definition: string
  /** Where the definition comes from. */
  reference: string
  /** JSON Schema of the measure's options. */
  options: unknown
  /** Computed when nobody says which. */
  isDefault: boolean
  /** Of the definition. */
  version: number
}

export type FindingsService = {
  measures(language: Language): MeasureRow[]
  /**
   * Findings of the measures asked for, of those computed unasked without ids; measures of actors and of
   * collaborations that are asked for by id come as columns. @throws invalid-options
   */
  compute(
    networkId: string,
    slice: Slice,
    choice?: MeasureChoice,
  ): Promise<{ version: number; slice: Slice } & Measured>
  overview(networkId: string, slice: Slice): Promise<Synthesis & { version: number }>
  isolated(networkId: string, slice: Slice, asked: WorklistAsked): Promise<Worklist>
  /** Everyone with a reason, for exports and reports. */
  listIsolated(networkId: string, slice: Slice): Promise<IsolatedActor[]>
  explain(
    networkId: string,
    slice: Slice,
    asked: ExplanationAsked & { language: Language },
  ): Promise<Explanation>
}

/** Answers with their context. @throws AppError network-not-found, territory-not-found, network-too-large */
export function createFindings(snapshots: Snapshots, stability: StabilityService): FindingsService {
  return {
    measures: (language) =>
      listMeasures().map(({ id, family, scope, unit, options, isDefault, version }) => ({
        id,
        family,
        scope,
        unit,
        name: measureName(language, id),
        definition: sayMeasure(language, id, 'definition'),
        reference: sayMeasure(language, id, 'source'),
        options,
        isDefault,
        version,
      })),
    async compute(networkId, slice, choice = {}) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'measured', choice)
      const book = await stability.at(networkId, version)
      const { options } = choice
      return {
        version,
        slice,
        findings: answer.findings.map((one) => withStability(one, book, slice, options)),
        columns: answer.columns.map((one) => withStability(one, book, slice, options)),
      }
    },
    async overview(networkId, slice) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'synthesis', {})
      return { version, ...answer }
    },
    isolated: async (networkId, slice, asked) =>
      (await snapshots.ask(networkId, slice, 'worklist', asked)).answer,
    listIsolated: async (networkId, slice) =>
      (await snapshots.ask(networkId, slice, 'isolated', {})).answer,
    async explain(networkId, slice, { language, ...asked }) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'explanation', asked)
      const book = await stability.at(networkId, version)
      const finding = withStability(answer.finding, book, slice, asked.options)
      return sayExplanation(language, { ...answer, finding })
    },
  }
}
