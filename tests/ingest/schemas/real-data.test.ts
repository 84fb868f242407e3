import { basename } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { detectTables } from '../../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../../server/ingest/limits.ts'
import { readRecords } from '../../../server/ingest/read-records.ts'
import { suggestMapping } from '../../../server/ingest/suggest/suggest.ts'
import { sharedData } from '../../support/shared-data.ts'

vi.setConfig({ testTimeout: 60_000 })

type Counts = { actors: number; collaborations: number; participations: number }

// Every count is the README's beside the data, or follows from it as said.
const FILES: [path: string, counts: Counts][] = [
  [
    'cordis-h2020-start-2014-2016/h2020_start_2014_2016.csv.gz',
    { actors: 17_428, collaborations: 10_030, participations: 47_973 },
  ],
  [
    // 1,076 rows, of which one stands twice.
    'cordis-semiconductors-ev/organization.json',
    { actors: 765, collaborations: 26, participations: 1_075 },
  ],
  ['cordis-semiconductors-ev/project.json', { actors: 0, collaborations: 26, participations: 0 }],
  [
    // 6,989 names, 6,988 once trimmed; one pair stands twice.
    'interreg-keep-2014-2020/keep_closed_1420_Partnership.csv.gz',
    { actors: 6_988, collaborations: 1_852, participations: 8_620 },
  ],
  [
    'interreg-keep-2014-2020/extract_nouvelle_aquitaine_partnership.csv',
    { actors: 225, collaborations: 40, participations: 255 },
  ],
  [
    'mediation-numerique-nouvelle-aquitaine/gironde.json',
    { actors: 347, collaborations: 0, participations: 0 },
  ],
  [
    'mediation-numerique-nouvelle-aquitaine/bus-france-services-charente.json',
    { actors: 12, collaborations: 0, participations: 0 },
  ],
  [
    'mediation-numerique-nouvelle-aquitaine/exemple-valide.csv',
    { actors: 1, collaborations: 0, participations: 0 },
  ],
  [
    // Titles above the header; 24 grants to 22 beneficiaries.
    'subventions-pays-de-la-loire/subvention_progos_2018.xls',
    { actors: 22, collaborations: 24, participations: 24 },
  ],
]

async function imported(...paths: string[]) {
  const files = paths.map((path) => ({ name: basename(path), path: sharedData(path) ?? '' }))
  const tables = await Promise.all(files.map((file) => detectTables(file, DEFAULT_LIMITS)))
  const { mapping } = suggestMapping(tables.flat())
  if (mapping === undefined) throw new Error('nothing was understood')
  return readRecords(files, mapping)
}

const keyOf = (one: { actorId: string; collaborationId: string; role: string }) =>
  JSON.stringify([one.actorId, one.collaborationId, one.role])

const isHere = FILES.every(([path]) => sharedData(path) !== undefined)

describe.skipIf(!isHere)(
  `registers known by their columns${isHere ? '' : ' (skipped: the shared test data is not here)'}`,
  () => {
    test.each(FILES)('%s', async (path, counts) => {
      const { actors, collaborations, participations } = await imported(path)
      expect({
        actors: actors.length,
        collaborations: collaborations.length,
        participations: participations.length,
      }).toEqual(counts)
    })

    test('keep.eu: the workbook gives the partners of its CSV, and the dates of projects', async () => {
      const workbook = await imported('interreg-keep-2014-2020/keep_closed_1420.xlsx')
      const table = await imported('interreg-keep-2014-2020/keep_closed_1420_Partnership.csv.gz')
      // 39 projects share programme and acronym with another: the list refuses the second.
      expect(workbook.problemCounts).toMatchObject({ 'duplicate-id': 39, 'sheet-not-mapped': 1 })
      const keys = (read: typeof table) => read.participations.map(keyOf).toSorted()
      expect(keys(workbook)).toEqual(keys(table))
      for (const kind of ['actors', 'collaborations'] as const) {
        const ids = (read: typeof table) => read[kind].map(({ id }) => id).toSorted()
        expect(ids(workbook)).toEqual(ids(table))
      }
      // Two projects end before they begin: they are in it, without dates.
      expect(workbook.problemCounts).toMatchObject({ 'dates-reversed': 2 })
      expect(workbook.collaborations.filter(({ startsOn }) => startsOn)).not.toHaveLength(0)
    })

    test('the parliamentary reserve: a grant each, and nobody’s name', async () => {
      const read = await imported(
        'reserve-parlementaire-2013-2014/2013_reserve_parlementaire.csv.gz',
      )
      // 10,956 records, of which one stands twice.
      expect(read.collaborations).toHaveLength(10_955)
      expect(read.droppedPersonal).toEqual([
        { file: '2013_reserve_parlementaire.csv.gz', columns: ['Prénom'] },
      ])
      const cents = read.collaborations.reduce(
        (sum, { fundings = [] }) => sum + Math.round((fundings[0]?.amount ?? 0) * 100),
        0,
      )
      expect(81_514_813_09 - cents).toBe(2_500_00)
    })
  },
)
