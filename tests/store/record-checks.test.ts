import * as fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { RECORD_SCHEMAS } from '../../server/domain/record-kinds.ts'
import { isRecord } from '../../server/store/record-checks.ts'
import { FULL } from './full-records.ts'

/** What a field may wrongly be, and rightly. */
const value = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'x',
  'a\0b',
  '2012-02',
  0,
  -1,
  Number.NaN,
  true,
  [],
  ['x'],
  [''],
  {},
  { label: 'x' },
  { label: '' },
  { label: 'x', more: 1 },
  { code: 'x' },
)

const CHECKS = {
  network: Compile(RECORD_SCHEMAS.network),
  actor: Compile(RECORD_SCHEMAS.actor),
  collaboration: Compile(RECORD_SCHEMAS.collaboration),
  participation: Compile(RECORD_SCHEMAS.participation),
  call: Compile(RECORD_SCHEMAS.call),
  application: Compile(RECORD_SCHEMAS.application),
}

describe('what a store checks of a record', () => {
  test('is its schema, whatever a field holds', () => {
    const found = { yes: 0, no: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...FULL),
        fc.option(fc.nat({ max: 40 })),
        value,
        fc.boolean(),
        ({ record, after }, place, put, isKnown) => {
          const names = Object.keys(RECORD_SCHEMAS[record].properties)
          const name = place === null ? undefined : isKnown ? names[place % names.length] : 'more'
          const changed = { ...after, ...(name !== undefined && { [name]: put }) }
          const expected = CHECKS[record].Check(changed)
          found[expected ? 'yes' : 'no'] += 1
          // Twice: a source that was seen is not looked at again.
          expect(isRecord(record, changed)).toBe(expected)
          expect(isRecord(record, changed)).toBe(expected)
        },
      ),
      { numRuns: 2_000, seed: 2012 },
    )
    expect(Math.min(found.yes, found.no)).toBeGreaterThan(300)
  })

  test.each([null, 1, 'x', [], [{}]])('refuses %j', (nothing) => {
    expect(isRecord('actor', nothing)).toBe(false)
  })
})
