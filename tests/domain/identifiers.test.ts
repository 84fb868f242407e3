import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applicationKey,
  compareIds,
  identifierOf,
  isParticipationKey,
  participationKey,
  recordKey,
} from '../../server/domain/identifiers.ts'
import { newActor } from '../../server/domain/records.ts'

/** Any character there is. The library's own `binary` takes most of a second to prepare. */
const character = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))

describe('identifierOf', () => {
  test('keeps a text as it is, but composed and without outer white space', () => {
    expect(identifierOf(['  CNRS – UMR 5319 '])).toBe('CNRS – UMR 5319')
    expect(identifierOf(['Me\u0301dias'])).toBe('M\u00e9dias')
    expect(identifierOf(['Straße ÉCOLE'])).toBe('Straße ÉCOLE')
    expect(identifierOf(['a|b'])).toBe('a|b')
  })

  test('joins several parts by |, and doubles one inside a part', () => {
    expect(identifierOf(['a', 'b'])).toBe('a|b')
    expect(identifierOf(['a|b', 'c'])).toBe('a||b|c')
    expect(identifierOf(['a', ''])).toBe('a|')
  })

  test('is empty when no part holds anything', () => {
    expect(identifierOf([])).toBe('')
    expect(identifierOf([' ', '\t\u00a0'])).toBe('')
  })

  test('keeps 200 bytes and shortens 201', () => {
    const kept = 'é'.repeat(100)
    expect(identifierOf([kept])).toBe(kept)
    const long = `${kept}x`
    const digest = createHash('sha256').update(long).digest('hex').slice(0, 16)
    expect(identifierOf([long])).toBe('é'.repeat(75) + digest)
  })

  test('cuts no character in two', () => {
    const long = `x${'\u{1F600}'.repeat(60)}`
    const digest = createHash('sha256').update(long).digest('hex').slice(0, 16)
    // 150 bytes hold x, 37 of four bytes, and one byte of the next, which is dropped.
    expect(identifierOf([long])).toBe(`x${'\u{1F600}'.repeat(37)}${digest}`)
  })

  test('tells long texts with the same beginning apart', () => {
    const start = 'a'.repeat(300)
    expect(identifierOf([`${start}1`])).not.toBe(identifierOf([`${start}2`]))
  })

  test('is never longer than 200 bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: character, maxLength: 300 }), { maxLength: 3 }),
        (parts) => {
          expect(Buffer.byteLength(identifierOf(parts))).toBeLessThanOrEqual(200)
        },
      ),
    )
  })
})

describe('keys', () => {
  test('of a participation are actor, collaboration, role and start or nothing', () => {
    const participation = { actorId: 'a|1', collaborationId: 'p', role: 'lead' as const }
    expect(participationKey(participation)).toBe('a||1|p|lead|')
    expect(participationKey({ ...participation, startsOn: '2012-02' })).toBe('a||1|p|lead|2012-02')
  })

  test('of a record are its id or what identifies it', () => {
    expect(recordKey(newActor({ id: 'a', name: 'A' }))).toBe('a')
    expect(recordKey({ actorId: 'a', collaborationId: 'p', role: 'partner' })).toBe('a|p|partner|')
    const application = { callId: 'k', collaborationId: 'p', status: 'filed' as const }
    expect(recordKey(application)).toBe('k|p')
    expect(applicationKey(application)).toBe('k|p')
  })
})

describe('isParticipationKey', () => {
  const id = fc.string({ unit: fc.constantFrom('a', '|', '1'), minLength: 1, maxLength: 3 })
  const record = fc.record({
    actorId: id,
    collaborationId: id,
    role: fc.constantFrom('lead', 'partner'),
    startsOn: fc.constantFrom('2012', undefined),
  })

  test('says yes to the key of a participation without `|` in its ids, and to no other text', () => {
    fc.assert(
      fc.property(record, record, ({ startsOn, ...fields }, other) => {
        const one = startsOn === undefined ? fields : { ...fields, startsOn }
        const key = participationKey(one)
        const isPlain = !`${one.actorId}${one.collaborationId}`.includes('|')
        expect(isParticipationKey(key, one)).toBe(isPlain)
        const another = [other.actorId, other.collaborationId, other.role, other.startsOn].join('|')
        expect(isParticipationKey(another, one) && another !== key).toBe(false)
      }),
      { numRuns: 1_000, seed: 2012 },
    )
  })
})

describe('compareIds', () => {
  test('puts what is beyond the basic plane last, which UTF-16 does not', () => {
    expect(['\u{10000}', '\uFFFD', 'b', 'B', 'a', ''].toSorted(compareIds)).toEqual([
      '',
      'B',
      'a',
      'b',
      '\uFFFD',
      '\u{10000}',
    ])
  })

  test('is the order of UTF-8 bytes', () => {
    const text = fc.string({ unit: character, maxLength: 4 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareIds(a, b))).toBe(
          Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
        )
      }),
      { numRuns: 1_000 },
    )
  })
})
