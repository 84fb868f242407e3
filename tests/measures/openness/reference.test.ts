import { describe, expect, test } from 'vitest'
import { findingOf } from '../../support/measured.ts'
import { readCouples, readEdgeTable } from '../../support/oracle-readings/adjacency.ts'
import { sharedData } from '../../support/shared-data.ts'

// Values printed in books and papers; those computed apart are in tests/measures/reference.test.ts.

const CASES = 'segregation-small-cases/'
const BOOK = 'ona-book/'
const table = (edges: string, nodes: string, sector: string, type?: string) => (base: string) =>
  readEdgeTable(
    base + edges,
    base + nodes,
    sector,
    type === undefined ? undefined : (row) => row['type'] === type,
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
