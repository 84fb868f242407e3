import { describe, expect, test } from 'vitest'
import { layoutNetwork } from '../../server/layout/layout-network.ts'
import { packDiscs } from '../../server/layout/pack-discs.ts'
import { spreadApart } from '../../server/layout/spread-apart.ts'
import { handNetwork, type HandNetwork } from '../support/networks.ts'

const hand: HandNetwork = {
  settings: { supportActorIds: ['S'] },
  actors: [{ id: 'alone' }],
  collaborations: [
    { id: 'p', members: ['a', 'b', 'c', 'S'] },
    { id: 'q', members: ['c', 'd', 'e', 'S'] },
    { id: 'r', members: ['x', 'y', 'S'] },
    { id: 's', members: ['helped', 'S'] },
    { id: 't', members: ['solo'] },
  ],
}

function layout(of: HandNetwork, options: Partial<Parameters<typeof layoutNetwork>[1]> = {}) {
  const network = handNetwork(of)
  const { x, y } = layoutNetwork(network, { seed: 1, iterations: 50, ...options })
  return new Map(network.packed.actors.ids.map((id, row) => [id, { x: x[row], y: y[row] }]))
}

const distance = (places: ReturnType<typeof layout>, a: string, b: string) =>
  Math.hypot(
    (places.get(a)?.x ?? NaN) - (places.get(b)?.x ?? NaN),
    (places.get(a)?.y ?? NaN) - (places.get(b)?.y ?? NaN),
  )

describe('layoutNetwork', () => {
  test('gives everybody with a tie a place, and nobody without', () => {
    const placed = [...layout(hand)].filter(([, { x }]) => Number.isFinite(x)).map(([id]) => id)
    expect(placed.toSorted()).toEqual(['S', 'a', 'b', 'c', 'd', 'e', 'helped', 'x', 'y'])
  })

  test('gives the same places for the same seed, others for another', () => {
    expect(layout(hand)).toEqual(layout(hand))
    expect(layout(hand, { seed: 2 })).not.toEqual(layout(hand))
  })

  test('does not depend on the order of arrival', () => {
    const reversed = { ...hand, collaborations: (hand.collaborations ?? []).toReversed() }
    expect(layout(reversed)).toEqual(layout(hand))
  })

  test('draws tied actors nearer than those of another component', () => {
    const places = layout(hand)
    expect(distance(places, 'a', 'b')).toBeLessThan(distance(places, 'a', 'x'))
    expect(distance(places, 'x', 'y')).toBeLessThan(distance(places, 'a', 'x'))
  })

  test('hides nobody behind another', () => {
    const places = layout(hand)
    const tied = ['a', 'b', 'c', 'd', 'e', 'x', 'y']
    const distances = tied.flatMap((a) =>
      tied.filter((b) => a < b).map((b) => distance(places, a, b)),
    )
    expect(Math.min(...distances)).toBeGreaterThan(0.59)
  })

  test('with earlier places nobody moves, and newcomers go beside their partners', () => {
    const before = layout(hand)
    const previous = new Map(
      [...before].flatMap(([id, { x, y }]) =>
        x === undefined || y === undefined ? [] : [[id, { x, y }] as const],
      ),
    )
    const after = layout(
      {
        ...hand,
        collaborations: [
          ...(hand.collaborations ?? []),
          { id: 'u', members: ['new', 'a'] },
          { id: 'both', members: ['between', 'a', 'e'] },
          { id: 'v', members: ['new', 'newer'] },
          { id: 'w', members: ['n1', 'n2', 'n3'] },
        ],
      },
      { previous },
    )
    for (const [id, point] of before) expect(after.get(id)).toEqual(point)
    expect(distance(after, 'new', 'a')).toBeCloseTo(0.8, 9)
    expect(distance(after, 'newer', 'new')).toBeCloseTo(0.8, 9)
    const [a, e, between] = ['a', 'e', 'between'].map((id) => after.get(id))
    const dx = (between?.x ?? NaN) - ((a?.x ?? NaN) + (e?.x ?? NaN)) / 2
    const dy = (between?.y ?? NaN) - ((a?.y ?? NaN) + (e?.y ?? NaN)) / 2
    expect(Math.hypot(dx, dy)).toBeCloseTo(0.8, 9)
    const reach = Math.max(
      ...[...before.values()].map(({ x, y }) => Math.hypot(x ?? 0, y ?? 0) || 0),
    )
    for (const id of ['n1', 'n2', 'n3']) {
      const { x, y } = after.get(id) ?? {}
      expect(Math.hypot(x ?? 0, y ?? 0)).toBeGreaterThan(reach)
    }
  })

  test('an empty network has no places', () => {
    expect(layout({}).size).toBe(0)
  })

  test('past the size where ties are too many, collaborations stand for them', () => {
    const members = Array.from({ length: 460 }, (_, i) => `m${String(i).padStart(3, '0')}`)
    const large: HandNetwork = {
      collaborations: [
        { id: 'huge', members },
        { id: 'small', members: ['m000', 'z'] },
      ],
    }
    const places = layout(large, { iterations: 5 })
    expect([...places.values()].every(({ x, y }) => Number.isFinite((x ?? NaN) + (y ?? NaN)))).toBe(
      true,
    )
  })
})

describe('packDiscs', () => {
  test('no two discs overlap, nor the one that is taken', () => {
    const radii = [9, 4, 4, 2, ...Array.from({ length: 200 }, () => 1)]
    const centres = packDiscs(radii, 5)
    const gaps = centres.flatMap((a, i) => {
      const radius = radii[i] ?? 0
      const others = centres.slice(i + 1).map((b, j) => {
        const apart = Math.hypot(a.x - b.x, a.y - b.y)
        return apart - radius - (radii[i + 1 + j] ?? 0)
      })
      return [Math.hypot(a.x, a.y) - 5 - radius, ...others]
    })
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(-1e-9)
  })

  test('the first is in the middle', () => {
    expect(packDiscs([3, 1])[0]).toEqual({ x: 0, y: 0 })
  })
})

describe('spreadApart', () => {
  test('parts points in one place, and leaves distant ones alone', () => {
    const points = new Map([
      [0, { x: 0, y: 0 }],
      [1, { x: 0, y: 0 }],
      [2, { x: 10, y: 10 }],
    ])
    spreadApart(points, 1)
    const [a, b, c] = [points.get(0), points.get(1), points.get(2)]
    expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeCloseTo(1, 5)
    expect(c).toEqual({ x: 10, y: 10 })
  })
})
