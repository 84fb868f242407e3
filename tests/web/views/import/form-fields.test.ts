import { expect, test } from 'vitest'
import { HOLDS } from '../../../../server/domain/import-mapping.ts'
import { isMessageKey } from '../../../../server/locales/locales.ts'
import {
  EXPLAINED_FIELDS,
  fieldCode,
  fieldGroups,
  fieldsFor,
} from '../../../../web/src/views/import/form-fields.ts'

test('every field that a column can feed has a name, and its record too', () => {
  const nameless = HOLDS.flatMap(fieldGroups).flatMap(({ record, fields }) => [
    ...(isMessageKey(`view.record.${record}`) ? [] : [record]),
    ...fields.filter((field) => !isMessageKey(`view.field.${fieldCode(field)}`)),
  ])
  expect(nameless).toEqual([])
})

test('the groups of a table hold all of its fields, each once', () => {
  for (const holds of HOLDS) {
    const grouped = fieldGroups(holds).flatMap(({ fields }) => fields)
    expect(grouped.toSorted()).toEqual(fieldsFor(holds).toSorted())
  }
})

test('what is explained is offered somewhere', () => {
  const offered = new Set(HOLDS.flatMap(fieldsFor).map(fieldCode))
  expect(EXPLAINED_FIELDS.filter((code) => !offered.has(code))).toEqual([])
})

test('the kind of a funding is not called as the kind of a collaboration', () => {
  expect(fieldCode('collaboration.funding.kind')).not.toBe(fieldCode('collaboration.kind'))
})
