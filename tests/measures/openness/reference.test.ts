import { describe, expect, test } from 'vitest'
import { computeFindings } from '../../../server/measures/compute.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { readCouples, readEdgeTable } from '../../support/oracle-readings/adjacency.ts'
import { referenceOf } from '../../support/oracle-readings/mixing-references.ts'
import {
  FRACTIONAL_CASES,
  isLeftOut,
  SECTORED_CASES,
} from '../../support/oracle-readings/sectored.ts'
import { sharedData } from '../../support/shared-data.ts'

// Reference values computed apart (networkx, igraph), and values printed in books and papers.

describe.each(SECTORED_CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const network = isLeftOut(one) ? undefined : one.read()
  const reference = referenceOf(one)
  const isHere = network !== undefined && reference !== undefined

  test.skipIf(!isHere)('has the reference mixing, with either label pool', () => {
    if (!isHere) return
    expectNear(findingOf(network, 'assortativity').value, reference.assortativity.unweighted)
    expectNear(findingOf(network, 'assortativity-weighted').value, reference.assortativity.newman)
    for (const labelPool of ['connected', 'all'] as const) {
      const options = { ei: { labelPool }, 'ei-newman': { labelPool } }
      const plain = findingOf(network, 'ei', { options })
      const newman = findingOf(network, 'ei-newman', { options })
      expectNear(plain.value, reference.unweighted.EI)
      expectNear(newman.value, reference.newman.EI)
      expectNear(newman.expectation, reference.pools[labelPool].E)
      expectNear(plain.sd, reference.pools[labelPool].unweighted.sd)
      expectNear(newman.sd, reference.pools[labelPool].newman.sd)
    }
  })

  test.skipIf(!isHere || reference.matrix === undefined)('has the reference matrix', () => {
    if (!isHere) return
    for (const weighted of [true, false]) {
      const options = { 'sector-matrix': { weighted } }
      const findings = computeFindings(network, ['sector-matrix'], { options })
      const found = new Map(findings.map(({ subject, value }) => [subject.ids.join('|'), value]))
      for (const [a, b, weight, ties] of reference.matrix ?? []) {
        expectNear(found.get(`${a}|${b}`), weighted ? weight : ties)
        found.delete(`${a}|${b}`)
      }
      expect([...found.values()].every((value) => value === 0)).toBe(true)
    }
  })
})

const CASES = 'segregation-small-cases/'
const BOOK = 'ona-book/'
const table = (edges: string, nodes: string, sector: string, type?: string) => (base: string) =>
  readEdgeTable(
    base + edges,
    base + nodes,
    sector,
    type === undefined ? undefined : (row) => row['type'] === type,
  )

describe.each(FRACTIONAL_CASES.map((one) => [one.name, one] as const))(
  '%s, actors of several sectors in equal shares',
  (_, one) => {
    const network = isLeftOut(one) ? undefined : one.read()
    const reference = referenceOf(one)?.fractional

    test.skipIf(!network || !reference)('has the reference index and its chance', () => {
      if (!network || !reference) return
      const plain = findingOf(network, 'ei')
      expectNear(plain.value, reference.unweighted.EI)
      expectNear(plain.expectation, reference.unweighted.E)
      expectNear(plain.sd, reference.unweighted.sd)
      const newman = findingOf(network, 'ei-newman')
      expectNear(newman.value, reference.newman.EI)
      expectNear(newman.expectation, reference.newman.E)
      expectNear(newman.sd, reference.newman.sd)
    })
  },
)

// folder · reading · with direction · assortativity · digits it is printed with · E-I of the pairs
const PUBLISHED = [
  [
    'couples of Catania',
    CASES,
    (b: string) => readCouples(`${b}Catania_mixing_matrix.csv`),
    true,
    0.621446,
    6,
    -0.475996,
  ],
  [
    'White kinship',
    CASES,
    table('WhiteKinship_edges.csv', 'WhiteKinship_nodes.csv', 'gender'),
    false,
    0.180124,
    6,
    -0.181818,
  ],
  [
    'Echenique and Fryer, figure III',
    CASES,
    table('EF3_edges.csv', 'EF3_nodes.csv', 'race'),
    false,
    0.261852,
    6,
    -0.306122,
  ],
  [
    'pupils on Facebook',
    BOOK,
    table('schoolfriends_edgelist.csv', 'schoolfriends_vertices.csv', 'class', 'facebook'),
    false,
    0.3833667,
    7,
    0.020181,
  ],
  [
    'pupils who say so',
    BOOK,
    table('schoolfriends_edgelist.csv', 'schoolfriends_vertices.csv', 'class', 'reported'),
    true,
    0.7188919,
    7,
    null,
  ],
  [
    'employees in France',
    BOOK,
    table('workfrance_edgelist.csv', 'workfrance_vertices.csv', 'dept'),
    false,
    0.684411,
    6,
    -0.469957,
  ],
] as const

const IS_HERE = sharedData(CASES) !== undefined && sharedData(BOOK) !== undefined

describe.skipIf(!IS_HERE)('published values', () => {
  test.each(PUBLISHED)('assortativity of %s', (_, folder, read, directed, expected, digits) => {
    const options = { assortativity: { directed } }
    const { value } = findingOf(read(sharedData(folder) ?? ''), 'assortativity', { options })
    expect(value).toBeCloseTo(expected, digits)
  })

  test.each(PUBLISHED.filter((row) => row[6] !== null))('E-I of %s', (_, folder, read, ...rest) => {
    const { value } = findingOf(read(sharedData(folder) ?? ''), 'ei')
    expect(value).toBeCloseTo(rest[3] ?? Number.NaN, 6)
  })
})
