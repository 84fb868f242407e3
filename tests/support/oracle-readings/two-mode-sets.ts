import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { ANR_FILE } from '../anr.ts'
import { URBACT_MEMBERS, URBACT_NETWORKS } from '../urbact.ts'
import type { Row } from './rows.ts'
import { readSheet } from './spreadsheet.ts'

// How the files of the two-mode data sets were read for the reference values (design/oracles.md).

export type TwoModeSet = {
  name: string
  files: readonly string[]
  /** The rows of the files, whose full paths come in the order of `files`. */
  read: (...paths: string[]) => Row[]
}

type Cells = Record<string, string>

function readCells(path: string, delimiter = ','): Cells[] {
  const bytes = readFileSync(path)
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
  return parse(plain, { columns: true, bom: true, delimiter, skip_empty_lines: true })
}

const knownOr = (value: string | undefined, ...none: string[]) =>
  value === undefined || none.includes(value) ? '' : value

/**
 * The ANR projects by one of two readings of an organisation's identity. Two rows say nothing of it:
 * left out, or, with `nameless`, one actor without a name.
 */
export function readAnrRows(
  reading: 'name' | 'rnsr-else-name',
  nameless: 'drop' | 'keep' = 'drop',
) {
  return (path = ''): Row[] =>
    readCells(path).flatMap((cells) => {
      const name = cells['Projet.Partenaire.Nom_organisme'] ?? ''
      const number = cells['Projet.Partenaire.Code_RNSR'] ?? ''
      const actor = reading === 'name' || number === '' ? name : number
      const collaboration = cells['id'] ?? ''
      const year = `20${/^ANR-(\d\d)-/.exec(collaboration)?.[1] ?? ''}`
      const category = cells['Projet.Partenaire.Categorie_organisme'] ?? ''
      return actor === '' && nameless === 'drop'
        ? []
        : [{ actor, collaboration, values: { category }, years: [year, year] as const }]
    })
}

/** The PIA projects; with a region, those with a partner in it, all their partners. */
function pia(region?: string) {
  return (path = ''): Row[] => {
    const all = readCells(path)
    const inRegion = new Set(
      all
        .filter((cells) => region === undefined || cells[`${PARTNER}.Adresse.Region`] === region)
        .map((cells) => cells['Projet.Code_Decision_ANR']),
    )
    return all
      .filter((cells) => inRegion.has(cells['Projet.Code_Decision_ANR']))
      .map((cells) => ({
        actor: cells[`${PARTNER}.Nom_organisme`] ?? '',
        collaboration: cells['Projet.Code_Decision_ANR'] ?? '',
        values: { category: knownOr(cells[`${PARTNER}.Categorie_organisme`], 'Non renseigné') },
        years: [cells['Action.Edition'] ?? '', cells['Action.Edition'] ?? ''],
      }))
  }
}

/** Horizon 2020; with a country, its participants alone. */
function cordis(country?: string) {
  return (path = ''): Row[] =>
    readCells(path)
      .filter((cells) => country === undefined || cells['country'] === country)
      .map((cells) => ({
        actor: cells['pic'] ?? '',
        collaboration: cells['rcn'] ?? '',
        values: { type: cells['type'] ?? '', country: cells['country'] ?? '' },
        years: [(cells['start_date'] ?? '').slice(0, 4), (cells['end_date'] ?? '').slice(0, 4)],
      }))
}

/** Partners from one table, the years of their projects from another; not every pair is one project. */
function interreg(partners: string, projects: readonly Cells[]): Row[] {
  const pairOf = (cells: Cells) => `${cells['Programme']}|${cells['Acronym']}`
  const years = new Map(
    projects.map((cells) => [
      pairOf(cells),
      [(cells['Project start'] ?? '').slice(0, 4), (cells['Project end'] ?? '').slice(0, 4)],
    ]),
  )
  return readCells(partners, ';').map((cells) => {
    const [from = '', to = ''] = years.get(pairOf(cells)) ?? []
    return {
      actor: (cells['Project Partner'] ?? '').trim(),
      collaboration: pairOf(cells),
      values: {
        legalStatus: knownOr(cells['Legal Status']?.toLowerCase(), 'n/a'),
        country: cells['Country'] ?? '',
      },
      ...(from === '' ? {} : { years: [from, to] as const }),
    }
  })
}

/** Boards and their directors; a row is a year (2002 and its number) of one on the other. */
function irish(actor: 'board' | 'director') {
  return (path = ''): Row[] =>
    readCells(path).map((cells) => {
      const year = String(2002 + Number(cells['timeframe']))
      const ends = { board: `B${cells['board']}`, director: `D${cells['director']}` }
      const collaboration = actor === 'board' ? ends.director : ends.board
      return { actor: ends[actor], collaboration, values: {}, years: [year, year], own: true }
    })
}

function urbact(members = ''): Row[] {
  return readCells(members, ';').map((cells) => ({
    actor: cells['geonameId'] ?? '',
    collaboration: cells['Code_Network'] ?? '',
    values: { country: cells['Country'] ?? '', region: cells['Region'] ?? '' },
    years: [cells['Start'] ?? '', cells['End'] ?? ''],
  }))
}

function reserve(...paths: string[]): Row[] {
  return paths.flatMap((path) => {
    const year = /(\d{4})_reserve/.exec(path)?.[1] ?? ''
    return readCells(path).map((cells): Row => {
      const id = cells['ID_Acteur'] ?? ''
      const beneficiary = cells['Bénéficiaire'] ?? ''
      return {
        actor: id === 'NULL' ? (cells['Nom'] ?? '').toUpperCase() : id,
        collaboration: beneficiary.trim() === '' ? beneficiary : beneficiary.trim(),
        values: { group: knownOr(cells['Groupe']?.trim().toUpperCase(), 'NULL') },
        years: [year, year],
        own: true,
      }
    })
  })
}

const PARTNER = 'Projet.Partenaire'
const PIA =
  'anr-pia-france-2010-2022/anr-dgpie-depuis-2010-projets-finances-20220512-partenaires.csv.gz'
const CORDIS = 'cordis-h2020-start-2014-2016/h2020_start_2014_2016.csv.gz'
const IRISH = 'irish-directorates-2003-2013/irish_edgelist.csv'
const INTERREG = 'interreg-keep-2014-2020'

export const TWO_MODE_SETS: readonly TwoModeSet[] = [
  { name: 'irish-directorates-boards', files: [IRISH], read: irish('board') },
  { name: 'irish-directorates-directors', files: [IRISH], read: irish('director') },
  {
    name: 'interreg-keep-2014-2020-nouvelle-aquitaine',
    files: ['partnership', 'projects'].map(
      (table) => `${INTERREG}/extract_nouvelle_aquitaine_${table}.csv`,
    ),
    read: (partners = '', projects = '') => interreg(partners, readCells(projects, ';')),
  },
  { name: 'urbact', files: [URBACT_MEMBERS, URBACT_NETWORKS], read: urbact },
  {
    name: 'anr-dos-nouvelle-aquitaine-exact-names',
    files: [ANR_FILE],
    read: readAnrRows('name'),
  },
  {
    name: 'anr-dos-nouvelle-aquitaine-rnsr-else-name',
    files: [ANR_FILE],
    read: readAnrRows('rnsr-else-name'),
  },
  { name: 'anr-pia-france', files: [PIA], read: pia() },
  { name: 'anr-pia-nouvelle-aquitaine', files: [PIA], read: pia('Nouvelle Aquitaine') },
  { name: 'cordis-h2020-start-2014-2016-FR', files: [CORDIS], read: cordis('FR') },
  {
    name: 'interreg-keep-2014-2020',
    files: [`${INTERREG}/keep_closed_1420_Partnership.csv.gz`, `${INTERREG}/keep_closed_1420.xlsx`],
    read: (partners = '', workbook = '') => interreg(partners, readSheet(workbook, 1)),
  },
  {
    name: 'reserve-parlementaire-2013-2014',
    files: [2013, 2014].map(
      (year) => `reserve-parlementaire-2013-2014/${year}_reserve_parlementaire.csv.gz`,
    ),
    read: reserve,
  },
  { name: 'cordis-h2020-start-2014-2016', files: [CORDIS], read: cordis() },
]
