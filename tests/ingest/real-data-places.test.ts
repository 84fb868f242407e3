import { describe, expect, test, vi } from 'vitest'
import type { Decisions } from '../../server/domain/problems.ts'
import { kilometresBetween } from '../../server/geography/points.ts'
import { detectTables } from '../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import type { ImportMapping } from '../../server/ingest/mapping.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import { sharedData } from '../support/shared-data.ts'

vi.setConfig({ testTimeout: 60_000 })

const FOLDER = 'mediation-numerique-nouvelle-aquitaine'
const isHere = sharedData(`${FOLDER}/gironde.json`) !== undefined

async function read(name: string, decisions?: Decisions, mapping?: ImportMapping) {
  const file = { name, path: sharedData(`${FOLDER}/${name}`) ?? '' }
  const understood = mapping ?? suggestMapping(await detectTables(file, DEFAULT_LIMITS)).mapping
  if (understood === undefined) throw new Error('nothing was understood')
  return readRecords([file], understood, { ...(decisions && { decisions }) })
}

/** What its headers say without the README: "Coord. X" and "Coord. Y" are a longitude and a latitude. */
const AS_HEADERS_SAY: ImportMapping = {
  version: 1,
  tables: [
    {
      file: '*',
      holds: 'actors',
      actor: {
        id: { join: ['Lieu', 'Adresse postale'] },
        place: { label: 'Commune', latitude: 'Coord. Y', longitude: 'Coord. X' },
      },
    },
  ],
}

const GIRONDE = { latitude: 44.85, longitude: -0.58 }

describe.skipIf(!isHere)(
  `places of digital mediation${isHere ? '' : ' (skipped: the shared test data is not here)'}`,
  () => {
    test('Gironde calls its latitudes X: nothing is wrong once they are read as latitudes', async () => {
      const { actors, problemCounts } = await read('gironde.json')
      expect(actors.filter(({ place }) => place?.latitude !== undefined)).toHaveLength(347)
      expect(problemCounts['coordinates-swapped']).toBeUndefined()
      expect(problemCounts['coordinates-elsewhere']).toBeUndefined()
    })

    test('read as X and Y say, all 347 points are swapped, and are put right by one decision', async () => {
      const first = await read('gironde.json', undefined, AS_HEADERS_SAY)
      expect(first.problemCounts['coordinates-swapped']).toBe(347)
      expect(first.fixableCounts['coordinates-swapped']).toBe(347)
      expect(first.actors.filter(({ place }) => place?.latitude !== undefined)).toEqual([])
      const decisions = { rules: ['coordinates-swapped'], problems: [] }
      const second = await read('gironde.json', decisions, AS_HEADERS_SAY)
      expect(second.repairedCounts).toEqual({ 'coordinates-swapped': 347 })
      const far = second.actors.filter(({ place: { latitude = 0, longitude = 0 } = {} }) => {
        return kilometresBetween({ latitude, longitude }, GIRONDE) > 120
      })
      expect(far).toEqual([])
    })

    test('of the 12 stops of a bus in Charente, the one that was geocoded near Aix is found', async () => {
      const { problems, actors } = await read('bus-france-services-charente.json')
      const told = problems.filter(({ rule }) => rule.startsWith('coordinates'))
      expect(told).toMatchObject([
        {
          rule: 'coordinates-elsewhere',
          value: '43.451334 ; 5.411872',
          expected: '496 km, Valence (16392)',
          severity: 'noted',
          fix: {},
        },
      ])
      // All of them one structure's: its SIRET is written with spaces and passes.
      expect(actors).toHaveLength(12)
      expect(new Set(actors.map(({ identifiers }) => identifiers?.['siret']))).toEqual(
        new Set(['40109226700020']),
      )
    })

    test('accepted, the misplaced stop keeps its commune and loses its point; the others stay', async () => {
      const decisions = { rules: ['coordinates-elsewhere'], problems: [] }
      const { actors } = await read('bus-france-services-charente.json', decisions)
      const without = actors.filter(({ place }) => place?.latitude === undefined)
      expect(without.map(({ place }) => place?.commune)).toEqual(['16392'])
    })
  },
)
