import { describe, expect, test } from 'vitest'
import { collectSources } from '../../server/reports/build-document.ts'
import { findWriter, listWriters } from '../../server/reports/registry.ts'
import { demoDocument } from '../support/demo-report.ts'

describe('collectSources', () => {
  test('counts the records of each source, whatever import brought them', () => {
    const one = { label: 'Subventions', licence: 'Licence Ouverte', asOf: '2024' }
    expect(
      collectSources([
        { source: { ...one, importId: 'i1' } },
        { source: { label: 'Annuaire' } },
        { source: { ...one, importId: 'i2' } },
        {},
      ]),
    ).toEqual([
      { ...one, records: 2 },
      { label: 'Annuaire', records: 1 },
    ])
  })
})

describe('buildDocument', () => {
  const document = demoDocument()

  test('puts those of whom nothing is known after all reasons', () => {
    const reasons = [...new Set(document.isolated.map(({ reason }) => reason))]
    expect(reasons[0]).toBe('new')
    expect(reasons.at(-1)).toBe('not-recorded')
  })

  test('gives signs to the sectors of most actors first', () => {
    const counts = document.picture.sectors.map(
      (_, index) => document.picture.nodes.filter(({ sector }) => sector === index).length,
    )
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    for (const node of document.picture.nodes) {
      const actor = document.actors.find(({ id }) => id === node.id)
      expect(document.picture.sectors[node.sector]).toBe(actor?.sectors[0])
    }
  })

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})

test('every format has its own name and says what its file is', () => {
  const formats = listWriters().map(({ format }) => format)
  expect(new Set(formats).size).toBe(formats.length)
  expect(findWriter('gexf')?.extension).toBe('.gexf')
  expect(findWriter('docx')).toBeUndefined()
})
