import { describe, expect, test } from 'vitest'
import { Recent } from '../../server/services/recent.ts'

describe('Recent', () => {
  test('drops what was used longest ago', () => {
    const recent = new Recent<number>(2)
    recent.set('a', 1)
    recent.set('b', 2)
    recent.get('a')
    recent.set('c', 3)
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([1, undefined, 3])
  })

  test('drops until what is left is light enough; the newest stays however heavy it is', () => {
    const recent = new Recent<number>(10, { of: (value) => value, max: 10 })
    recent.set('a', 4)
    recent.set('b', 4)
    recent.set('a', 5)
    expect([recent.get('a'), recent.get('b')]).toEqual([5, 4])
    recent.set('c', 6)
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, 4, 6])
    recent.set('d', 99)
    expect(['b', 'c', 'd'].map((key) => recent.get(key))).toEqual([undefined, undefined, 99])
  })
})
