import type { Finding, IsolatedActor } from '../domain/findings.ts'
import type { Slice } from '../domain/slice.ts'
import type { Language } from '../locales/locales.ts'
import type { Measure } from '../measures/measure.ts'
import { listMeasures } from '../measures/registry.ts'
import type { Synthesis } from './analysis/synthesis.ts'
import type { Worklist, WorklistAsked } from './analysis/worklist.ts'
import { sayExplanation, type Explanation } from './explanations.ts'
import { measureName, sayMeasure } from './measure-sentences.ts'
import type { Snapshots } from './snapshots.ts'

export type MeasureRow = {
  id: string
  family: string
  scope: Measure['scope']
  unit: string
  name: string
  /** Where the definition comes from. */
  reference: string
  /** JSON Schema of the measure's options. */
  options: unknown
}

export type FindingsService = {
  measures(language: Language): MeasureRow[]
  /** Findings of the measures asked for, of all network measures without ids. @throws measure-not-found */
  compute(
    networkId: string,
    slice: Slice,
    measures?: readonly string[],
  ): Promise<{ version: number; slice: Slice; findings: Finding[] }>
  overview(networkId: string, slice: Slice): Promise<Synthesis & { version: number }>
  isolated(networkId: string, slice: Slice, asked: WorklistAsked): Promise<Worklist>
  /** Everyone with a reason, for exports and reports. */
  listIsolated(networkId: string, slice: Slice): Promise<IsolatedActor[]>
  explain(
    networkId: string,
    slice: Slice,
    measure: string,
    language: Language,
  ): Promise<Explanation>
}

/** Answers with their context. @throws AppError network-not-found, territory-not-found, network-too-large */
export function createFindings(snapshots: Snapshots): FindingsService {
  return {
    measures: (language) =>
      listMeasures().map(({ id, family, scope, unit, options }) => ({
        id,
        family,
        scope,
        unit,
        name: measureName(language, id),
        reference: sayMeasure(language, id, 'source'),
        options,
      })),
    async compute(networkId, slice, measures) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'findings', {
        ...(measures && { measures: [...measures] }),
      })
      return { version, slice, findings: answer }
    },
    async overview(networkId, slice) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'synthesis', {})
      return { version, ...answer }
    },
    isolated: async (networkId, slice, asked) =>
      (await snapshots.ask(networkId, slice, 'worklist', asked)).answer,
    listIsolated: async (networkId, slice) =>
      (await snapshots.ask(networkId, slice, 'isolated', {})).answer,
    async explain(networkId, slice, measure, language) {
      const { answer } = await snapshots.ask(networkId, slice, 'explanation', { measure })
      return sayExplanation(language, answer)
    },
  }
}
