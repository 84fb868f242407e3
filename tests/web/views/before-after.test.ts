import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../../server/contract/before-after.ts'
import {
  judgeChange,
  mainStep,
  stepsOf,
  withEnd,
  yearsOf,
} from '../../../web/src/views/before-after-reading.ts'

const change = (value: number | null, parts: Record<string, number>): Comparison['change'] => ({
  measure: 'openness-change',
  subject: { scope: 'network', ids: [] },
  slice: {},
  unit: 'index',
  value,
  parts,
  coverage: { used: 1, dropped: 0, why: [] },
  method: { parameters: {}, exact: true, version: 1 },
})

describe('a change of openness', () => {
  test('is told only beyond 95 % of what chance would give', () => {
    expect(judgeChange({ beyond: { value: 0.2, sd: 0.1 } })).toBe('more')
    expect(judgeChange({ beyond: { value: -0.2, sd: 0.1 } })).toBe('less')
    expect(judgeChange({ beyond: { value: 0.19, sd: 0.1 } })).toBe('chance')
    expect(judgeChange({ beyond: null })).toBe('unknown')
    expect(judgeChange({ beyond: { value: 0.2, sd: 0 } })).toBe('unknown')
  })

  test('is laid end to end from the first index to the second', () => {
    const parts = {
      before: 0.25,
      after: 0.5,
      composition: -0.25,
      newCollaborations: 0.375,
      opening: 0,
      departures: 0.125,
    }
    const steps = stepsOf({ change: change(0.25, parts) }) ?? []
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0.25, 0],
      [0, 0.375],
      [0.375, 0.375],
      [0.375, 0.5],
    ])
    expect(mainStep(steps)?.part).toBe('newCollaborations')
    expect(stepsOf({ change: change(null, {}) })).toBeUndefined()
  })
})

describe('the two periods', () => {
  const periods = { firstFrom: 2010, firstTo: 2011, secondFrom: 2012, secondTo: 2014 }

  test('are years, whatever was asked for; open sides are the ends of the data', () => {
    const asked = { first: { to: '2011-06' }, second: { from: '2012-01-31' } }
    expect(yearsOf(asked, 2010, 2014)).toEqual(periods)
  })

  test('never end before they begin', () => {
    expect(withEnd(periods, 'firstFrom', 2013)).toEqual({
      ...periods,
      firstFrom: 2013,
      firstTo: 2013,
    })
    expect(withEnd(periods, 'secondTo', 2011)).toEqual({
      ...periods,
      secondFrom: 2011,
      secondTo: 2011,
    })
  })
})
