import { describe, expect, test } from 'vitest'
import { shareInterval } from '../../../server/measures/chance/wilson.ts'

describe('the interval of a share', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is the published one', (part, whole, low, high) => {
    const found = shareInterval(part, whole)
    expect(found.map((end) => Number(end.toFixed(4)))).toEqual([low, high])
  })

  test('of all is that of none, turned round', () => {
    const [low, high] = shareInterval(20, 20)
    expect(high).toBe(1)
    expect(low).toBeCloseTo(1 - shareInterval(0, 20)[1], 12)
  })
})
