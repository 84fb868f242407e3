import { describe, expect, test } from 'vitest'
import { compareWindows } from '../../../server/services/analysis/before-after.ts'
import { listBrokers } from '../../../server/services/analysis/brokers.ts'
import { describeCuts } from '../../../server/services/analysis/cuts.ts'
import { describeMatrix } from '../../../server/services/analysis/sector-matrix.ts'
import type { Actor } from '../../../server/domain/records.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'

const of = (sector: string, ids: string): Pick<Actor, 'id' | 'sectors'>[] =>
  ids.split('').map((id) => ({ id, sectors: [sector] }))

describe('describeMatrix', () => {
  // Within x: ab, ac. Across: cd, ce. Within y: de. z has one actor without tie.
  const network = tieNetwork(
    [
      ['a', 'b'],
      ['a', 'c'],
      ['c', 'd'],
      ['c', 'e'],
      ['d', 'e'],
    ],
    [...of('x', 'abc'), ...of('y', 'de'), ...of('z', 'f')],
  )

  test('gives each pair once, and rows that sum theirs', () => {
    const { cells, sectors, observed } = describeMatrix(network, { partition: 'sectors' })
    expect(sectors.map(({ id, actors }) => [id, actors])).toEqual([
      ['x', 3],
      ['y', 2],
      ['z', 0],
    ])
    expect(cells.map((cell) => [cell.a, cell.b, cell.observed])).toEqual([
      [0, 0, 2],
      [0, 1, 2],
      [0, 2, 0],
      [1, 1, 1],
      [1, 2, 0],
      [2, 2, 0],
    ])
    expect(observed).toBe(5)
    expect(sectors.map((sector) => sector.observed)).toEqual([4, 3, 0])
    // Of the 10 pairs of the five actors with a tie, 3 are within x, 6 across, 1 within y.
    expect(cells.map((cell) => cell.expected)).toEqual([1.5, 3, 0, 0.5, 0, 0])
  })

  test('has no families to look at where none is recorded, and says why', () => {
    const { hasFamilies, reason, cells, sectors } = describeMatrix(network, {
      partition: 'families',
    })
    expect({ hasFamilies, reason, cells, sectors }).toEqual({
      hasFamilies: false,
      reason: 'not-recorded',
      cells: [],
      sectors: [],
    })
  })

  test('looks at families where they are recorded; who is both belongs half to each', () => {
    const families = tieNetwork(
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      [
        { id: 'a', family: 'solutions' },
        { id: 'b', family: 'usages' },
        { id: 'c', family: 'both' },
      ],
    )
    const found = describeMatrix(families, { partition: 'families' })
    expect(found.hasFamilies).toBe(true)
    expect(found.sectors.map(({ id, actors }) => [id, actors])).toEqual([
      ['solutions', 1.5],
      ['usages', 1.5],
    ])
    expect(found.cells.map((cell) => cell.observed)).toEqual([0, 1.5, 0.5])
  })
})

describe('listBrokers', () => {
  // A star: its centre is between all pairs of its ends.
  const star = tieNetwork(
    ['a', 'b', 'c', 'd'].map((end) => ['m', end] as const),
    [...of('x', 'ab'), ...of('y', 'cd'), ...of('z', 'm')],
  )

  test('counts the pairs that only an actor links, by the sectors of the three', () => {
    const { items, linking, unknownSector } = listBrokers(star, { offset: 0, limit: 10 })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      id: 'm',
      partners: 4,
      // ac ad bc bd are of three sectors; ab and cd of the same other one.
      roles: { liaison: { count: 4 }, itinerant: { count: 2 }, boundary: { count: 0 } },
      // 1 − Σ k_g (k_g − 1) / (k (k − 1)) = 1 − 4 / 12.
      participation: expect.closeTo(2 / 3, 12),
      betweenness: 1,
    })
    expect({ linking, unknownSector }).toEqual({ linking: 1, unknownSector: 0 })
  })

  test('concludes nothing about one with few partners, and sorts by a role as by its distance from chance', () => {
    const path = tieNetwork(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
        ['d', 'e'],
      ],
      [...of('x', 'abd'), ...of('y', 'ce')],
    )
    const { items, standOut } = listBrokers(path, { offset: 0, limit: 10, sort: 'boundary' })
    expect(standOut).toEqual([])
    expect(items.map(({ isFew }) => isFew)).toEqual([true, true, true])
    const z = items.map(({ roles }) => roles.boundary.z ?? Number.NaN)
    expect(z).toEqual(z.toSorted((one, two) => two - one))
  })
})

describe('describeCuts', () => {
  test('says how many actors each one holds to the rest', () => {
    const network = handSlice({
      collaborations: [
        { id: 'p', members: ['a', 'b', 'c'] },
        { id: 'q', members: ['c', 'd'] },
        { id: 'r', members: ['d', 'e'] },
        { id: 'alone', members: ['e'] },
      ],
    })
    const { actors, collaborations, ties, articulation } = describeCuts(network)
    // Without c: {a, b} and {d, e}. Without d: {a, b, c} and {e}. What e does alone is no group.
    expect(actors).toMatchObject([
      { id: 'c', groups: 2, cutOff: 2, names: [{ id: 'd' }, { id: 'e' }] },
      { id: 'd', groups: 2, cutOff: 1, names: [{ id: 'e' }] },
    ])
    expect(articulation.value).toBe(2)
    expect(collaborations).toMatchObject([
      { id: 'p', members: 3, groups: 3, cutOff: 2, names: [{ id: 'a' }, { id: 'b' }] },
      { id: 'q', groups: 2, cutOff: 2, names: [{ id: 'd' }, { id: 'e' }] },
      { id: 'r', groups: 2, cutOff: 1, names: [{ id: 'e' }] },
    ])
    expect(ties).toMatchObject([
      { a: { id: 'c' }, b: { id: 'd' }, cutOff: 2, names: [{ id: 'd' }, { id: 'e' }] },
      { a: { id: 'd' }, b: { id: 'e' }, cutOff: 1, names: [{ id: 'e' }] },
    ])
  })
})

describe('compareWindows', () => {
  const network = handSlice({
    actors: [...of('x', 'ab'), ...of('y', 'cd')],
    collaborations: [
      { id: 'p', members: ['a', 'b'], startsOn: '2010', endsOn: '2010' },
      { id: 'q', members: ['a', 'c'], startsOn: '2010', endsOn: '2013' },
      { id: 'r', members: ['c', 'd'], startsOn: '2013', endsOn: '2013' },
    ],
  })

  test('takes the halves of the years, counts what came, stayed and went', () => {
    const { comparison } = compareWindows(network, {})
    expect(comparison).toMatchObject({
      first: { from: '2010', to: '2011' },
      second: { from: '2012', to: '2013' },
      actors: { first: 3, second: 3, both: 2 },
      collaborations: { first: 2, second: 2, both: 1 },
      ties: { first: 2, second: 2, both: 1 },
      entered: [{ id: 'd', name: 'd' }],
      left: [{ id: 'b', name: 'b' }],
    })
    const { before, after, change } = comparison ?? {}
    expect(change?.value).toBe((after?.value ?? 0) - (before?.value ?? 0))
    const { composition, newCollaborations, opening, departures } = change?.parts ?? {}
    const sum = [composition, newCollaborations, opening, departures].reduce<number>(
      (all, part) => all + (part ?? Number.NaN),
      0,
    )
    expect(sum).toBeCloseTo(change?.value ?? Number.NaN, 12)
  })

  test('takes the periods that are asked for', () => {
    const { comparison } = compareWindows(network, {
      firstFrom: '2010',
      firstTo: '2010',
      secondFrom: '2013-01',
      secondTo: '2013',
    })
    expect(comparison?.second).toEqual({ from: '2013-01', to: '2013' })
    expect(comparison?.change.method.parameters).toMatchObject({ firstTo: '2010' })
  })

  test('has nothing to compare without two years', () => {
    const undated = handSlice({ collaborations: [{ id: 'p', members: ['a', 'b'] }] })
    expect(compareWindows(undated, {})).toEqual({ comparison: null, reason: 'too-few-windows' })
  })
})
