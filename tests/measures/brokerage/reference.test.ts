import { describe, expect, test } from 'vitest'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { karate } from '../../support/classics.ts'
import { expectNear, findingOf, valuesOf } from '../../support/measured.ts'
import {
  readKnoke,
  readLazega,
  readScotland,
  readStrike,
} from '../../support/oracle-readings/adjacency.ts'
import { readCsv, sharedData } from '../../support/shared-data.ts'

const UNDIRECTED = ['coordinator', 'itinerant', 'boundary', 'liaison'] as const

// R sna 2.7.1: w_I coordinator, w_O itinerant, b_OI gatekeeper, b_IO representative, b_O liaison.
const COLUMNS = {
  coordinator: 'w_I',
  itinerant: 'w_O',
  gatekeeper: 'b_OI',
  representative: 'b_IO',
  liaison: 'b_O',
} as const

type Case = readonly [
  name: string,
  files: readonly string[],
  reference: string,
  read: (files: readonly string[]) => SlicedNetwork,
]

const KNOKE = ['ucinet-classics/Knok.dat', 'ucinet-classics/KnokSec.clu']
const LAZEGA = ['lazega-lawfirm/lazega_advice.csv', 'lazega-lawfirm/lazega_attrib.csv']

const DIRECTED: readonly Case[] = [
  [
    "Knoke's information",
    KNOKE,
    'ucinet-classics/reference_brokerage_knoke_information.csv',
    ([file = '', sectors = '']) => readKnoke(file, sectors, 0),
  ],
  [
    "Knoke's money",
    KNOKE,
    'ucinet-classics/reference_brokerage_knoke_money.csv',
    ([file = '', sectors = '']) => readKnoke(file, sectors, 1),
  ],
  [
    "advice in Lazega's firm",
    LAZEGA,
    'lazega-lawfirm/reference_brokerage_advice_by_office.csv',
    ([advice = '', attributes = '']) => readLazega(advice, attributes),
  ],
]

const here = (files: readonly string[]) => files.flatMap((file) => sharedData(file) ?? [])

const rolesOf = (id: string) =>
  UNDIRECTED.map((role) => valuesOf(karate(), `brokerage-${role}`)[id])

describe('directed roles, against R sna', () => {
  const areHere = DIRECTED.every(([, files]) => here(files).length === files.length)

  test.skipIf(!areHere).each(DIRECTED)('%s', (_, files, reference, read) => {
    const network = read(here(files))
    const rows = readCsv(sharedData(reference) ?? '', ',')
    expect(rows.length).toBe(network.actorCount)
    for (const [role, column] of Object.entries(COLUMNS)) {
      const options = { [`brokerage-${role}`]: { directed: true } }
      const values = valuesOf(network, `brokerage-${role}`, { options })
      const expected = rows.map((row) => [row['node']?.trim(), Number(row[column])])
      expect(values).toEqual(Object.fromEntries(expected))
    }
    const boundary = valuesOf(network, 'brokerage-boundary', {
      options: { 'brokerage-boundary': { directed: true } },
    })
    const both = rows.map((row) => [row['node']?.trim(), Number(row['b_OI']) + Number(row['b_IO'])])
    expect(boundary).toEqual(Object.fromEntries(both))
  })

  const strike = sharedData('pajek-esna/strike.paj')
  test.skipIf(strike === undefined)('the strike, whose pairs R counts twice', () => {
    const network = readStrike(strike ?? '')
    const rows = readCsv(sharedData('pajek-esna/reference_brokerage_strike.csv') ?? '', ',')
    const expectedOf = (column: string, times: number) =>
      Object.fromEntries(rows.map((row) => [row['node'], Number(row[column]) / times]))
    expect(valuesOf(network, 'brokerage-coordinator')).toEqual(expectedOf('w_I', 2))
    expect(valuesOf(network, 'brokerage-itinerant')).toEqual(expectedOf('w_O', 2))
    expect(valuesOf(network, 'brokerage-liaison')).toEqual(expectedOf('b_O', 2))
    expect(valuesOf(network, 'brokerage-boundary')).toEqual(expectedOf('b_IO', 1))
  })
})

const scotland = sharedData('pajek-esna/Scotland.paj')

describe('firms of Scotland that share directors', () => {
  test.skipIf(scotland === undefined)('have the roles that R counts twice', () => {
    const network = readScotland(scotland ?? '')
    const rows = readCsv(sharedData('pajek-esna/reference_brokerage_scotland_firms.csv') ?? '', ',')
    const expectedOf = (column: string, times: number) =>
      Object.fromEntries(rows.map((row) => [row['node'], Number(row[column]) / times]))
    expect(network.actorCount).toBe(108)
    expect(findingOf(network, 'ei').value).toBeCloseTo(0.615942, 6)
    expect(findingOf(network, 'assortativity').value).toBeCloseTo(0.058251, 6)
    expect(valuesOf(network, 'brokerage-coordinator')).toEqual(expectedOf('w_I', 2))
    expect(valuesOf(network, 'brokerage-itinerant')).toEqual(expectedOf('w_O', 2))
    expect(valuesOf(network, 'brokerage-liaison')).toEqual(expectedOf('b_O', 2))
    expect(valuesOf(network, 'brokerage-boundary')).toEqual(expectedOf('b_IO', 1))
  })
})

describe("Zachary's karate club", () => {
  test('has its golden brokers', () => {
    // Ordered pairs 174, 0, 15 + 15, 0 and 10, 12, 23 + 23, 0.
    expect(rolesOf('0')).toEqual([87, 0, 15, 0])
    expect(rolesOf('2')).toEqual([5, 6, 23, 0])
    expectNear(valuesOf(karate(), 'participation')['0'], 0.1171875)
  })
})
