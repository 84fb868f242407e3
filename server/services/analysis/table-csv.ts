import { AppError } from '../../errors.ts'
import { isMessageKey, translate, type Language } from '../../locales/locales.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { writeCsv } from '../../reports/writers/csv.ts'
import { SEPARATOR, tableOf, type Column, type Table } from '../../reports/writers/table.ts'
import type { HeldTable } from '../../reports/writers/workbook.ts'
import { measureName } from '../measure-sentences.ts'
import { listActors, type ActorRow, type ActorsAsked } from './actor-rows.ts'
import {
  listCollaborations,
  type CollaborationRow,
  type CollaborationsAsked,
} from './collaboration-rows.ts'
import { sortableMeasureIds } from './kept.ts'

/** A table as a reader sees it: which list, which of its fields and measures in which order. */
export type TableAsked = { columns: string[]; language: Language } & (
  | ({ list: 'actors' } & Omit<ActorsAsked, 'offset' | 'limit' | 'measures'>)
  | ({ list: 'collaborations' } & Omit<CollaborationsAsked, 'offset' | 'limit' | 'measures'>)
)

const EVERY_ROW = { offset: 0, limit: Infinity }

/** All rows of a table as CSV text. @throws as `tabulate` */
export function writeTableCsv(network: SlicedNetwork, asked: TableAsked): string {
  return [...writeCsv(tabulate(network, asked))].join('')
}

/** All rows of a table as plain data, for the other formats. @throws as `tabulate` */
export function holdTable(network: SlicedNetwork, asked: TableAsked): HeldTable {
  const { rows, ...table } = tabulate(network, asked)
  const name = translate(asked.language, `view.table.${asked.list}`)
  return { ...table, name, rows: [...rows] }
}

/**
 * All rows of a table, with its filters, order and columns; titles are those of the page, numbers have
 * all their digits.
 * @throws AppError invalid-request for a column that is neither a field of the list nor its measure
 */
function tabulate(network: SlicedNetwork, asked: TableAsked): Table {
  const { columns, language } = asked
  if (asked.list === 'actors') {
    const measures = measuresAmong(columns, 'actor')
    const { items } = listActors(network, { ...asked, ...EVERY_ROW, measures })
    return rowsOf(items, columns, actorFields(language), measures, language)
  }
  const measures = measuresAmong(columns, 'collaboration')
  const { items } = listCollaborations(network, { ...asked, ...EVERY_ROW, measures })
  return rowsOf(items, columns, collaborationFields(language), measures, language)
}

function measuresAmong(columns: readonly string[], scope: 'actor' | 'collaboration'): string[] {
  const known = new Set(sortableMeasureIds(scope))
  return columns.filter((column) => known.has(column))
}

function rowsOf<Row extends { measures: Record<string, number | null> }>(
  rows: readonly Row[],
  columns: readonly string[],
  fields: ReadonlyMap<string, Column<Row>>,
  measures: readonly string[],
  language: Language,
): Table {
  const shown = columns.map((column): Column<Row> => {
    // A field has its name before a measure: `collaborations` is both, and the list means its own.
    const field = fields.get(column)
    if (field) return field
    if (!measures.includes(column)) {
      throw new AppError('invalid-request', {
        field: 'columns',
        value: column,
        expected: [...fields.keys(), '/api/measures'],
      })
    }
    return { label: measureName(language, column), value: (row) => row.measures[column] }
  })
  return tableOf(rows, shown)
}

function actorFields(language: Language): ReadonlyMap<string, Column<ActorRow>> {
  const say = (name: string) => sayColumn(language, name)
  return new Map<string, Column<ActorRow>>([
    ['name', { label: say('name'), value: (row) => row.name }],
    ['sectors', { label: say('sectors'), value: (row) => row.sectors.join(SEPARATOR) }],
    ['place', { label: say('place'), value: (row) => row.place }],
    ['collaborations', { label: say('collaborations'), value: (row) => row.collaborations }],
    ['partners', { label: say('partners'), value: (row) => row.partners }],
    [
      'isolation',
      {
        label: say('isolation'),
        value: ({ isolation }) => isolation && translate(language, `isolation.${isolation}`),
      },
    ],
  ])
}

function collaborationFields(language: Language): ReadonlyMap<string, Column<CollaborationRow>> {
  const say = (name: string) => sayColumn(language, name)
  return new Map<string, Column<CollaborationRow>>([
    ['name', { label: say('name'), value: (row) => row.name }],
    [
      'kind',
      { label: say('kind'), value: ({ kind }) => sayOr(language, `view.kind.${kind}`, kind) },
    ],
    ['domains', { label: say('domains'), value: (row) => row.domains.join(SEPARATOR) }],
    ['startsOn', { label: say('starts'), value: (row) => row.startsOn, isDay: true }],
    ['endsOn', { label: say('ends'), value: (row) => row.endsOn, isDay: true }],
    ['participants', { label: say('participants'), value: (row) => row.participants }],
    ['crossSector', { label: say('cross-sector'), value: (row) => row.crossSector }],
  ])
}

function sayColumn(language: Language, name: string): string {
  return sayOr(language, `view.table.${name}`, name)
}

function sayOr(language: Language, key: string, otherwise: string): string {
  return isMessageKey(key) ? translate(language, key) : otherwise
}
