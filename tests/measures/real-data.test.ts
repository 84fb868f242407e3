import { beforeAll, describe, expect, test } from 'vitest'
import { overview } from '../../server/measures/compute.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import type { TwoMode } from '../../server/network/two-mode.ts'
import type { Slice } from '../../server/domain/slice.ts'
import { ANR_FILE, readAnr } from '../support/anr.ts'
import { expectNear, findingOf, valuesOf } from '../support/measured.ts'
import { getOracle, type OracleDataSet } from '../support/oracles.ts'
import { sharedData, sharedOracles } from '../support/shared-data.ts'
import { readUrbact, URBACT_MEMBERS, URBACT_NETWORKS } from '../support/urbact.ts'

// Real data stays outside the project (licences differ): where it is not, these are skipped.

const anrFile = sharedData(ANR_FILE)
const members = sharedData(URBACT_MEMBERS)
const networks = sharedData(URBACT_NETWORKS)

const NOT_HERE = ' (skipped: the shared test data is not here)'
const hasAnr = anrFile !== undefined && sharedOracles() !== undefined
const hasUrbact = members !== undefined && networks !== undefined

describe.skipIf(!hasAnr).each([
  ['anr-dos-nouvelle-aquitaine-exact-names', 'name'],
  ['anr-dos-nouvelle-aquitaine-rnsr-else-name', 'rnsr-else-name'],
] as const)(`%s${hasAnr ? '' : NOT_HERE}`, (name, reading) => {
  let oracle: OracleDataSet
  let network: SlicedNetwork
  beforeAll(() => {
    oracle = getOracle(name)
    network = sliceNetwork(readAnr(anrFile ?? '', reading), {})
  })

  test('has the reference counts', () => {
    const { counts } = oracle
    const expected = {
      actors: counts.actors,
      collaborations: counts.collaborations,
      participations: counts.participations,
      ties: counts.ties,
      isolated: counts.isolates,
      components: counts.components,
      'largest-component': counts.largestComponent,
      'two-mode-components': counts.twoMode.components,
    }
    const found = Object.keys(expected).map((id) => [id, findingOf(network, id).value])
    expect(Object.fromEntries(found)).toEqual(expected)
    expectNear(findingOf(network, 'density').value, counts.density)
    expectNear(findingOf(network, 'transitivity').value, counts.transitivity)
    expectNear(findingOf(network, 'mean-clustering').value, counts.meanLocalClustering)
  })

  test('has the reference openness, chance and bounds, with either label pool', () => {
    const mixing = oracle.mixing['category']
    for (const pool of ['connected', 'all']) {
      const chance = mixing?.pools[pool]
      const options = { ei: { labelPool: pool }, 'ei-newman': { labelPool: pool } }
      const newman = findingOf(network, 'ei-newman', { options })
      expectNear(newman.value, mixing?.newman.EI)
      expectNear(newman.expectation, chance?.E)
      expectNear(newman.sd, chance?.newman.sd)
      expectNear(newman.z, chance?.newman.z)
      expectNear(newman.bounds?.allInternal, mixing?.newman.EI_unknownAllInternal)
      expectNear(newman.bounds?.allExternal, mixing?.newman.EI_unknownAllExternal)
      const { used, dropped } = newman.coverage
      expectNear(dropped / (used + dropped), mixing?.shareOfWeightDropped)
      const plain = findingOf(network, 'ei', { options })
      expectNear(plain.value, mixing?.unweighted.EI)
      expectNear(plain.sd, chance?.unweighted.sd)
      expectNear(plain.z, chance?.unweighted.z)
    }
  })

  test('has the reference positions', () => {
    for (const [column, id] of [
      ['degree', 'degree'],
      ['strength', 'strength'],
      ['betweenness', 'betweenness'],
      ['harmonic', 'harmonic'],
      ['core', 'core-number'],
    ] as const) {
      expectColumn(oracle, column, valuesOf(network, id))
    }
    const sizes: Record<string, number> = {}
    for (const core of Object.values(valuesOf(network, 'core-number'))) {
      sizes[String(core)] = (sizes[String(core)] ?? 0) + 1
    }
    expect(sizes).toEqual(oracle.coreSizes)
  })

  test('has communities within 1 % of the best known modularity', () => {
    const { value } = findingOf(network, 'modularity')
    expect(value).toBeGreaterThan(0.99 * oracle.communities.bestQ)
  })

  test('has the reference openness in every edition', () => {
    const { columns, rows } = oracle.windows
    const at = (row: (number | null)[], column: string) =>
      row[columns.indexOf(column)] ?? Number.NaN
    const years = overview(network).opennessByYear
    expect(years.map(({ slice }) => Number(slice.from))).toEqual(rows.map((row) => at(row, 'year')))
    for (const [index, row] of rows.entries()) {
      expectNear(years[index]?.value, at(row, 'EI_N'))
      expectNear(years[index]?.expectation, at(row, 'E'))
      expectNear(years[index]?.sd, at(row, 'sd_N'))
      expectNear(years[index]?.z, at(row, 'z_N'))
    }
  })
})

/** Betweenness goes down to some millionths, and those are held to nine digits too. */
const SMALLEST = 1e-9

function expectColumn(
  { actorColumns, actors }: OracleDataSet,
  column: string,
  values: Record<string, number | null>,
): void {
  const place = actorColumns.indexOf(column)
  for (const [id, row] of Object.entries(actors)) {
    const expected = row[place]
    if (typeof expected === 'number') expectNear(values[id], expected, SMALLEST)
  }
}

describe.skipIf(!hasUrbact)(`urbact${hasUrbact ? '' : NOT_HERE}`, () => {
  let whole: TwoMode
  beforeAll(() => {
    whole = readUrbact(members ?? '', networks ?? '')
  })

  // P. Gourdon, thesis, chapter 4: dfBipartiURBACT_index and ..._phases, as printed.
  const PUBLISHED = {
    'two-mode-links': [1509, 363, 508, 638, 1196],
    actors: [591, 182, 310, 370, 278],
    collaborations: [172, 36, 61, 75, 172],
    'two-mode-density': [0.015, 0.055, 0.027, 0.023, 0.025],
    'two-mode-diameter': [10, 10, 13, 10, 8],
    'two-mode-components': [1, 1, 1, 1, 1],
    'two-mode-actor-degree-mean': [2.553, 1.995, 1.639, 1.724, 4.302],
    'two-mode-actor-degree-median': [1, 1, 1, 1, 3],
    'two-mode-collaboration-degree-mean': [8.773, 10.083, 8.328, 8.507, 6.953],
    'two-mode-collaboration-degree-median': [9, 10, 9, 9, 7],
  }
  const slices: [string, Slice][] = [
    ['all', {}],
    ['Urbact I', { domains: ['Urbact I'] }],
    ['Urbact II', { domains: ['Urbact II'] }],
    ['Urbact III', { domains: ['Urbact III'] }],
    ['2+ networks', { minCollaborations: 2 }],
  ]

  test.each(slices.map(([name, slice], column) => [name, slice, column] as const))(
    'gives the published column %s',
    (_, slice, column) => {
      const network = sliceNetwork(whole, { ...slice, actors: 'active' })
      const found = Object.keys(PUBLISHED).map((id) => [
        id,
        Number(findingOf(network, id).value?.toFixed(3)),
      ])
      const printed = Object.entries(PUBLISHED).map(([id, row]) => [id, row[column]])
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(printed))
    },
  )

  test.skipIf(sharedOracles() === undefined)('has the reference openness between countries', () => {
    const oracle = getOracle('urbact').mixing['country']
    const finding = findingOf(sliceNetwork(whole, {}), 'ei-newman')
    expectNear(finding.value, oracle?.newman.EI)
    expectNear(finding.z, oracle?.pools['connected']?.newman.z)
  })
})
