import { describe, expect, test } from 'vitest'
import { draw } from '../../../server/services/analysis/drawing.ts'
import {
  foldDrawing,
  isTooMuch,
  MAX_DISCS,
  MAX_NODES,
} from '../../../server/services/analysis/folding.ts'
import { laidOut } from '../../../server/services/analysis/layouts.ts'
import { findPath } from '../../../server/services/analysis/path.ts'
import { naiveDistances, naiveProjection } from '../../support/naive.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

/** Two triangles, a bridge c–d, a pair apart, one alone. */
const hand: HandNetwork = {
  actors: [{ id: 'alone' }],
  collaborations: [
    { id: 'p1', members: ['a', 'b', 'c'] },
    { id: 'p2', members: ['d', 'e', 'f'] },
    { id: 'p3', members: ['c', 'd'] },
    { id: 'p4', members: ['a', 'b'] },
    { id: 'p5', members: ['x', 'y'] },
  ],
}
const GROUPS: Readonly<Record<string, number>> = { a: 0, b: 0, c: 0, d: 1, e: 1, f: 1, x: 2, y: 2 }

/** One collaboration of as many actors, called after it. */
function clique(name: string, count: number) {
  const members = Array.from({ length: count }, (_, i) => `${name}${String(i)}`)
  return { id: name, members }
}

function folded(unfolded: readonly number[], mode: 'actors' | 'two-mode' = 'actors') {
  const network = handSlice(hand)
  const drawing = draw(network, { mode, measures: [] })
  const result = foldDrawing(
    drawing,
    (actor) => GROUPS[network.actorIds[actor] ?? ''] ?? -1,
    unfolded,
  )
  const rowOf = (id: string, kind = 'actor') =>
    result.nodes.id.findIndex((one, row) => one === id && result.nodes.kind[row] === kind)
  const weight = (from: number, to: number) =>
    result.edges.weight.find((_, k) => {
      const ends = [result.edges.source[k], result.edges.target[k]]
      return ends.includes(from) && ends.includes(to)
    })
  return { drawing, result, rowOf, weight }
}

describe('a drawing that is folded', () => {
  test('has a disc for each community, and keeps those without a tie', () => {
    const { result, rowOf } = folded([])
    expect(result.nodes.kind.filter((kind) => kind === 'community')).toHaveLength(3)
    expect(rowOf('alone')).toBeGreaterThanOrEqual(0)
    expect(result.nodes.members.reduce((sum, members) => sum + members, 0)).toBe(9)
    expect(result.folded).toMatchObject({
      by: 'community',
      discs: 3,
      actors: 8,
      ties: 7,
      unfolded: [],
      rest: null,
    })
    expect(result.folded?.ids.join('')).toBe('abcdefxy')
    expect(result.folded?.sectors).toEqual([8])
    expect(result.folded?.discOf).toEqual([0, 0, 0, 1, 1, 1, 2, 2])
  })

  test('leaves those without a tie out of discs, whatever group they are of', () => {
    const drawing = draw(handSlice(hand), { mode: 'actors', measures: [] })
    const { nodes, folded: inDiscs } = foldDrawing(drawing, () => 0, [], 'group')
    expect(inDiscs?.ids).not.toContain('alone')
    expect(nodes.id[nodes.shelved.indexOf(true)]).toBe('alone')
  })

  test('adds up the ties between discs and loses none', () => {
    const { drawing, result, rowOf, weight } = folded([])
    expect(weight(rowOf('0', 'community'), rowOf('1', 'community'))).toBe(1)
    expect(result.edges.source.length + (result.folded?.ties ?? 0)).toBe(
      drawing.edges.source.length,
    )
  })

  test('opens the communities asked for, tied to the discs of the others', () => {
    const { result, rowOf, weight } = folded([0, 99])
    expect(result.folded?.unfolded).toEqual([0])
    expect(rowOf('a')).toBeGreaterThanOrEqual(0)
    expect(rowOf('d')).toBe(-1)
    expect(weight(rowOf('c'), rowOf('1', 'community'))).toBe(1)
    // The strongest of the triangle is d, which has the bridge.
    expect(result.nodes.name[rowOf('1', 'community')]).toBe('d')
  })

  test('takes collaborations along with most of their members', () => {
    const { result, rowOf } = folded([1], 'two-mode')
    expect(rowOf('p1', 'collaboration')).toBe(-1)
    expect(rowOf('p2', 'collaboration')).toBeGreaterThanOrEqual(0)
    expect(result.nodes.members.reduce((sum, members) => sum + members, 0)).toBe(9)
  })

  test('puts the smallest communities in one disc when there are too many', () => {
    const pairs = Array.from({ length: MAX_DISCS + 20 }, (_, i) => ({
      id: `p${String(i)}`,
      members: [`a${String(i)}`, `b${String(i)}`],
    }))
    const network = handSlice({ collaborations: pairs })
    const result = foldDrawing(
      draw(network, { mode: 'actors', measures: [] }),
      (actor) => Number((network.actorIds[actor] ?? '').slice(1)),
      [],
    )
    expect(result.folded).toMatchObject({ discs: MAX_DISCS, rest: MAX_DISCS - 1 })
    // All are pairs apart: the last disc holds 21 of them.
    expect(result.folded?.small).toMatchObject({ groups: pairs.length, actors: 2 * pairs.length })
    expect(result.nodes.members.reduce((sum, members) => sum + members, 0)).toBe(2 * pairs.length)
  })

  test('gathers small communities without a tie to others in one block beside them', () => {
    const { result } = folded([])
    const { small } = result.folded ?? {}
    // The triangles are tied by the bridge; the pair is not.
    expect(small).toMatchObject({ discs: [2], groups: 1, actors: 2 })
    const at = (number: number) => {
      const row = result.nodes.id.findIndex(
        (id, i) => id === String(number) && result.nodes.kind[i] === 'community',
      )
      const [x, y] = [result.nodes.x[row] ?? NaN, result.nodes.y[row] ?? NaN]
      return { x, y, radius: result.nodes.radius[row] ?? NaN }
    }
    const pair = at(2)
    expect(pair.x - pair.radius).toBeGreaterThanOrEqual(small?.x ?? NaN)
    expect(pair.x + pair.radius).toBeLessThanOrEqual((small?.x ?? NaN) + (small?.width ?? NaN))
    for (const other of [at(0), at(1)]) expect(other.x + other.radius).toBeLessThan(small?.x ?? NaN)
  })

  test('opens a community on its own ground, and moves none of the others', () => {
    const [closed, open] = [folded([]).result, folded([0]).result]
    const disc = closed.nodes.id.indexOf('0')
    const [x, y] = [closed.nodes.x[disc] ?? NaN, closed.nodes.y[disc] ?? NaN]
    for (const id of ['a', 'b', 'c']) {
      const row = open.nodes.id.indexOf(id)
      const away = Math.hypot((open.nodes.x[row] ?? NaN) - x, (open.nodes.y[row] ?? NaN) - y)
      expect(away).toBeLessThanOrEqual(closed.nodes.radius[disc] ?? NaN)
    }
    for (const number of ['1', '2']) {
      const [before, after] = [closed.nodes.id.indexOf(number), open.nodes.id.indexOf(number)]
      expect(open.nodes.x[after]).toBe(closed.nodes.x[before])
      expect(open.nodes.y[after]).toBe(closed.nodes.y[before])
    }
    expect(open.folded?.small).toEqual(closed.folded?.small)
  })

  test('keeps a community without a tie to others among them when it is not small', () => {
    const size = 12
    const network = handSlice({ collaborations: [clique('a', size), clique('b', size - 1)] })
    const { folded: inDiscs } = foldDrawing(
      draw(network, { mode: 'actors', measures: [] }),
      (actor) => (network.actorIds[actor]?.startsWith('a') ? 0 : 1),
      [],
    )
    expect(inDiscs?.small).toMatchObject({ discs: [1], actors: size - 1 })
  })

  test('is only what has more than can be drawn', () => {
    const { drawing } = folded([])
    expect(isTooMuch(drawing)).toBe(false)
    const many = {
      ...drawing,
      nodes: { ...drawing.nodes, shelved: Array.from({ length: MAX_NODES + 1 }, () => false) },
    }
    expect(isTooMuch(many)).toBe(true)
  })
})

describe('ties weighed by what is shared', () => {
  test('count the common collaborations of each pair', () => {
    const { edges, nodes } = draw(handSlice(hand), {
      mode: 'actors',
      measures: [],
      weighting: 'shared',
    })
    const weightOf = (a: string, b: string) =>
      edges.weight.find(
        (_, k) => nodes.id[edges.source[k] ?? -1] === a && nodes.id[edges.target[k] ?? -1] === b,
      )
    expect(weightOf('a', 'b')).toBe(2)
    expect(weightOf('a', 'c')).toBe(1)
  })
})

describe('positions that lack somebody', () => {
  const positions = { ids: ['a', 'b'], x: [0, 10], y: [0, 0] }
  const places = (mode: 'actors' | 'two-mode', members: string[][]) => {
    const collaborations = members.map((one, k) => ({ id: `p${k}`, members: one }))
    const { nodes } = draw(handSlice({ actors: [], collaborations }), {
      mode,
      measures: [],
      positions,
    })
    return new Map(nodes.id.map((id, node) => [id, { x: nodes.x[node], y: nodes.y[node] }]))
  }

  test('put a newcomer in the middle of its partners, and beside its only one', () => {
    const among = places('actors', [
      ['a', 'b'],
      ['a', 'b', 'c'],
      ['b', 'd'],
    ])
    expect(among.get('c')).toEqual({ x: 5, y: 0 })
    // How far it reaches: 5; 0.025 of it outward.
    expect(among.get('d')?.x).toBeCloseTo(10.125, 12)
  })

  test('put those without a placed partner around all others', () => {
    const among = places('two-mode', [['a', 'b'], ['c']])
    // 1.08 of how far the others reach, and their collaboration a step further out.
    expect(among.get('c')?.x).toBeCloseTo(5 + 5.4, 12)
    expect(among.get('p1')?.x).toBeCloseTo(5 + 5.4 + 0.125, 12)
  })
})

describe('a layout by sector', () => {
  const network = handSlice({
    actors: [
      { id: 'a', sectors: ['culture'] },
      { id: 'b', sectors: ['culture'] },
      { id: 'c', sectors: ['sport'] },
    ],
    collaborations: hand.collaborations ?? [],
  })
  const drawing = draw(network, { mode: 'actors', measures: [], layout: 'sectors' })

  test('says what stands where, and leaves nobody out', () => {
    expect(drawing.positioned).toBe(true)
    const said = drawing.groups.map(({ kind, label, count }) => [kind, label, count])
    expect(said).toEqual([
      ['unknown', null, 5],
      ['sector', 'culture', 2],
      ['sector', 'sport', 1],
    ])
  })
  test('names the group of each actor by its place', () => {
    const { groups, groupOf } = laidOut(network.whole, 'sectors')
    const labelOf = (id: string) =>
      groups[groupOf[network.whole.packed.actors.ids.indexOf(id)] ?? -1]?.label
    expect(['a', 'b', 'c', 'd'].map(labelOf)).toEqual(['culture', 'culture', 'sport', null])
  })

  test('stands who is alone in a project with the own sector, and the project beside', () => {
    const { groups, nodes } = draw(
      handSlice({
        actors: [
          { id: 'a', sectors: ['culture'] },
          { id: 'b', sectors: ['culture'] },
          { id: 's', sectors: ['sport'] },
        ],
        collaborations: [
          { id: 'p', members: ['a', 'b'] },
          { id: 'q', members: ['s'] },
        ],
      }),
      { mode: 'two-mode', measures: [], layout: 'sectors' },
    )
    expect(groups.map(({ label, count }) => [label, count])).toEqual([
      ['culture', 2],
      ['sport', 1],
    ])
    const places = nodes.id.map((_, node) => `${nodes.x[node]} ${nodes.y[node]}`)
    expect(new Set(places).size).toBe(5)
  })

  test('moves nobody from one period to another', () => {
    const dated: HandNetwork = {
      actors: [{ id: 'c', sectors: ['sport'] }],
      collaborations: [
        { id: 'p', members: ['a', 'b', 'c'], startsOn: '2010' },
        { id: 'q', members: ['b', 'c', 'd'], startsOn: '2012' },
      ],
    }
    const placesIn = (year: string) => {
      const { nodes } = draw(handSlice(dated, { from: year, to: year }), {
        mode: 'actors',
        measures: [],
        layout: 'sectors',
      })
      return new Map(nodes.id.map((id, row) => [id, [nodes.x[row], nodes.y[row]]]))
    }
    for (const id of ['b', 'c']) {
      expect(placesIn('2010').get(id)).toEqual(placesIn('2012').get(id))
    }
  })
})

describe('the path between two actors', () => {
  const network = handSlice({
    collaborations: [
      { id: 'p', members: ['a', 'b', 'c'] },
      { id: 'q', members: ['b', 'd'] },
      { id: 'r', members: ['c', 'd'] },
      { id: 's', members: ['b', 'd'] },
      { id: 't', members: ['x', 'y'] },
    ],
  })
  test('goes through the fewest, with every collaboration of each step, and counts equal ones', () => {
    const path = findPath(network, { source: 'a', target: 'd' })
    expect(path.length).toBe(2)
    // a–b–d and a–c–d; the two collaborations of b and d make one way, not two.
    expect(path.count).toBe(2)
    expect(path.actors.map(({ id }) => id)).toEqual(['a', 'b', 'd'])
    expect(path.steps.map(({ collaborations }) => collaborations.map(({ id }) => id))).toEqual([
      ['p'],
      ['q', 's'],
    ])
  })
  test('is as long as the naive distance', () => {
    const bridged = handSlice(hand)
    const naive = naiveDistances(
      naiveProjection(Array.from('abcdefxy'), [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
        ['c', 'd'],
        ['a', 'b'],
        ['x', 'y'],
      ]),
    )
    for (const [pair, length] of naive) {
      const [source = '', target = ''] = pair.split(' ')
      expect(findPath(bridged, { source, target }).length).toBe(length)
    }
  })
  test('is none between components, and of length 0 from an actor to itself', () => {
    expect(findPath(network, { source: 'a', target: 'x' })).toMatchObject({
      length: null,
      count: 0,
    })
    expect(findPath(network, { source: 'a', target: 'a' })).toMatchObject({ length: 0, count: 1 })
  })
  test('of an actor that nobody knows is refused', () => {
    expect(() => findPath(network, { source: 'a', target: 'nobody' })).toThrow('actor-not-found')
  })
})
