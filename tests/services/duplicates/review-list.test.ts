import { expect, test } from 'vitest'
import type { DuplicateDecision, MatchClass } from '../../../server/domain/duplicates.ts'
import { reviewList } from '../../../server/services/duplicates/review-list.ts'

const pair = (a: string, b: string, strength: MatchClass = 'certain') => ({
  a,
  b,
  class: strength,
  score: 1,
  reasons: [],
})
const said = (a: string, b: string, decision: DuplicateDecision) => ({ a, b, decision, at: '' })
const shown = (
  pairs: ReturnType<typeof pair>[],
  decisions: ReturnType<typeof said>[] = [],
  now = (id: string) => id,
) => reviewList({ pairs }, { decisions }, now)
const ids = (list: ReturnType<typeof shown>) => list.pairs.map(({ a, b }) => a + b)

const presentId = (id: string) => (id === 'old' ? 'a' : id)

test('what follows from certain pairs is not asked', () => {
  const pairs = [pair('a', 'b'), pair('b', 'c'), pair('a', 'c'), pair('a', 'c', 'possible')]
  expect(ids(shown(pairs))).toEqual(['ab', 'bc'])
  // Nothing follows from what is only probable.
  const probable = [
    pair('a', 'b', 'probable'),
    pair('b', 'c', 'probable'),
    pair('a', 'c', 'probable'),
  ]
  expect(ids(shown(probable))).toEqual(['ab', 'bc', 'ac'])
})

test('the same doubt about two actors that are certainly one is told once', () => {
  const pairs = [pair('a', 'b'), pair('a', 'c', 'possible'), pair('b', 'c', 'possible')]
  expect(ids(shown(pairs))).toEqual(['ab', 'ac'])
})

test('different pairs are gone, later ones come last, the same ones first', () => {
  const pairs = [pair('a', 'b'), pair('c', 'd'), pair('e', 'f', 'possible')]
  const list = shown(pairs, [
    said('b', 'a', 'different'),
    said('c', 'd', 'later'),
    said('e', 'f', 'same'),
  ])
  expect(ids(list)).toEqual(['ef', 'cd'])
  expect(list.pairs[0]).toMatchObject({ class: 'certain', reasons: [{ code: 'decided-same' }] })
  expect(list.counts).toEqual({ certain: 1, probable: 0, possible: 0, later: 1, different: 1 })
})

test('what was said of an actor counts for the one that it became', () => {
  expect(ids(shown([pair('a', 'b')], [said('old', 'b', 'different')], presentId))).toEqual([])
})
