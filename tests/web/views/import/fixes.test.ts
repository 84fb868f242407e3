import { describe, expect, test } from 'vitest'
import {
  withoutProblem,
  withoutRule,
  withProblem,
  withRule,
} from '../../../../web/src/views/import/fixes.ts'

const NONE = { rules: [], problems: [] }
const day = { id: 'no-such-day|a.csv||2|Début', rule: 'no-such-day' }
const other = { id: 'no-such-day|a.csv||3|Début', rule: 'no-such-day' }
const number = { id: 'not-a-number|a.csv||2|Montant', rule: 'not-a-number' }

describe('accepted fixes', () => {
  test('one is accepted once, and taken back alone', () => {
    const twice = withProblem(withProblem(withProblem(NONE, day), number), day)
    expect(twice).toEqual({ rules: [], problems: [number.id, day.id] })
    expect(withoutProblem(twice, day)).toEqual({ rules: [], problems: [number.id] })
  })

  test('a whole rule takes in what was accepted of it one by one, and goes as a whole', () => {
    const some = withProblem(withProblem(withProblem(NONE, day), other), number)
    const all = withRule(some, 'no-such-day')
    expect(all).toEqual({ rules: ['no-such-day'], problems: [number.id] })
    expect(withRule(all, 'no-such-day')).toEqual(all)
    expect(withoutRule(all, 'no-such-day')).toEqual({ rules: [], problems: [number.id] })
    expect(withoutRule(some, 'no-such-day')).toEqual({ rules: [], problems: [number.id] })
  })

  test('one of an accepted rule is taken back alone, and accepted again with its rule', () => {
    const all = withRule(withProblem(NONE, number), 'no-such-day')
    const butOne = withoutProblem(all, day)
    expect(butOne).toEqual({ ...all, except: [day.id] })
    expect(withoutProblem(butOne, day)).toEqual(butOne)
    expect(withoutProblem(butOne, other).except).toEqual([day.id, other.id])
    expect(withProblem(butOne, day)).toEqual(all)
    expect(withRule(butOne, 'no-such-day').except).toBeUndefined()
    expect(withoutRule(butOne, 'no-such-day')).toEqual({ rules: [], problems: [number.id] })
  })

  test('a rule whose name begins as another’s is not that one', () => {
    const some = withProblem(NONE, {
      id: 'no-such-day-ever|a.csv||2|Début',
      rule: 'no-such-day-ever',
    })
    expect(withRule(some, 'no-such-day').problems).toHaveLength(1)
  })
})
