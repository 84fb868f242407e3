import { describe, expect, test } from 'vitest'
import { groupMerges } from '../../../web/src/views/duplicates/group-merges.ts'

/** `a<b`: b becomes a. */
const pair = (text: string) => {
  const [kept = '', merged = ''] = text.split('<')
  return { kept: { id: kept }, merged: { id: merged } }
}
const grouped = (...pairs: string[]) =>
  groupMerges(pairs.map(pair)).map(
    ({ kept, merged }) => `${kept.id}<${merged.map(({ id }) => id).join('+')}`,
  )

describe('pairs merged together', () => {
  test('that have no actor in common are merges of their own, in their order', () => {
    expect(grouped('c<d', 'a<b')).toEqual(['c<d', 'a<b'])
  })

  test('that share an actor are one merge, so that nobody is merged into who is gone', () => {
    expect(grouped('a<b', 'a<c')).toEqual(['a<b+c'])
    expect(grouped('b<c', 'a<b')).toEqual(['a<b+c'])
  })

  test('that a later pair links are one merge too', () => {
    expect(grouped('a<b', 'c<d', 'a<c')).toEqual(['a<b+c+d'])
  })

  test('whose choices contradict each other keep whom the first pair keeps', () => {
    expect(grouped('a<b', 'b<c', 'c<a')).toEqual(['a<b+c'])
    expect(grouped('a<b', 'c<b')).toEqual(['a<b+c'])
  })

  test('nothing chosen is nothing to merge', () => {
    expect(grouped()).toEqual([])
  })
})
