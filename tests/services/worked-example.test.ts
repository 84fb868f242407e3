import { describe, expect, test } from 'vitest'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { packRecords } from '../../server/domain/pack.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { toTwoMode } from '../../server/network/two-mode.ts'
import { workOut } from '../../server/services/analysis/example/forms.ts'
import { explain, type WorkedExample } from '../../server/services/analysis/worked-example.ts'
import { sayExplanation } from '../../server/services/explanations.ts'
import { ANR_FILE, readAnr } from '../support/anr.ts'
import { expectNear } from '../support/measured.ts'
import { sharedData } from '../support/shared-data.ts'

const { network, truth: _truth, ...records } = buildDemoNetwork()
const demo = toTwoMode(packRecords(network, 1, records))
const whole = sliceNetwork(demo, {})
const years = sliceNetwork(demo, { from: '2012', to: '2014', support: 'include' })
const IDS = listMeasures().map(({ id }) => id)
// Those that are made of windows, roles and sectors: the rest is the same in any slice.
const OF_SLICES = listMeasures()
  .filter(({ family }) =>
    ['openness', 'isolation', 'dependence', 'time', 'mission'].includes(family),
  )
  .map(({ id }) => id)

const explained = new Map(IDS.map((id) => [id, explain(whole, { measure: id })]))

/** Of the whole network, and of nothing smaller that a reader could add up: said as such. */
const OF_THE_WHOLE = [
  'active-communes',
  'bridges',
  'communities-sectors',
  'communities-territories',
  'community',
  'community-stability',
  'core-periphery',
  'degree-assortativity',
  'diameter',
  'global-efficiency',
  'mean-clustering',
  'mean-distance',
  'modularity',
  'rao-stirling',
  'tie-survival',
  'transitivity',
  'two-mode-actor-degree-median',
  'two-mode-clustering',
  'two-mode-collaboration-degree-median',
  'two-mode-diameter',
]

/** The equation gives the value, and lines that are said to add up do. */
function expectWorkedOut({ finding, working, example }: WorkedExample): void {
  const terms = new Map(working?.terms.map(({ code, value }) => [code, value]))
  if (working !== undefined) {
    expectNear(workOut(working), working.of === 'z' ? (finding.z ?? null) : finding.value)
  }
  const { adds, lines, rest } = example
  if (adds === undefined || finding.value === null) return
  const sum = lines.reduce((all, { value }) => all + (value ?? 0), rest?.value ?? 0)
  expect(sum).toBeCloseTo(adds === 'value' ? finding.value : (terms.get(adds) ?? Number.NaN), 9)
}

describe('the worked example', () => {
  test.each(IDS)('of %s recomputes the value', (id) => {
    const worked = explained.get(id)
    expect(worked).toBeDefined()
    if (worked) expectWorkedOut(worked)
  })

  test.each(OF_SLICES)('of %s recomputes the value in a slice with support', (id) => {
    expectWorkedOut(explain(years, { measure: id }))
  })

  test('is missing only where a value is of the whole network', () => {
    const without = [...explained].filter(
      ([, { finding, working, example }]) =>
        finding.value !== null && working === undefined && example.lines.length === 0,
    )
    expect(without.map(([id]) => id).toSorted()).toEqual(OF_THE_WHOLE)
  })

  test('names each of its terms in both languages', () => {
    for (const worked of explained.values()) {
      for (const language of ['fr', 'en'] as const) {
        const said = sayExplanation(language, worked)
        for (const { label } of said.working?.terms ?? []) {
          // A code that has no sentence would come through as it is.
          expect(label).not.toMatch(/[a-z]\.[a-z]/)
        }
      }
    }
  })

  test('says what each line opens: actors and collaborations are not mixed up', () => {
    const { example } = explained.get('degree') ?? {}
    expect(
      example?.lines.map(({ opens, id }) => [opens, demo.packed.actors.ids.includes(id)]),
    ).toEqual([
      ['actor', true],
      ['actor', true],
      ['actor', true],
    ])
  })
})

const anr = sharedData(ANR_FILE)
test.skipIf(anr === undefined)('recomputes openness and time on the ANR projects', () => {
  const slice = sliceNetwork(readAnr(anr ?? '', 'name'), {})
  for (const id of ['ei', 'ei-newman', 'ei-rescaled', 'coleman', 'persistence', 'renewal']) {
    expectWorkedOut(explain(slice, { measure: id }))
  }
})
