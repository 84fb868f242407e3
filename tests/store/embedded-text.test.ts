import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../server/domain/canonical-json.ts'
import type { Write } from '../../server/domain/change-sets.ts'
import { recordInOrder } from '../../server/store/embedded/record-text.ts'
import { checkRecord, toWrite } from '../../server/store/record-checks.ts'
import { FULL } from './full-records.ts'
import { putActor, putCollaboration, remove } from './records.ts'

const ODD: Write[] = [
  putActor({
    id: 'a',
    attributes: Object.fromEntries([
      ['b', 1],
      ['10', 'x'],
      ['9', false],
      ['A', 'é'],
      ['__proto__', 'y'],
    ]),
    identifiers: { siret: '1', rna: '2' },
    place: {},
  }),
  putCollaboration({ id: 'c', attributes: { z: 1, a: 2 } }),
]

const textOf = (write: Write): string => JSON.stringify(recordInOrder(write))

// The fields in the opposite order, at every depth.
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, part]) => [name, reversed(part)]),
  )
}

describe('the text of a record', () => {
  test.each([...FULL, ...ODD].map((write) => [write.record, write.id, write] as const))(
    'of %s %s is its canonical JSON, whatever the order of its fields',
    (record, id, write) => {
      const expected = canonicalJson(write.after, 'source')
      expect(textOf(write)).toBe(expected)
      const other = reversed(write.after)
      checkRecord(record, id, other)
      expect(textOf(toWrite(record, id, other))).toBe(expected)
    },
  )

  test('of one that goes is null', () => {
    expect(FULL.map((write) => textOf(remove(write)))).toEqual(FULL.map(() => 'null'))
  })
})
