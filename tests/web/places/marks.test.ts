import { describe, expect, test } from 'vitest'
import {
  boxAround,
  fitBox,
  panBy,
  reveal,
  toPlane,
  toScreen,
  zoomAt,
} from '../../../web/src/places/camera.ts'
import { gatherPoints } from '../../../web/src/places/gather.ts'
import { placeNames } from '../../../web/src/places/labels.ts'
import {
  actorsIn,
  holds,
  isGuess,
  markAt,
  marksOf,
  type Mark,
} from '../../../web/src/places/marks.ts'
import type { Plane } from '../../../web/src/places/plane.ts'
import { makeScene, partnersOf, type ScenePoint } from '../../../web/src/places/scene.ts'
import {
  isFolded,
  nearnessToUnfold,
  spiralOffset,
  spiralRadius,
} from '../../../web/src/places/spread.ts'
import { nearestTowards } from '../../../web/src/places/walking.ts'

const VIEW = { width: 800, height: 600 }
const DEMO_SUMMARY = {
  slice: {},
  actors: 4,
  countedActors: 4,
  notRecorded: 0,
  collaborations: 0,
  participations: 0,
  ties: 3,
  undatedCollaborations: 0,
}

/** Actors 0 and 1 at one point, 2 at another, 3 nowhere, 4 abroad. */
const PLACES = {
  version: 1,
  summary: DEMO_SUMMARY,
  sectors: ['A', 'B'],
  points: {
    latitude: [45, 46, 60],
    longitude: [0, 1, 60],
    precision: ['commune' as const, 'epci' as const, 'point' as const],
    label: ['Ici', 'Là', 'Loin'],
    area: [0, 1, 2],
  },
  areas: {
    commune: ['1', '2', null],
    departement: ['1', '2', null],
    label: ['Ici', 'Là', 'Loin'],
    actors: [2, 1, 1],
    within: [1, 0, 0],
    across: [2, 2, 0],
    unplaced: [0, 0, 0],
  },
  actors: {
    id: ['a', 'b', 'c', 'd', 'e'],
    name: ['Zoé', 'Anna', 'C', 'D', 'E'],
    sector: [0, 0, 1, -1, 1],
    point: [0, 0, 1, -1, 2],
    outside: [false, false, false, false, false],
    partners: [2, 2, 2, 0, 0],
  },
  ties: { source: [0, 1], target: [2, 2], weight: [0.5, 1] },
  counts: { within: 1, across: 2, unplaced: 0, betweenPoints: 2 },
}
/** Degrees as they are; beyond 50° nothing is on the map. */
const PLANE: Plane = {
  width: 10,
  height: 10,
  mainland: { left: 0, top: 0, right: 10, bottom: 10 },
  insets: [],
  outlines: [],
  project: (longitude, latitude) => (latitude > 50 ? undefined : { x: longitude, y: latitude }),
}

describe('the camera', () => {
  const camera = fitBox({ left: 0, top: 0, right: 100, bottom: 50 }, VIEW, 0)

  test('fits a box into the window, in its middle', () => {
    expect(camera.scale).toBe(8)
    expect(toScreen(camera, { x: 50, y: 25 })).toEqual({ x: 400, y: 300 })
    expect(toScreen(camera, { x: 0, y: 0 })).toEqual({ x: 0, y: 100 })
  })

  test('goes to pixels and back', () => {
    const at = { x: 12.5, y: 40 }
    const back = toPlane(camera, toScreen(camera, at))
    expect(back.x).toBeCloseTo(at.x, 9)
    expect(back.y).toBeCloseTo(at.y, 9)
  })

  test('holds what is under the pointer when it comes nearer, and knows a nearest and a farthest', () => {
    const pointer = { x: 123, y: 456 }
    const held = toPlane(camera, pointer)
    const near = zoomAt(camera, 3, pointer, camera)
    expect(near.scale).toBe(24)
    expect(toScreen(near, held).x).toBeCloseTo(123, 9)
    expect(toScreen(near, held).y).toBeCloseTo(456, 9)
    const nearest = zoomAt(camera, 1e9, pointer, camera)
    expect(nearest.scale).toBeLessThan(camera.scale * 100)
    expect(zoomAt(camera, 1e-9, pointer, camera).scale).toBeGreaterThan(camera.scale * 0.5)
  })

  test('moves no further than a mark asks', () => {
    expect(reveal(camera, { x: 400, y: 300 }, VIEW)).toEqual(camera)
    expect(reveal(camera, { x: -52, y: 300 }, VIEW, 48)).toEqual(panBy(camera, 100, 0))
  })

  test('a single point gets a box that is not a point', () => {
    expect(boxAround([{ x: 5, y: 5 }], 4)).toEqual({ left: 3, right: 7, top: 3, bottom: 7 })
    expect(boxAround([], 4)).toBeUndefined()
  })
})

describe('the spiral', () => {
  const spots = Array.from({ length: 200 }, (_, i) => spiralOffset(i))

  test('begins at the point, and no two of its marks, 9 wide, hide each other', () => {
    expect(spots[0]).toEqual({ x: 0, y: 0 })
    let least = Infinity
    for (const [i, a] of spots.entries()) {
      for (const b of spots.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y))
    }
    expect(least).toBeGreaterThan(9 * 0.66)
  })

  test('grows with the root of the count, so that its area does with the count', () => {
    for (const [i, { x, y }] of spots.entries()) {
      expect(Math.hypot(x, y)).toBeCloseTo(spiralRadius(i + 1), 9)
    }
    expect(spiralRadius(101) / spiralRadius(26)).toBeCloseTo(2, 9)
  })

  test('folds what has no room, and unfolds from near enough', () => {
    expect(isFolded(2, 1)).toBe(false)
    expect(isFolded(50, 1)).toBe(true)
    expect(isFolded(50, nearnessToUnfold(50))).toBe(false)
  })
})

describe('the scene', () => {
  const scene = makeScene(PLACES, PLANE)

  test('keeps apart who has no place and who is on no map', () => {
    expect(scene.unplaced).toEqual([3])
    expect(scene.elsewhere).toEqual([4])
    expect(scene.points.map(({ actors }) => actors)).toEqual([[1, 0], [2]])
  })

  test('tells a known place from a guess', () => {
    expect(scene.points.map(({ isExact }) => isExact)).toEqual([true, false])
  })

  test('adds up the ties of two points', () => {
    expect(scene.ties).toEqual([{ a: 0, b: 1, weight: 1.5, ties: 2 }])
    expect(partnersOf(PLACES, new Set([0]))).toEqual(new Set([2]))
  })

  const camera = { scale: 10, x: 0, y: -300 }

  test('makes a mark of each actor', () => {
    const marks = marksOf(gatherPoints(scene, 10, 3), camera, VIEW)
    expect(marks.map(({ key }) => key)).toEqual(['actor 1', 'actor 0', 'actor 2'])
  })

  test('draws nothing that is outside the window', () => {
    expect(marksOf(gatherPoints(scene, 10, 3), { scale: 10, x: 5000, y: 0 }, VIEW)).toEqual([])
  })
})

const point = (row: number, x: number, count: number): ScenePoint => ({
  x,
  y: 0,
  row,
  isExact: row !== 2,
  actors: Array.from({ length: count }, (_, i) => 100 * row + i),
})

describe('gatherPoints', () => {
  const scene = {
    ...makeScene(PLACES, PLANE),
    points: [point(0, 0, 3), point(1, 4, 40), point(2, 6, 1), point(3, 300, 2)],
  }

  test('points under the disc of a larger one join it; others stay as they are', () => {
    const found = gatherPoints(scene, 1, 1)
    expect(found.map(({ points }) => points.map(({ row }) => row))).toEqual([[1, 0, 2], [3]])
    expect(found.map((one) => one.isFolded)).toEqual([true, false])
    expect(found[0]?.actors).toHaveLength(44)
  })

  test('from near enough each point is by itself, and nobody is lost on the way', () => {
    for (const scale of [0.5, 1, 3, 10, 40]) {
      const all = gatherPoints(scene, scale, scale).flatMap(({ actors }) => actors)
      expect(all.toSorted((a, b) => a - b)).toEqual(
        scene.points.flatMap(({ actors }) => actors).toSorted((a, b) => a - b),
      )
    }
    expect(gatherPoints(scene, 40, 40).some((one) => one.isFolded)).toBe(false)
  })

  test('a disc is a guess only where all its points are', () => {
    const [disc] = marksOf(gatherPoints(scene, 1, 1), { scale: 1, x: 100, y: 100 }, VIEW)
    expect(disc?.kind).toBe('disc')
    expect(disc && isGuess(disc)).toBe(false)
    expect(disc && holds(disc, 200)).toBe(true)
    expect(disc && holds(disc, 300)).toBe(false)
  })
})

const mark = (key: string, x: number, y: number): Mark => ({
  key,
  x,
  y,
  radius: 4.5,
  kind: 'actor',
  actor: 0,
  point: { x: 0, y: 0, row: 0, actors: [0], isExact: true },
})

describe('walking', () => {
  const marks = [
    mark('middle', 0, 0),
    mark('right', 10, 2),
    mark('far right', 30, 0),
    mark('up', 1, -12),
    mark('corner', 8, 30),
  ]

  test.each([
    ['right', 'right'],
    ['up', 'up'],
    ['down', 'corner'],
    ['left', undefined],
  ] as const)('%s leads to the nearest on that side', (direction, key) => {
    expect(nearestTowards(marks, { x: 0, y: 0, key: 'middle' }, direction)?.key).toBe(key)
  })

  test('every mark can be reached by some way from every other', () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      mark(`m${String(i)}`, (i * 37) % 101, (i * 61) % 97),
    )
    const reached = new Set(['m0'])
    const open = many.slice(0, 1)
    while (open.length > 0) {
      const from = open.pop()
      if (!from) break
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = nearestTowards(many, from, direction)
        if (!next || reached.has(next.key)) continue
        reached.add(next.key)
        open.push(next)
      }
    }
    expect(reached.size).toBe(40)
  })

  test('a rectangle holds the same actors from whichever corner it is drawn', () => {
    const own = marks.map((one, actor): Mark => ({ ...one, kind: 'actor', actor }))
    const corners = [
      { x: -1, y: -1 },
      { x: 31, y: 5 },
    ] as const
    expect(actorsIn(own, corners[0], corners[1])).toEqual([0, 1, 2])
    expect(actorsIn(own, corners[1], corners[0])).toEqual([0, 1, 2])
  })

  test('the pointer takes the nearest mark that it touches', () => {
    expect(markAt(marks, { x: 11, y: 3 })?.key).toBe('right')
    expect(markAt(marks, { x: 200, y: 200 })).toBeUndefined()
  })
})

const width = (text: string) => text.length * 7

describe('placeNames', () => {
  test('names cover neither each other nor the marks of others', () => {
    const labels = placeNames(
      [
        { text: 'Bordeaux', x: 100, y: 100, radius: 5 },
        { text: 'Mérignac', x: 110, y: 103, radius: 5 },
        { text: 'Pau', x: 400, y: 300, radius: 5 },
      ],
      VIEW,
      width,
    )
    expect(labels.map(({ text }) => text)).toContain('Bordeaux')
    const boxes = labels.map(({ text, x, y }) => ({ left: x, right: x + width(text), y }))
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const meet = a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < 15
        expect(meet).toBe(false)
      }
    }
  })

  test('a name that has no room is left out', () => {
    const wish = { text: 'x'.repeat(200), x: 400, y: 300, radius: 5 }
    expect(placeNames([wish], VIEW, width)).toEqual([])
  })
})
