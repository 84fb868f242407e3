import * as fc from 'fast-check'
import type { Collaboration } from '../../server/domain/records.ts'

// Fundings and stages by their sentences, over records: nothing packed, no measure's own code.

export type Funding = { funderName: string; amount: number; currency: string; on?: string }
export type Staged = Pick<Collaboration, 'stages'>['stages'][number]
export type FundedProject = {
  id: string
  kind: 'project' | 'action'
  startsOn: string
  endsOn: string
  fundings: Funding[]
  stages: Staged[]
  members: string[]
}

const drawnDay = fc
  .record({ year: fc.integer({ min: 2008, max: 2014 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`)

const drawnFunding = fc
  .record({
    funderName: fc.constantFrom('Région', 'Département', 'Europe'),
    amount: fc.constantFrom(-500, 0, 500, 1000, 4000),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'CHF'),
    on: fc.option(drawnDay, { nil: undefined }),
  })
  .map(({ on, ...rest }): Funding => (on === undefined ? rest : { ...rest, on }))

const drawnStage = fc
  .record({
    stage: fc.constantFrom(
      'idea',
      'experiment',
      'experiment',
      'deployment',
      'sustained',
      'abandoned',
    ),
    since: fc.option(drawnDay, { nil: undefined }),
  })
  .map(({ stage, since }): Staged => (since === undefined ? { stage } : { stage, since }))

const drawnProject = fc.record({
  kind: fc.constantFrom('project', 'project', 'action'),
  days: fc.tuple(drawnDay, drawnDay).map((days) => days.toSorted()),
  fundings: fc.array(drawnFunding, { maxLength: 4 }),
  stages: fc.array(drawnStage, { maxLength: 4 }),
})

/** Runs the check on a hundred small sets of funded projects, the same ones each time. */
export function onFundedProjects(check: (projects: FundedProject[]) => void): void {
  fc.assert(
    fc.property(fc.array(drawnProject, { maxLength: 6 }), (drawn) => {
      check(
        drawn.map(({ days: [startsOn = '', endsOn = ''], ...rest }, i) => ({
          ...rest,
          id: `p${i}`,
          startsOn,
          endsOn,
          members: ['a'],
        })),
      )
    }),
    { seed: 20240607, numRuns: 100 },
  )
}

/** Whatever any two euros, drawn with replacement, have in common: the chance that one funder gave both. */
export function naiveConcentration(fundings: readonly Funding[]): number | null {
  const currencies = new Set(fundings.map(({ currency }) => currency))
  if (currencies.size !== 1) return null
  const funders = [...new Set(fundings.map(({ funderName }) => funderName))]
  // Amounts are multiples of 500: one token for each of them.
  const tokens = funders.flatMap((name) => {
    const net = fundings.reduce((sum, one) => sum + (one.funderName === name ? one.amount : 0), 0)
    return Array.from({ length: Math.max(0, net / 500) }, () => name)
  })
  if (tokens.length === 0) return null
  const same = tokens.flatMap((a) => tokens.filter((b) => a === b)).length
  return same / tokens.length ** 2
}

/** The same day two years later: no drawn day is the 29 of February. */
const twoYearsAfter = (iso: string) => `${Number(iso.slice(0, 4)) + 2}${iso.slice(4)}`

export type NaiveFate = 'alive' | 'over' | 'not-followed' | 'no-dated-funding'

/** What became of a project; ISO days compare as texts. */
export function naiveFate(project: FundedProject, latest: string): NaiveFate {
  const days = project.fundings.flatMap(({ on }) => on ?? []).toSorted()
  const last = days.at(-1)
  if (last === undefined) return 'no-dated-funding'
  const until = twoYearsAfter(last)
  if (until > latest) return 'not-followed'
  const givenUp = project.stages
    .flatMap(({ stage, since }) => (stage === 'abandoned' && since !== undefined ? [since] : []))
    .some((since) => since <= until)
  return project.endsOn >= until && !givenUp ? 'alive' : 'over'
}

/** Whether an experiment led on; undefined where there was none. */
export function naiveConversion({ stages }: FundedProject): boolean | undefined {
  if (stages.every(({ stage }) => stage !== 'experiment')) return undefined
  const first = (name: string) =>
    stages.flatMap(({ stage, since }) => (stage === name ? (since ?? []) : [])).toSorted()[0]
  const begun = first('experiment')
  return ['deployment', 'sustained'].some((name) => {
    if (stages.every(({ stage }) => stage !== name)) return false
    const came = first(name)
    return came === undefined || begun === undefined || came >= begun
  })
}

export type SpottedProject = FundedProject & { spottedOn?: string }
type Filing = readonly [collaboration: string, filedOn: string]

/** The same with days of spotting, and applications to calls. */
export function onSpottedProjects(
  check: (projects: SpottedProject[], filings: Filing[]) => void,
): void {
  const drawn = fc.record({
    project: drawnProject,
    spottedOn: fc.option(drawnDay, { nil: undefined }),
    filed: fc.array(drawnDay, { maxLength: 2 }),
  })
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 6 }), (all) => {
      check(
        all.map(({ project: { days, ...rest }, spottedOn }, i) => ({
          ...rest,
          id: `p${i}`,
          startsOn: days[0] ?? '',
          endsOn: days[1] ?? '',
          members: ['a'],
          ...(spottedOn !== undefined && { spottedOn }),
        })),
        all.flatMap(({ filed }, i) => filed.map((on): Filing => [`p${i}`, on])),
      )
    }),
    { seed: 20240608, numRuns: 100 },
  )
}

/** Days from spotting to the first of fundings and applications; undefined without either. */
export function naiveLead(project: SpottedProject, filings: readonly Filing[]): number | undefined {
  const { spottedOn, fundings, id } = project
  const dates = [
    ...fundings.flatMap(({ on }) => on ?? []),
    ...filings.filter(([of]) => of === id).map(([, on]) => on),
  ].toSorted()
  const [first] = dates
  if (spottedOn === undefined || first === undefined) return undefined
  return (Date.parse(first) - Date.parse(spottedOn)) / 86_400_000
}

/** The value that as many are below as above; null of none. */
export function naiveMedian(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  while (sorted.length > 2) {
    sorted.pop()
    sorted.shift()
  }
  return sorted.length === 0 ? null : sorted.reduce((sum, one) => sum + one, 0) / sorted.length
}
