import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { identifierOf } from '../../server/domain/identifiers.ts'
import { ROLES } from '../../server/domain/records.ts'
import type { TableMapping } from '../../server/ingest/mapping.ts'
import { readText } from '../support/import-files.ts'

const TABLE: TableMapping = {
  file: '*',
  holds: 'participations',
  actor: {
    id: 'acteur',
    name: 'nom',
    sectors: { column: 'secteurs', split: '/' },
    attributes: ['note'],
    place: { latitude: 'lat', longitude: 'lon' },
  },
  collaboration: { id: 'projet', startsOn: 'le', weight: 'poids' },
  participation: { role: 'rôle' },
}

// Letters that Windows-1252 has too; signs that CSV must quote; no formula, no lone NUL.
const LETTERS = Array.from('abAB09 éèçÀœ€’–"\';,|\t\n&')
const word = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 15 })
  .map((text) => `x${text}`.trim())
const id = fc.constantFrom('A1', 'A2', 'Médiathèque', 'Été; "là"', 'a|b')
const row = fc.record({
  acteur: id,
  nom: word,
  projet: id,
  note: word,
  le: fc.constantFrom('2012', '2013-02', '2014-02-28'),
  poids: fc.integer({ min: 0, max: 1000 }).map((weight) => weight / 8),
  rôle: fc.constantFrom(...ROLES),
  lat: fc.integer({ min: 400, max: 900 }).map((tenths) => tenths / 10),
  lon: fc.integer({ min: 110, max: 1800 }).map((tenths) => tenths / 10),
  secteurs: fc.uniqueArray(fc.constantFrom('culture', 'éducation', 'ess'), {
    minLength: 1,
    maxLength: 3,
  }),
})
// One row for each (actor, project): what rows that disagree give is tested by itself.
const rows = fc.uniqueArray(row, {
  minLength: 1,
  maxLength: 5,
  selector: ({ acteur }) => acteur,
})

const way = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t', '|'),
  encoding: fc.constantFrom('utf8', 'utf-16le', 'utf-16be', 'win1252'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  decimal: fc.constantFrom('.', ','),
  isQuoted: fc.boolean(),
  isZipped: fc.boolean(),
})

describe('records written as CSV', () => {
  test('are read back the same, whatever the delimiter, encoding and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        way,
        async (records, { delimiter, encoding, lineEnd, decimal, isQuoted, isZipped }) => {
          const number = (value: number) => String(value).replace('.', decimal)
          const text = stringify(
            records.map((one) => ({
              ...one,
              poids: number(one.poids),
              lat: number(one.lat),
              lon: number(one.lon),
              secteurs: one.secteurs.join('/'),
            })),
            {
              header: true,
              delimiter,
              record_delimiter: lineEnd,
              quoted: isQuoted,
              quoted_match: /\n/,
            },
          )
          const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') })
          const read = await readText(isZipped ? gzipSync(bytes) : bytes, TABLE)
          expect(read.problems.filter(({ severity }) => severity === 'refused')).toEqual([])
          expect(read.actors).toEqual(
            records.map((one) => ({
              id: identifierOf([one.acteur]),
              name: one.nom.normalize('NFC'),
              sectors: one.secteurs,
              place: { latitude: one.lat, longitude: one.lon },
              attributes: { note: one.note.normalize('NFC') },
            })),
          )
          expect(read.participations).toEqual(
            records.map((one) => ({
              actorId: identifierOf([one.acteur]),
              collaborationId: identifierOf([one.projet]),
              role: one.rôle,
            })),
          )
        },
      ),
      { seed: 2012 },
    )
  })
})
