import { expect, test } from 'vitest'
import { newActor, newCollaboration } from '../../server/domain/records.ts'
import { fieldChanges, showValue } from '../../server/services/field-changes.ts'

test('what changed in a place, an identifier or a further column is told one by one', () => {
  const place = { commune: '33063', label: 'Bordeaux' }
  const before = newActor({
    id: 'a',
    name: 'A',
    place,
    identifiers: { siret: '1', pic: '9' },
    attributes: { note: 'x', taille: 3 },
  })
  const after = {
    ...before,
    place: { ...place, postcode: '33000' },
    identifiers: { pic: '9' },
    attributes: { note: 'x', taille: 4 },
  }
  expect(fieldChanges(before, after)).toEqual([
    { field: 'siret', before: '1', after: '' },
    { field: 'taille', before: '3', after: '4' },
    { field: 'postcode', before: '', after: '33000' },
  ])
})

test('several values and what has parts are told without brackets', () => {
  const before = newCollaboration({ id: 'c', name: 'C', domains: ['a'] })
  const after = {
    ...before,
    domains: ['a', 'b'],
    fundings: [{ funderName: 'Région', amount: 12.5, currency: 'EUR' }],
    stages: [{ stage: 'idea' as const, since: '2011' }, { stage: 'deployment' as const }],
    source: { label: 'main' },
  }
  expect(fieldChanges(before, after)).toEqual([
    { field: 'domains', before: 'a', after: 'a · b' },
    { field: 'stages', before: '', after: 'idea, 2011 · deployment' },
    { field: 'fundings', before: '', after: 'Région, 12.5, EUR' },
  ])
  expect(showValue('x'.repeat(300))).toBe(`${'x'.repeat(200)}…`)
})
