import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { ANR_FILE } from '../anr.ts'
import { handSlice } from '../networks.ts'
import { sharedData } from '../shared-data.ts'
import { REFERENCE_CASES, type ReferenceCase } from './mixing-references.ts'

type Row = Record<string, string>

/** One row: an actor in a collaboration, and the sector that the row gives it ('' where none). */
type SectoredRow = { actor: string; collaboration: string; sector: string }

/** The most frequent sector of an actor, the first in code-point order among equals; or all of them. */
export type SectorRule = 'most-frequent' | 'all'

function networkOf(rows: readonly SectoredRow[], rule: SectorRule): SlicedNetwork {
  const members = new Map<string, Set<string>>()
  const counts = new Map<string, Map<string, number>>()
  for (const { actor, collaboration, sector } of rows) {
    members.set(collaboration, (members.get(collaboration) ?? new Set()).add(actor))
    const own = counts.get(actor) ?? new Map<string, number>()
    counts.set(actor, own)
    if (sector !== '') own.set(sector, (own.get(sector) ?? 0) + 1)
  }
  return handSlice({
    actors: [...counts].map(([id, own]) => {
      const ranked = [...own].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      const sectors = ranked.map(([sector]) => sector)
      return { id, sectors: rule === 'all' ? sectors : sectors.slice(0, 1) }
    }),
    collaborations: [...members].map(([id, ids]) => ({ id, members: [...ids] })),
  })
}

function readRows(path: string, delimiter: string): Row[] {
  const bytes = readFileSync(path)
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
  return parse(plain, { columns: true, bom: true, delimiter, skip_empty_lines: true })
}

const known = (value: string | undefined, ...none: string[]) =>
  value === undefined || none.includes(value) ? '' : value

function pia(rows: readonly Row[], region?: string): SectoredRow[] {
  const inRegion = new Set(
    rows
      .filter((row) => region === undefined || row['Projet.Partenaire.Adresse.Region'] === region)
      .map((row) => row['Projet.Code_Decision_ANR']),
  )
  return rows
    .filter((row) => inRegion.has(row['Projet.Code_Decision_ANR']))
    .map((row) => ({
      actor: row['Projet.Partenaire.Nom_organisme'] ?? '',
      collaboration: row['Projet.Code_Decision_ANR'] ?? '',
      sector: known(row['Projet.Partenaire.Categorie_organisme'], 'Non renseigné'),
    }))
}

function interreg(row: Row): SectoredRow {
  return {
    actor: (row['Project Partner'] ?? '').trim(),
    collaboration: `${row['Programme']}|${row['Acronym']}`,
    sector: known(row['Legal Status']?.toLowerCase(), 'n/a'),
  }
}

function reserve(row: Row): SectoredRow {
  const id = row['ID_Acteur'] ?? ''
  const beneficiary = row['Bénéficiaire'] ?? ''
  return {
    actor: id === 'NULL' ? (row['Nom'] ?? '').toUpperCase() : id,
    collaboration: beneficiary.trim() === '' ? beneficiary : beneficiary.trim(),
    sector: known(row['Groupe']?.trim().toUpperCase(), 'NULL'),
  }
}

function anr(reading: 'name' | 'rnsr-else-name') {
  return (rows: readonly Row[]): SectoredRow[] =>
    rows.flatMap((row) => {
      const name = row['Projet.Partenaire.Nom_organisme'] ?? ''
      const number = row['Projet.Partenaire.Code_RNSR'] ?? ''
      const actor = reading === 'name' || number === '' ? name : number
      const sector = row['Projet.Partenaire.Categorie_organisme'] ?? ''
      return actor === '' ? [] : [{ actor, collaboration: row['id'] ?? '', sector }]
    })
}

type Described = {
  name: string
  partition: string
  files: readonly string[]
  delimiter?: string
  rowsOf: (rows: readonly Row[]) => SectoredRow[]
}

const PIA =
  'anr-pia-france-2010-2022/anr-dgpie-depuis-2010-projets-finances-20220512-partenaires.csv.gz'
const RESERVE = [2013, 2014].map(
  (year) => `reserve-parlementaire-2013-2014/${year}_reserve_parlementaire.csv.gz`,
)

const DESCRIBED: readonly Described[] = [
  {
    name: 'interreg-keep-2014-2020-nouvelle-aquitaine',
    partition: 'legalStatus',
    files: ['interreg-keep-2014-2020/extract_nouvelle_aquitaine_partnership.csv'],
    delimiter: ';',
    rowsOf: (rows) => rows.map(interreg),
  },
  {
    name: 'reserve-parlementaire-2013-2014',
    partition: 'group',
    files: RESERVE,
    rowsOf: (rows) => rows.map(reserve),
  },
  {
    name: 'anr-pia-nouvelle-aquitaine',
    partition: 'category',
    files: [PIA],
    rowsOf: (rows) => pia(rows, 'Nouvelle Aquitaine'),
  },
  { name: 'anr-pia-france', partition: 'category', files: [PIA], rowsOf: (rows) => pia(rows) },
  {
    name: 'cordis-h2020-start-2014-2016-FR',
    partition: 'type',
    files: ['cordis-h2020-start-2014-2016/h2020_start_2014_2016.csv.gz'],
    rowsOf: (rows) =>
      rows
        .filter((row) => row['country'] === 'FR')
        .map((row) => ({
          actor: row['pic'] ?? '',
          collaboration: row['rcn'] ?? '',
          sector: row['type'] ?? '',
        })),
  },
  {
    name: 'interreg-keep-2014-2020',
    partition: 'legalStatus',
    files: ['interreg-keep-2014-2020/keep_closed_1420_Partnership.csv.gz'],
    delimiter: ';',
    rowsOf: (rows) => rows.map(interreg),
  },
]

const ANR: readonly Described[] = [
  {
    name: 'anr-dos-nouvelle-aquitaine-exact-names',
    partition: 'category',
    files: [ANR_FILE],
    rowsOf: anr('name'),
  },
  {
    name: 'anr-dos-nouvelle-aquitaine-rnsr-else-name',
    partition: 'category',
    files: [ANR_FILE],
    rowsOf: anr('rnsr-else-name'),
  },
]

function caseOf({ name, partition, files, delimiter = ',', rowsOf }: Described, rule: SectorRule) {
  const read = () => {
    const found = files.flatMap((file) => sharedData(file) ?? [])
    if (found.length < files.length) return undefined
    return networkOf(rowsOf(found.flatMap((path) => readRows(path, delimiter))), rule)
  }
  return { name, partition, read }
}

/** Reading and measuring these takes seconds: they run when MAILLAGE_ALL_REFERENCES is set. */
const LARGE = new Set([
  'anr-pia-france',
  'cordis-h2020-start-2014-2016-FR',
  'interreg-keep-2014-2020',
])

export function isLeftOut({ name }: { name: string }): boolean {
  return LARGE.has(name) && process.env['MAILLAGE_ALL_REFERENCES'] === undefined
}

/** Every data set of the reference values that has sectors, but for the largest. */
export const SECTORED_CASES: readonly ReferenceCase[] = [
  ...REFERENCE_CASES,
  ...DESCRIBED.map((one) => caseOf(one, 'most-frequent')),
]

/** Those of which some actors have several sectors, read with all of them. */
export const FRACTIONAL_CASES: readonly ReferenceCase[] = [...ANR, ...DESCRIBED]
  .map((one) => caseOf(one, 'all'))
  .filter(
    ({ name }) =>
      !['anr-pia-france', 'anr-pia-nouvelle-aquitaine', 'cordis-h2020-start-2014-2016-FR'].includes(
        name,
      ),
  )
