import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { DAVIS } from '../fixtures/davis.ts'
import { davis, karate } from '../support/classics.ts'
import { expectNearAll, findingOf, valuesOf } from '../support/measured.ts'
import { handSlice } from '../support/networks.ts'
import {
  parseEurosis,
  readCouples,
  readEdgeTable,
  readEurosis,
  readKnoke,
  readLazega,
  readPadgett,
  readScotland,
  readStrike,
} from '../support/oracle-readings/adjacency.ts'
import { readArcs } from '../../server/network/arcs.ts'
import { readMemberships } from '../../server/measures/openness/memberships.ts'
import { readCsv, sharedData } from '../support/shared-data.ts'

// Figures printed in books, papers and documentation of the data, and those of the notes that came with
// it, each to the digits that it is given with; URBACT's are in real-data.test.ts, those of brokerage
// beside that measure. A data set that is not here is skipped.

type Figure = readonly [
  what: string,
  found: number | null | undefined,
  given: number,
  digits?: number,
]

function expectFigures(figures: readonly Figure[]): void {
  const found = figures.map(([what, value, , digits = 10]) => [
    what,
    typeof value === 'number' ? Number(value.toFixed(digits)) : value,
  ])
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(figures.map(([what, , given]) => [what, given])),
  )
}

const value = (network: SlicedNetwork, id: string) => findingOf(network, id).value
const part = (network: SlicedNetwork, id: string, name: string) =>
  findingOf(network, id).parts?.[name]

/** Betweenness as a number of pairs of others, without direction. */
function pairsBetween(network: SlicedNetwork): Record<string, number> {
  const pairs = ((network.actorCount - 1) * (network.actorCount - 2)) / 2
  const values = Object.entries(valuesOf(network, 'betweenness'))
  return Object.fromEntries(values.map(([id, share]) => [id, (share ?? 0) * pairs]))
}

/** E-I of the declared directed ties. */
function eiOfArcs(network: SlicedNetwork): { internal: number; external: number; EI: number } {
  const { profileOf } = readMemberships(network)
  const { source, target } = readArcs(network)
  const isInside = (actor: number, k: number) => profileOf[actor] === profileOf[target[k] ?? 0]
  const internal = source.filter(isInside).length
  const external = source.length - internal
  return { internal, external, EI: (external - internal) / source.length }
}

const file = (path: string) => sharedData(path) ?? ''
const areHere = (...paths: string[]) => paths.every((path) => sharedData(path) !== undefined)

const PADGETT = 'ucinet-classics/PADGETT.DAT'
describe.skipIf(!areHere(PADGETT))('Florentine families', () => {
  test('marriages: what Padgett & Ansell 1993 and Wasserman & Faust 1994 print', () => {
    const network = readPadgett(file(PADGETT), 0)
    const between = pairsBetween(network)
    const degree = valuesOf(network, 'degree')
    const connected = handSlice(
      {
        actors: network.actorIds.filter((id) => id !== 'PUCCI').map((id) => ({ id })),
        collaborations: tiesOf(network).map(([a, b]) => ({
          id: `${a}|${b}`,
          kind: 'tie',
          members: [a, b],
        })),
      },
      {},
    )
    expectFigures([
      ['ties', value(network, 'ties'), 20],
      ['Medici', between['MEDICI'], 47.5],
      [
        'Medici, of the pairs of the connected',
        valuesOf(connected, 'betweenness')['MEDICI'],
        0.522,
        3,
      ],
      ['Guadagni', between['GUADAGNI'], 23.167, 3],
      ['degree of Medici', degree['MEDICI'], 6],
      ['degree of Guadagni', degree['GUADAGNI'], 4],
      ['degree of Strozzi', degree['STROZZI'], 4],
      ['degree of Pucci', degree['PUCCI'], 0],
      ['isolated', value(network, 'isolated'), 1],
      ['transitivity', value(network, 'transitivity'), 0.1915, 4],
    ])
  })

  test('business: fifteen ties', () => {
    expect(value(readPadgett(file(PADGETT), 1), 'ties')).toBe(15)
  })
})

function tiesOf(network: SlicedNetwork): [string, string][] {
  return network.collaborationIds.map((id) => {
    const [a = '', b = ''] = id.split('|')
    return [a, b]
  })
}

const KNOKE = ['ucinet-classics/Knok.dat', 'ucinet-classics/KnokSec.clu'] as const
describe.skipIf(!areHere(...KNOKE))("Knoke's bureaucracies", () => {
  test('density of information (Hanneman & Riddle) and E-I with and without direction', () => {
    const information = readKnoke(file(KNOKE[0]), file(KNOKE[1]), 0)
    const money = readKnoke(file(KNOKE[0]), file(KNOKE[1]), 1)
    const arcs = readArcs(information).source.length
    expectFigures([
      ['arcs', arcs, 49],
      ['density', arcs / 90, 0.5444, 4],
      ['internal arcs', eiOfArcs(information).internal, 12],
      ['external arcs', eiOfArcs(information).external, 37],
      ['E-I of arcs', eiOfArcs(information).EI, 0.510204, 6],
      ['internal ties', part(information, 'ei', 'internal'), 7],
      ['external ties', part(information, 'ei', 'external'), 25],
      ['E-I of ties', value(information, 'ei'), 0.5625],
      ['money, internal arcs', eiOfArcs(money).internal, 8],
      ['money, external arcs', eiOfArcs(money).external, 14],
      ['money, E-I of arcs', eiOfArcs(money).EI, 0.272727, 6],
    ])
  })
})

describe("Zachary's karate club and the Southern women", () => {
  test('have their published figures', () => {
    const club = karate()
    const women = davis()
    const events = handSlice({
      actors: Array.from({ length: 14 }, (_, k) => ({ id: String(k + 1) })),
      collaborations: DAVIS.map(([id, attended]) => ({ id, members: attended.map(String) })),
    })
    expectFigures([
      ['club: ties', value(club, 'ties'), 78],
      ['transitivity', value(club, 'transitivity'), 0.2557, 4],
      ['mean clustering', value(club, 'mean-clustering'), 0.5706, 4],
      ['diameter', value(club, 'diameter'), 5],
      ['mean distance', value(club, 'mean-distance'), 2.4082, 4],
      ['best modularity', value(club, 'modularity'), 0.4198, 4],
      ['women: ties', value(women, 'ties'), 139],
      ['density', value(women, 'density'), 0.9085, 4],
      ['events: ties', value(events, 'ties'), 66],
    ])
  })
})

const BOOK = ['ona-book/schoolfriends_edgelist.csv', 'ona-book/schoolfriends_vertices.csv'] as const
const WORK = ['ona-book/workfrance_edgelist.csv', 'ona-book/workfrance_vertices.csv'] as const
const pupils = (type: string) =>
  readEdgeTable(file(BOOK[0]), file(BOOK[1]), 'class', (row) => row['type'] === type)

describe.skipIf(!areHere(...BOOK, ...WORK))('McNulty, Handbook of Graphs and Networks', () => {
  test('pupils and employees: assortativity and E-I', () => {
    const facebook = pupils('facebook')
    const reported = pupils('reported')
    const work = readEdgeTable(file(WORK[0]), file(WORK[1]), 'dept')
    const directed = (id: string) =>
      findingOf(reported, id, { options: { [id]: { directed: true } } }).value
    expectFigures([
      ['pupils', value(facebook, 'actors'), 329],
      ['facebook ties', value(facebook, 'ties'), 1437],
      ['reported arcs', readArcs(reported).source.length, 668],
      ['assortativity, facebook', value(facebook, 'assortativity'), 0.3833667, 7],
      ['assortativity, reported', directed('assortativity'), 0.7188919, 7],
      ['of degrees, facebook', value(facebook, 'degree-assortativity'), 0.02462444, 8],
      ['of degrees, reported', directed('degree-assortativity'), 0.3098123, 7],
      ['E-I, facebook', value(facebook, 'ei'), 0.020181, 6],
      ['E-I, reported', eiOfArcs(reported).EI, -0.535928, 6],
      ['employees', value(work, 'actors'), 211],
      ['contacts', value(work, 'ties'), 932],
      ['assortativity by department', value(work, 'assortativity'), 0.684411, 6],
      ['inside departments', part(work, 'ei', 'internal'), 685],
      ['across departments', part(work, 'ei', 'external'), 247],
      ['E-I by department', value(work, 'ei'), -0.469957, 6],
    ])
  })
})

const CASES = [
  'Catania_mixing_matrix.csv',
  'WhiteKinship_edges.csv',
  'WhiteKinship_nodes.csv',
  'EF3_edges.csv',
  'EF3_nodes.csv',
].map((name) => `segregation-small-cases/${name}`)
describe.skipIf(!areHere(...CASES))('the cases of netseg', () => {
  const [couples = '', kinship = '', relatives = '', streets = '', houses = ''] = CASES.map(file)

  test('couples (Newman 2003), kinship, neighbourhoods (Echenique & Fryer 2006)', () => {
    const catania = readCouples(couples)
    const white = readEdgeTable(kinship, relatives, 'gender')
    const figureIII = readEdgeTable(streets, houses, 'race')
    const options = { assortativity: { directed: true } }
    expectFigures([
      ['couples: r', findingOf(catania, 'assortativity', { options }).value, 0.621446, 6],
      ['E-I', value(catania, 'ei'), -0.475996, 6],
      ['kinship: r', value(white, 'assortativity'), 0.180124, 6],
      ['inside', part(white, 'ei', 'internal'), 13],
      ['across', part(white, 'ei', 'external'), 9],
      ['kinship: E-I', value(white, 'ei'), -0.181818, 6],
      ['figure III: r', value(figureIII, 'assortativity'), 0.261852, 6],
      ['inside III', part(figureIII, 'ei', 'internal'), 32],
      ['across III', part(figureIII, 'ei', 'external'), 17],
      ['figure III: E-I', value(figureIII, 'ei'), -0.306122, 6],
    ])
  })
})

const EUROSIS = 'eurosis-science-in-society/eurosis.json.gz'
describe.skipIf(!areHere(EUROSIS))('EuroSiS', () => {
  test('directed betweenness is what Gephi wrote in the file', () => {
    const { nodes } = parseEurosis(file(EUROSIS))
    const options = { betweenness: { directed: true } }
    expectNearAll(
      valuesOf(readEurosis(file(EUROSIS)), 'betweenness', { options }),
      Object.fromEntries(
        nodes.map(({ key, attributes }) => [key, attributes.betweenesscentrality]),
      ),
    )
  })

  test('E-I and assortativity of the directed ties', () => {
    const [country, asSpelled] = ['country', 'actorTypeAsSpelled'].map((partition) =>
      readEurosis(file(EUROSIS), partition),
    )
    const options = { assortativity: { directed: true } }
    const figures = [
      [country, 6317, 1207, -0.67916, 0.816854],
      [asSpelled, 2195, 5329, 0.416534, 0.197997],
    ] as const
    for (const [network, internal, external, EI, assortativity] of figures) {
      if (network === undefined) continue
      const found = eiOfArcs(network)
      expectFigures([
        ['internal', found.internal, internal],
        ['external', found.external, external],
        ['E-I', found.EI, EI, 6],
        ['r', findingOf(network, 'assortativity', { options }).value, assortativity, 6],
      ])
    }
  })
})

const STRIKE = 'pajek-esna/strike.paj'
const SCOTLAND = 'pajek-esna/Scotland.paj'
describe.skipIf(!areHere(STRIKE, SCOTLAND))('De Nooy, Mrvar & Batagelj', () => {
  test('the strike: who stands between the groups', () => {
    const network = readStrike(file(STRIKE))
    const between = valuesOf(network, 'betweenness')
    const cuts = Object.entries(valuesOf(network, 'articulation'))
    expect(cuts.flatMap(([id, extra]) => (extra === 0 ? [] : [id])).toSorted()).toEqual([
      'Alejandro',
      'Bob',
      'Gill',
      'Norm',
      'Sam',
    ])
    expectFigures([
      ['ties', value(network, 'ties'), 38],
      ['inside groups', part(network, 'ei', 'internal'), 35],
      ['across groups', part(network, 'ei', 'external'), 3],
      ['E-I', value(network, 'ei'), -0.842105, 6],
      ['Bob', between['Bob'], 0.6153, 4],
      ['Norm', between['Norm'], 0.5718, 4],
      ['Alejandro', between['Alejandro'], 0.2372, 4],
      ['Sam', between['Sam'], 0.166, 4],
    ])
  })

  test('the firms of Scotland that share directors', () => {
    const network = readScotland(file(SCOTLAND))
    expectFigures([
      ['ties', value(network, 'ties'), 276],
      ['components', value(network, 'components'), 20],
      ['largest component', value(network, 'largest-component'), 86],
      ['inside industries', part(network, 'ei', 'internal'), 53],
      ['across industries', part(network, 'ei', 'external'), 223],
      ['E-I', value(network, 'ei'), 0.615942, 6],
      ['assortativity', value(network, 'assortativity'), 0.058251, 6],
    ])
  })
})

const LAZEGA = ['lazega-lawfirm/lazega_advice.csv', 'lazega-lawfirm/lazega_attrib.csv'] as const
describe.skipIf(!areHere(...LAZEGA))("Lazega's lawyers", () => {
  test('advice by office', () => {
    const network = readLazega(file(LAZEGA[0]), file(LAZEGA[1]))
    expectFigures([
      ['arcs', readArcs(network).source.length, 892],
      ['pairs', value(network, 'ties'), 717],
      ['inside offices', eiOfArcs(network).internal, 700],
      ['across offices', eiOfArcs(network).external, 192],
      ['E-I of arcs', eiOfArcs(network).EI, -0.569507, 6],
      ['pairs inside', part(network, 'ei', 'internal'), 555],
      ['pairs across', part(network, 'ei', 'external'), 162],
      ['E-I of pairs', value(network, 'ei'), -0.548117, 6],
    ])
  })
})

const REVERE = 'paul-revere/PaulRevereAppD.csv'
describe.skipIf(!areHere(REVERE))('Paul Revere', () => {
  test('has the highest betweenness of Boston in 1772', () => {
    const rows = readCsv(file(REVERE), ',')
    const header =
      readFileSync(file(REVERE), 'utf8').split('\n')[0]?.trim().split(',').slice(1) ?? []
    const network = handSlice({
      actors: rows.map((row) => ({ id: row[''] ?? '' })),
      collaborations: header.map((id) => ({
        id,
        members: rows.flatMap((row) => (row[id] === '1' ? [row[''] ?? ''] : [])),
      })),
    })
    const ranking = Object.entries(pairsBetween(network)).toSorted(([, a], [, b]) => b - a)
    expect(ranking.slice(0, 4).map(([id, pairs]) => [id, Number(pairs.toFixed(2))])).toEqual([
      ['Revere.Paul', 4371.6],
      ['Urann.Thomas', 2371.05],
      ['Warren.Joseph', 2256.14],
      ['Peck.Samuel', 1418.92],
    ])
    expectFigures([
      ['memberships', value(network, 'participations'), 319],
      ['ties', value(network, 'ties'), 9706],
    ])
  })
})
