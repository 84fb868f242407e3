import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layInLanes, yearsOf } from '../../../web/src/views/actor/life-lanes.ts'

describe('a small time line', () => {
  test('takes a year for its first day to its last, a month and a day as well', () => {
    expect(yearsOf('2012', '2012')).toEqual([2012, 2013])
    expect(yearsOf('2012-07', '2012-12')).toEqual([2012.5, 2013])
    expect(yearsOf('2011-01-01', '2011-12-31')).toEqual([2011, 2012])
  })

  test('needs as many rows as there are spans at the busiest moment', () => {
    const lanes = layInLanes([
      { id: 'a', from: 0, to: 3 },
      { id: 'b', from: 1, to: 2 },
      { id: 'c', from: 2, to: 4 },
    ])
    expect(lanes.map((lane) => lane.map((span) => span.id))).toEqual([['a'], ['b', 'c']])
  })

  test('covers no span with another, and loses none', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 9 }))
      .map(([from, long]) => ({ from, to: from + long }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const lanes = layInLanes(spans.map((one, i) => ({ ...one, id: String(i) })))
        expect(lanes.flat()).toHaveLength(spans.length)
        for (const lane of lanes) {
          const gaps = lane.slice(1).map((next, i) => next.from - (lane[i]?.to ?? Infinity))
          expect(Math.min(0, ...gaps)).toBe(0)
        }
        const busiest = Math.max(
          0,
          ...Array.from(
            { length: 40 },
            (_, at) => spans.filter(({ from, to }) => from <= at && at < to).length,
          ),
        )
        expect(lanes).toHaveLength(busiest)
      }),
    )
  })
})
