import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RECORD_KINDS, type RecordKind } from '../../server/domain/record-kinds.ts'
import { digestOf, NO_RECORD } from '../../server/store/neo4j/digest.ts'
import { newRecordDigests } from '../../server/store/neo4j/record-digests.ts'

// Small pools, so that two values are often the same, or nearly.
const leaf = fc.oneof(
  fc.constantFrom('', 'a', 'ab', 'ba', '1', 'é', '\u{1F600}', 'null'),
  fc.constantFrom(0, -0, 1, -1, 0.5, 1e300, true, false, null, undefined),
)
const fieldName = fc.constantFrom('id', 'source', 'name', 'b', '1')
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(
      tie('value').map((part) => part ?? null),
      { maxLength: 3 },
    ),
    fc.dictionary(fieldName, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const record = fc.dictionary(fieldName, value, { maxKeys: 4, noNullPrototype: true })

describe('the digest of a record', () => {
  test('is the same where the JSON is, and another where it is not', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const isSame = JSON.stringify(a) === JSON.stringify(b)
        expect(digestOf(a).digest === digestOf(b).digest).toBe(isSame)
        expect(digestOf(JSON.parse(JSON.stringify(a))).digest).toBe(digestOf(a).digest)
      }),
      { numRuns: 3_000 },
    )
  })

  test('differs after a change of one character anywhere in a long text', () => {
    const text = 'Participation à la coordination du projet de médiation numérique'
    const changed = text.split('').map((character, i) =>
      digestOf({
        name: `${text.slice(0, i)}${character === 'x' ? 'y' : 'x'}${text.slice(i + 1)}`,
      }),
    )
    const all = [digestOf({ name: text }), ...changed].map(({ digest }) => digest)
    expect(new Set(all).size).toBe(text.length + 1)
    expect(all.every((digest) => Number.isSafeInteger(digest) && digest >= 0)).toBe(true)
  })

  test('says whether a text or a name holds surrogates', () => {
    expect(digestOf({ name: 'é' }).hasSurrogates).toBe(false)
    expect(digestOf({ name: 'a\ud800' }).hasSurrogates).toBe(true)
    expect(digestOf({ attributes: { '\udc00': 1 } }).hasSurrogates).toBe(true)
    expect(digestOf({ attributes: { '\udc00': 1 } }).hasSurrogates).toBe(true)
    const source = { label: 'ab\u{1F600}' }
    expect(digestOf({ source }).hasSurrogates).toBe(true)
    expect(digestOf({ source }).hasSurrogates).toBe(true)
    expect(digestOf({ name: 'é' }).hasSurrogates).toBe(false)
  })
})

const step = fc.record({
  kind: fc.constantFrom(...RECORD_KINDS),
  key: fc.nat(1_500).map((n) => `key ${n}`),
  digest: fc.oneof(fc.maxSafeNat(), fc.constant(NO_RECORD)),
  isForgotten: fc.boolean(),
})

describe('the digests of a network', () => {
  test('are known as a map of them would say, also after they were kept', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4_000, size: 'max' }), (steps) => {
        const known = newRecordDigests()
        const wrong: string[] = []
        const expected = new Map<string, { kind: RecordKind; key: string; digest: number }>()
        for (const { kind, key, digest, isForgotten } of steps) {
          const name = `${kind} ${key}`
          const wasKnown = digest !== NO_RECORD && expected.get(name)?.digest === digest
          if (isForgotten) known.forget(kind, key)
          else if (known.learn(kind, key, digest) !== wasKnown) wrong.push(name)
          if (isForgotten || digest === NO_RECORD) expected.delete(name)
          else expected.set(name, { kind, key, digest })
        }
        expect(wrong).toEqual([])
        const again = newRecordDigests()
        for (const portion of known.portions()) again.add(portion)
        for (const { kind, key, digest } of expected.values()) {
          expect(again.learn(kind, key, digest)).toBe(true)
        }
        expect(again.countLearnt()).toBe(0)
        let kept = 0
        for (const portion of known.portions()) kept += portion.length
        expect(kept).toBe(expected.size * 12)
      }),
      { numRuns: 20 },
    )
  })
})
