import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../server/domain/canonical-json.ts'

describe('canonicalJson', () => {
  test('sorts fields at every depth and keeps the order of lists', () => {
    const value = { b: [{ z: 1, y: [3, 1, 2] }], a: { d: null, c: 'é "x"' } }
    expect(canonicalJson(value)).toBe('{"a":{"c":"é \\"x\\"","d":null},"b":[{"y":[3,1,2],"z":1}]}')
  })

  test('leaves out what is undefined', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
  })

  test('keeps a field that has the name of the prototype', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"d":1,"c":2}}'))).toBe(
      '{"__proto__":{"c":2,"d":1},"b":1}',
    )
  })

  test('says the same value, whatever the order of the fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(reversed(value))).toBe(text)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, reversed(part)])
      .toReversed(),
  )
}
