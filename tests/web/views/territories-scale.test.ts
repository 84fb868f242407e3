import { describe, expect, test } from 'vitest'
import type { TerritoryRow } from '../../../server/contract/territories.ts'
import { stepOf } from '../../../web/src/views/territories-funnel.tsx'
import { readOrder, sortRows } from '../../../web/src/views/territories-order.ts'
import {
  frameOf,
  placeLabels,
  pointsOf,
  roundCounts,
} from '../../../web/src/views/territories-scale.ts'

const row = (label: string, changes: Partial<TerritoryRow> = {}): TerritoryRow => ({
  territory: label,
  label,
  withheld: false,
  actors: 10,
  collaborations: 20,
  shared: 20,
  value: 0.1,
  expectation: 0.5,
  sd: 0.1,
  z: -4,
  difference: -0.4,
  limits: [
    { share: 0.95, low: -0.2, high: 0.2, side: 'below' },
    { share: 0.998, low: -0.6, high: 0.6, side: 'within' },
  ],
  verdict: 'below',
  coverage: { used: 1, dropped: 0, why: [] },
  ...changes,
})
const frame = (rows: readonly TerritoryRow[], width = 800) =>
  frameOf(pointsOf(rows), width, 400, String)

describe('pointsOf', () => {
  test('draws what something may be said of, in the order of the arrow keys', () => {
    const rows = [
      row('big', { shared: 90 }),
      row('few', { verdict: null, reason: 'few-collaborations' }),
      row('small', { shared: 6 }),
      row('withheld', { verdict: null, shared: null, difference: null, limits: [] }),
    ]
    expect(pointsOf(rows).map((point) => point.row.label)).toEqual(['small', 'big'])
  })

  test('cuts limits where the index ends: EI_N is at most 1, so EI_N − E at most 1 − E', () => {
    expect(pointsOf([row('a')])[0]?.limits).toEqual([
      [-0.2, 0.2],
      [-0.6, 0.5],
    ])
  })
})

describe('frameOf', () => {
  test('puts twice as many collaborations at the same distance everywhere', () => {
    const { x } = frame([row('a', { shared: 5 }), row('b', { shared: 500 })])
    expect(x(20) - x(10)).toBeCloseTo(x(400) - x(200), 9)
    expect(x(500)).toBeLessThan(780)
  })

  test('keeps 0 in sight, and one point alone inside', () => {
    const one = frame([row('a', { difference: -0.4, limits: [] })])
    expect(one.up).toContain(0)
    expect(one.x(20)).toBeGreaterThan(one.left)
    expect(one.x(20)).toBeLessThan(one.right)
  })

  test('names as many counts as there is room for', () => {
    expect(roundCounts(5, 600, 10)).toEqual([5, 10, 20, 50, 100, 200, 500])
    expect(roundCounts(5, 600, 4)).toEqual([10, 30, 100, 300])
    expect(roundCounts(5, 600, 2)).toEqual([10, 100])
    expect(roundCounts(11, 26, 5)).toEqual([15, 20, 25])
  })
})

describe('placeLabels', () => {
  const crowd = Array.from({ length: 12 }, (_, k) =>
    row(`Communauté de communes ${String(k)}`, { shared: 20 + k, z: -k, territory: String(k) }),
  )

  test('names never cover each other nor leave the frame', () => {
    const rows = [...crowd, row('À droite', { shared: 300, difference: 0.3, verdict: 'above' })]
    const at = frame(rows)
    const labels = placeLabels(pointsOf(rows), at, 20)
    expect(labels.length).toBeGreaterThan(1)
    const boxes = labels.map(({ x, y, anchor, text }) => {
      const left = anchor === 'start' ? x : x - text.length * 6.4
      return { left, right: left + text.length * 6.4, y }
    })
    for (const [k, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(at.left)
      expect(a.right).toBeLessThanOrEqual(at.right)
      for (const b of boxes.slice(k + 1)) {
        expect(a.right <= b.left || b.right <= a.left || Math.abs(a.y - b.y) >= 15).toBe(true)
      }
    }
  })

  test('the farthest from chance are named first, those within never', () => {
    const rows = [row('Loin', { z: -9, shared: 8 }), row('Près', { z: -2, shared: 200 })]
    const within = row('Dedans', { verdict: 'within', difference: 0, shared: 50 })
    const labels = placeLabels(pointsOf([...rows, within]), frame([...rows, within]), 1)
    expect(labels.map(({ text }) => text)).toEqual(['Loin'])
  })

  test('a name above or below its point is not as near to another point that lies outside', () => {
    const rows = [
      row('Communauté de la Vallée', { territory: 'a', shared: 200, difference: -0.2, z: -4 }),
      row('B', { territory: 'b', shared: 160, difference: -0.2, z: -3 }),
      row('C', { territory: 'c', shared: 100, difference: -0.2, z: -2 }),
    ]
    const at = frame(rows, 400)
    const labels = placeLabels(pointsOf(rows), at, 20)
    const shifted = labels.filter(({ y }) => y !== at.y(-0.2) + 4)
    expect(shifted).toEqual([])
  })

  test('a long name is cut, later where there is more room', () => {
    const rows = [row('x'.repeat(200), { shared: 8 }), row('y', { shared: 100 })]
    const [label] = placeLabels(pointsOf(rows), frame(rows), 1)
    expect(label?.text.endsWith('…')).toBe(true)
    const [wide] = placeLabels(pointsOf(rows), frame(rows, 1200), 1)
    expect(wide?.text.length).toBeGreaterThan(label?.text.length ?? 0)
    expect(wide?.text.length).toBeLessThan(60)
  })
})

test('arrow keys stop at both ends', () => {
  const keys = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End', 'Enter']
  expect(keys.map((key) => stepOf(key, 0, 3))).toEqual([1, 1, 0, 0, 0, 2, undefined])
  expect(keys.map((key) => stepOf(key, 2, 3))).toEqual([2, 2, 1, 1, 0, 2, undefined])
})

describe('the order of the table', () => {
  const rows = [
    row('Épernay', { shared: 5, z: null }),
    row('Zeta', { shared: 9 }),
    row('alpha', { shared: 9 }),
  ]
  const sorted = (query: string) =>
    sortRows(rows, readOrder(new URLSearchParams(query)), 'fr').map(({ label }) => label)

  test('is by the number of collaborations at first, equals by name', () => {
    expect(sorted('')).toEqual(['alpha', 'Zeta', 'Épernay'])
  })
  test('is by name as a dictionary has it', () => {
    expect(sorted('by=label')).toEqual(['alpha', 'Épernay', 'Zeta'])
    expect(sorted('by=label&direction=desc')).toEqual(['Zeta', 'Épernay', 'alpha'])
  })
  test('has what has no value last, either way', () => {
    expect(sorted('by=z&direction=asc').at(-1)).toBe('Épernay')
    expect(sorted('by=z&direction=desc').at(-1)).toBe('Épernay')
  })
  test('does not mind what it does not know', () => {
    expect(sorted('by=colour&direction=up')).toHaveLength(3)
  })
})
