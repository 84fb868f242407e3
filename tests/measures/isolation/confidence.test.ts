import { describe, expect, test } from 'vitest'
import type { Slice } from '../../../server/domain/slice.ts'
import { listIsolated } from '../../../server/measures/isolation/isolation.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

/** The confidence in the isolation of x, and its grounds. */
function confidenceOfX(hand: HandNetwork, slice: Slice = {}): string {
  const x = listIsolated(handSlice(hand, slice)).find(({ id }) => id === 'x')
  return x === undefined ? 'not listed' : [x.confidence.level, ...x.confidence.grounds].join(' ')
}

const alone = (more: object = {}): HandNetwork => ({ actors: [{ id: 'x', ...more }] })
const complete = { settings: { actorListComplete: true } }
const solo = (...dates: (string | undefined)[]) =>
  dates.map((startsOn, i) => ({
    id: `p${i}`,
    ...(startsOn !== undefined && { startsOn }),
    members: ['x'],
  }))

describe('how sure an isolation is', () => {
  test.each([
    ['of whom nothing is known', alone(), 'low nothing-recorded'],
    ['asked', alone({ surveyedOn: '2012' }), 'high surveyed nothing-recorded'],
    ['of a complete list', { ...alone(), ...complete }, 'high list-complete nothing-recorded'],
    ['known from a project', { collaborations: solo('2012') }, 'medium participations'],
    [
      'asked, with a project',
      { ...alone({ surveyedOn: '2012' }), collaborations: solo('2012') },
      'high surveyed participations',
    ],
  ])('an actor %s', (_name, hand, expected) => {
    expect(confidenceOfX(hand)).toBe(expected)
  })

  test('in a window is one level less with a participation without date; without a window none is missing', () => {
    const dates = ['2012', undefined]
    const known = { collaborations: solo(...dates) }
    const asked = { ...alone({ surveyedOn: '2013' }), collaborations: solo(...dates) }
    const window = { from: '2012', to: '2013' }
    expect(confidenceOfX(known, window)).toBe('low participations undated')
    expect(confidenceOfX(asked, window)).toBe('medium surveyed participations undated')
    expect(confidenceOfX(known)).toBe('medium participations')
  })

  test('in a window is not the surer for a survey before it', () => {
    const hand = alone({ surveyedOn: '2011-12-31' })
    expect(confidenceOfX(hand, { from: '2012', to: '2013' })).toBe('low nothing-recorded')
    expect(confidenceOfX(hand, { from: '2011-12-31', to: '2013' })).toContain('high surveyed')
    expect(confidenceOfX(hand, { to: '2013' })).toContain('high surveyed')
  })

  test('looks at the whole network, not at what the window leaves', () => {
    const hand = { collaborations: solo('2010') }
    expect(confidenceOfX(hand, { from: '2012', to: '2013' })).toBe('medium participations')
  })
})
