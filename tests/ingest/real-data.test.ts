import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import { detectFile } from '../../server/ingest/detect/detect-file.ts'
import type { ImportMapping } from '../../server/ingest/mapping.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { newShape } from '../../server/ingest/readers/csv-table.ts'
import type { ImportedRecords } from '../../server/ingest/records/imported.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import { mappingOf, participationsTable, readRows } from '../support/import-files.ts'
import { ANR_FILE } from '../support/anr.ts'
import { sharedData } from '../support/shared-data.ts'
import { URBACT_MEMBERS, URBACT_NETWORKS } from '../support/urbact.ts'

// Megabytes are read here: on a busy machine that takes longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

// Real data stays outside the project (licences differ): where it is not, these are skipped.

const NOT_HERE = ' (skipped: the shared test data is not here)'
const PIA = 'anr-pia-france-2010-2022/anr-dgpie-depuis-2010-projets-finances-20220512-'
const GRANTS = 'subventions-pays-de-la-loire/'

function here(...paths: string[]): boolean {
  return paths.every((path) => sharedData(path) !== undefined)
}

function filesOf(...paths: string[]): { name: string; path: string }[] {
  return paths.map((path) => ({ name: basename(path), path: sharedData(path) ?? '' }))
}

async function suggested(...paths: string[]): Promise<ImportMapping> {
  const files = filesOf(...paths).map(({ name, path }) => detectFile(name, path, DEFAULT_LIMITS))
  const { mapping } = suggestMapping(await Promise.all(files))
  if (mapping === undefined) throw new Error('nothing was understood')
  return mapping
}

function pairs({ participations }: ImportedRecords): number {
  return new Set(participations.map((one) => `${one.actorId}\0${one.collaborationId}`)).size
}

describe.skipIf(!here(ANR_FILE))(`ANR${here(ANR_FILE) ? '' : NOT_HERE}`, () => {
  let mapping: ImportMapping
  let read: ImportedRecords
  beforeAll(async () => {
    mapping = await suggested(ANR_FILE)
    read = await readRecords(filesOf(ANR_FILE), mapping)
  })

  test('RNSR number else name, as it is proposed: 2,512 actors, 1,045 projects, 4,227 links', () => {
    expect(read.files).toMatchObject([{ rows: 4374, refused: 2, encoding: { encoding: 'utf-8' } }])
    expect(read.problems.filter(({ severity }) => severity === 'refused')).toMatchObject([
      { line: 1890, rule: 'no-actor-identity' },
      { line: 3537, rule: 'no-actor-identity' },
    ])
    expect(read.actors).toHaveLength(2512)
    expect(read.collaborations).toHaveLength(1045)
    expect(pairs(read)).toBe(4227)
  })

  test('exact names: 3,038 actors, 4,220 links', async () => {
    const [table] = mapping.tables
    if (table === undefined) throw new Error('no table')
    const byName = { ...table, actor: { ...table.actor, id: 'Projet.Partenaire.Nom_organisme' } }
    const byNames = await readRecords(filesOf(ANR_FILE), { ...mapping, tables: [byName] })
    expect(byNames.files).toMatchObject([{ rows: 4374, refused: 2 }])
    expect(byNames.actors).toHaveLength(3038)
    expect(pairs(byNames)).toBe(4220)
  })

  test('towns of France become communes, those abroad never; the file’s région tells namesakes apart', () => {
    const placed = read.actors.filter(({ place }) => place?.commune !== undefined)
    const named = read.actors.filter(({ place }) => place?.label !== undefined)
    const isFrench = (actor: (typeof named)[number]) => actor.attributes?.['Pays'] === 'France'
    expect(placed.filter(isFrench).length / named.filter(isFrench).length).toBeGreaterThan(0.95)
    const byLabel = new Map(placed.map(({ place }) => [place?.label, place?.commune]))
    // INSEE codes of the three towns; La Rochelle is also a commune of Haute-Saône.
    expect(['Bordeaux', 'La Rochelle', 'Poitiers'].map((town) => byLabel.get(town))).toEqual([
      '33063',
      '17300',
      '86194',
    ])
    expect(byLabel.get('Mérignac')).toBeUndefined()
    expect(placed.filter((actor) => actor.attributes?.['Pays'] === 'Italie')).toEqual([])
  })

  test('each project has its edition and one coordinator', () => {
    for (const { id, startsOn } of read.collaborations) expect(startsOn).toBe(`20${id.slice(4, 6)}`)
    const leads = read.participations.filter(({ role }) => role === 'lead')
    expect(leads).toHaveLength(1045)
    expect(new Set(leads.map(({ collaborationId }) => collaborationId)).size).toBe(1045)
  })
})

const hasUrbact = here(URBACT_MEMBERS, URBACT_NETWORKS)
describe.skipIf(!hasUrbact)(`URBACT${hasUrbact ? '' : NOT_HERE}`, () => {
  test('591 cities, 172 networks, 1,509 links as published; the city in two roles is told', async () => {
    const mapping = await suggested(URBACT_MEMBERS, URBACT_NETWORKS)
    const read = await readRecords(filesOf(URBACT_MEMBERS, URBACT_NETWORKS), mapping)
    expect(read.files.map(({ rows, refused }) => [rows, refused])).toEqual([
      [172, 0],
      [1510, 0],
    ])
    expect(read.actors).toHaveLength(591)
    expect(read.collaborations).toHaveLength(172)
    expect(pairs(read)).toBe(1509)
    expect(read.participations.filter(({ role }) => role === 'lead')).toHaveLength(172)
    const told = read.problems.filter(({ rule }) => rule === 'several-roles')
    expect(told).toMatchObject([{ line: 254, value: '2950159 – 28', expected: 'partner, lead' }])
    const phases = new Map<string, number>()
    for (const { domains = [] } of read.collaborations) {
      for (const phase of domains) phases.set(phase, (phases.get(phase) ?? 0) + 1)
    }
    expect(Object.fromEntries(phases)).toEqual({
      'Urbact I': 36,
      'Urbact II': 61,
      'Urbact III': 75,
    })
    // One city of the file has no coordinates.
    const unplaced = read.actors.filter(({ place }) => place?.latitude === undefined)
    expect(unplaced.map(({ name }) => name)).toEqual(['Morne-à-l’Eau'])
  })
})

const piaFiles = [`${PIA}partenaires.csv.gz`, `${PIA}projets.csv.gz`]
describe.skipIf(!here(...piaFiles))(`ANR PIA${here(...piaFiles) ? '' : NOT_HERE}`, () => {
  test('1,379 projects with Excel starts and amounts; 1,332 names less "Non renseigné"', async () => {
    const read = await readRecords(filesOf(...piaFiles), await suggested(...piaFiles))
    expect(read.collaborations).toHaveLength(1379)
    expect(read.actors).toHaveLength(1331)
    const total = read.collaborations.reduce(
      (sum, { fundings = [] }) => sum + fundings.reduce((part, { amount }) => part + amount, 0),
      0,
    )
    expect(total).toBeCloseTo(13_437_508_769.58, 1)
    // 456 projects have no start: their edition, a year alone, is taken.
    const years = read.collaborations.filter(({ startsOn = '' }) => startsOn.length === 4)
    expect(years).toHaveLength(456)
  })
})

const grantFiles = [
  '2018_Publication_données_Open_data_Subventions_Conventions.csv',
  '201903_Publication_données_Open_data_Subventions_Conventions.csv',
  '224900019_conventions-de-subventions-du-departement-de-maine-et-loire.csv',
  'donnees_subventions_agregees_PDL.csv.gz',
  'donnees_subventions_agregees_PDL_utf8.csv.gz',
].map((name) => `${GRANTS}${name}`)
const hasGrants = here(...grantFiles)

const FUNDERS = [
  'Département de Loire-Atlantique',
  'Département de Maine-et-Loire',
  'Conseil Départemental de la Mayenne',
  'Conseil dépatemental de la Sarthe',
  'Conseil Départemental de la Vendée',
]

/** A file's lines decided one by one by other means than the importer's. */
function linesOf(path: string): string[] {
  const stored = readFileSync(path)
  const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored
  const strict = new TextDecoder('utf-8', { fatal: true })
  return bytes
    .toString('latin1')
    .split('\n')
    .map((text) => {
      const line = Buffer.from(text, 'latin1')
      try {
        return strict.decode(line)
      } catch {
        return iconv.decode(line, 'win1252')
      }
    })
}

function lettersIn(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const letter of text.match(/[^\0-\x7f]/gu) ?? []) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
  }
  return counts
}

describe.skipIf(!hasGrants)(`grants of Pays de la Loire${hasGrants ? '' : NOT_HERE}`, () => {
  /** Lines whose quotes are wrong: refused, each with its problem. */
  const refused = new Map([[grantFiles[0], new Set([6, 10, 89])]])

  test.each<[file: string | undefined, encoding: string, windows1252: number, broken: number]>([
    [grantFiles[0], 'mixed', 85, 0],
    [grantFiles[1], 'utf-8', 0, 0],
    [grantFiles[2], 'utf-8', 0, 0],
    [grantFiles[3], 'utf-8', 0, 108],
    [grantFiles[4], 'windows-1252', 18_928, 0],
  ])('no letter is lost: %s, %s', async (file = '', encoding, windows1252, broken) => {
    const path = sharedData(file) ?? ''
    const shape = newShape()
    const rows = await readRows(path, {}, shape)
    expect(shape.encoding).toMatchObject({ encoding, lines: { windows1252, broken } })
    const faults = rows.filter(({ fault }) => fault !== undefined).map(({ line }) => line)
    expect(new Set(faults)).toEqual(refused.get(file) ?? new Set())
    const lines = linesOf(path).filter((_, i) => !refused.get(file)?.has(i + 1))
    expect(lettersIn(rows.flatMap(({ cells }) => cells))).toEqual(lettersIn(lines))
  })

  test('the 108 lines that are no encoding are refused, each with its line and bytes', async () => {
    const files = filesOf(grantFiles[3] ?? '')
    const table = participationsTable({
      actor: { id: 'nomBeneficiaire' },
      collaboration: { id: 'nomAttribuant' },
    })
    const read = await readRecords(files, mappingOf(table))
    const broken = read.problems.filter(({ rule }) => rule === 'undecodable-bytes')
    expect(broken).toHaveLength(108)
    // From offset 3,310,931 on, says the data's README: line 18,808.
    expect(broken[0]).toMatchObject({
      line: 18_808,
      value: 'FC BE 8E 96 94 BC',
      severity: 'refused',
    })
    expect(read.collaborations.map(({ id }) => id)).toEqual(FUNDERS)
  })

  test('amounts and sentences that commas cut are put together again', async () => {
    const file = grantFiles[1] ?? ''
    const read = await readRecords(filesOf(file), await suggested(file))
    expect(read.files).toMatchObject([{ rows: 47, refused: 0 }])
    expect(read.collaborations[0]?.fundings).toMatchObject([{ amount: 25_000 }])
  })
})
