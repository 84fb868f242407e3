import { describe, expect, test } from 'vitest'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { blockBelow } from '../../../web/src/map/small-block.ts'

/** One disc of a hundred around the origin, and two pairs, one over the other, in a block beside it. */
function folded(): NetworkMap {
  const rows = 3
  const fill = <T>(value: T): T[] => Array.from({ length: rows }, () => value)
  return {
    version: 1,
    mode: 'actors',
    layout: 'forces',
    summary: {
      slice: {},
      actors: 104,
      countedActors: 104,
      notRecorded: 0,
      collaborations: 0,
      participations: 0,
      ties: 0,
      undatedCollaborations: 0,
    },
    positioned: true,
    sectors: [],
    groups: [],
    folded: {
      by: 'community',
      discs: 3,
      actors: 104,
      ties: 0,
      unfolded: [],
      ids: [],
      discOf: [],
      sectors: [104],
      rest: null,
      small: { discs: [1, 2], groups: 2, actors: 4, x: 20, y: 10, width: 4, height: 20 },
    },
    nodes: {
      id: ['0', '1', '2'],
      name: ['large', 'upper', 'lower'],
      kind: fill('community'),
      sector: fill(-1),
      x: [0, 22, 22],
      y: [0, 5, -5],
      outside: fill(false),
      isolation: fill(null),
      shelved: fill(false),
      community: [0, 1, 2],
      members: [100, 2, 2],
      radius: [10, 1, 1],
    },
    edges: { source: [], target: [], weight: [] },
    measures: {},
  }
}

describe('a block that goes under the others', () => {
  test('lies on its side, in their middle, and takes its discs along', () => {
    const map = folded()
    const below = blockBelow(map)
    const small = below.folded?.small
    expect(small).toMatchObject({ width: 20, height: 4, x: -10 })
    expect(small?.y).toBeLessThan(-10)
    expect(below.nodes.x.slice(0, 1)).toEqual([0])
    // 5 and 15 under the top of the block: 5 and 15 from its left now; 2 from its left: 2 under its top.
    expect(below.nodes.x.slice(1)).toEqual([-5, 5])
    expect(below.nodes.y.slice(1)).toEqual([(small?.y ?? NaN) - 2, (small?.y ?? NaN) - 2])
  })
  test('is the map itself where there is none', () => {
    const map = folded()
    delete map.folded
    expect(blockBelow(map)).toBe(map)
  })
})
