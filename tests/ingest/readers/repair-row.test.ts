import { describe, expect, test } from 'vitest'
import { repairRow } from '../../../server/ingest/readers/repair-row.ts'

describe('repairRow', () => {
  test.each([
    ['an amount', ['A', '100 000', '00', 'oui'], 3, ['A', '100 000,00', 'oui']],
    [
      'a sentence',
      ['A', 'solde. De plus', ' un acompte', 'oui'],
      3,
      ['A', 'solde. De plus, un acompte', 'oui'],
    ],
    ['both', ['A', 'un', ' deux', '5', '5'], 3, ['A', 'un, deux', '5,5']],
    ['two commas in one text', ['a', ' b', ' c', 'x'], 2, ['a, b, c', 'x']],
  ])('puts %s together again', (_name, cells, expected, repaired) => {
    expect(repairRow(cells, expected)?.cells).toEqual(repaired)
  })

  test.each([
    ['two amounts and one cell too many', ['1', '50', '2', '50', 'x'], 4],
    ['nothing that a comma can have cut', ['a', 'b', 'c', 'd'], 3],
    ['as many cells as there should be', ['a', ' b'], 2],
    ['too few cells', ['a'], 2],
  ])('does not guess: %s', (_name, cells, expected) => {
    expect(repairRow(cells, expected)).toBeUndefined()
  })
})
