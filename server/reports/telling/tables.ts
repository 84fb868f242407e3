import type { Finding } from '../../domain/findings.ts'
import { isMessageKey, translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { readOpenness } from './answers.ts'
import type { Block, Column } from './blocks.ts'
import { tellPartialDate } from './dates.ts'
import { tellIndex, tellNumber, tellValue } from './numbers.ts'

/** Of each reason the list on paper has so many: more is for a spreadsheet, which the exports give. */
export const MOST_LISTED = 100
const MOST_ACTORS = 20
/** The columns of the table of actors, where they were computed. */
const ACTOR_COLUMNS = ['degree', 'strength', 'betweenness'] as const

/** Stands in a cell for what is not known. */
const NOTHING = '–'

type ColumnKey = Parameters<typeof translate>[1] & `report.column.${string}`

export function opennessTable(document: ReportDocument): Block[] {
  const { language, answers } = document
  if (answers.opennessByYear.length === 0) return []
  const rows = answers.opennessByYear.map(({ year, finding }) => {
    const reading = readOpenness(finding)
    const interval = finding.interval
      ?.map((bound) => tellIndex(language, bound))
      .join('\u00a0…\u00a0')
    return [
      String(year),
      tellIndex(language, finding.value),
      tellIndex(language, finding.expectation),
      interval ?? NOTHING,
      tellIndex(language, finding.z),
      reading === 'unknown'
        ? finding.reason
          ? translate(language, `reason.${finding.reason}`)
          : NOTHING
        : translate(language, `report.openness.reading.${reading}`),
    ]
  })
  return table(document, translate(language, 'report.openness.table'), rows, [
    ['report.column.year', 'left', 0],
    ['report.column.index', 'right', 0],
    ['report.column.expected', 'right', 0],
    ['report.column.interval', 'right', 0],
    ['report.column.z', 'right', 0],
    ['report.column.reading', 'left', 1],
  ])
}

export function reasonTable(document: ReportDocument): Block[] {
  const { language, answers } = document
  const rows = answers.isolationByReason
    .filter(({ all }) => all > 0)
    .map(({ reason, withoutTie, all }) => [
      translate(language, `isolation.${reason}`),
      tellNumber(language, withoutTie),
      tellNumber(language, all),
      translate(language, `isolation.meaning.${reason}`),
    ])
  return table(document, translate(language, 'report.isolation.table'), rows, [
    ['report.column.reason', 'left', 2],
    ['report.column.without-tie', 'right', 0],
    ['report.column.all', 'right', 0],
    ['report.column.meaning', 'left', 3],
  ])
}

export function figuresTable(document: ReportDocument): Block[] {
  const { language } = document
  const rows = document.findings.map((finding) => [
    measureName(document, finding.measure),
    finding.value === null && finding.reason
      ? translate(language, `reason.${finding.reason}`)
      : tellValue(language, finding.value, finding.unit),
    chanceOf(document, finding),
  ])
  return table(document, translate(language, 'report.figures.table'), rows, [
    ['report.column.measure', 'left', 3],
    ['report.column.value', 'right', 2],
    ['report.column.chance', 'right', 2],
  ])
}

/** What chance would give beside a value; nothing for a count, which chance does not change. */
function chanceOf({ language }: ReportDocument, { expectation, interval, unit }: Finding): string {
  if (typeof expectation !== 'number') return ''
  const told = tellValue(language, expectation, unit)
  if (!interval) return told
  const [low, high] = interval.map((bound) => tellValue(language, bound, unit))
  return `${told} (${low}\u00a0…\u00a0${high})`
}

export function actorsTable(document: ReportDocument): Block[] {
  const { language } = document
  const measures = document.measures.filter(({ id }) => ACTOR_COLUMNS.some((known) => known === id))
  const by = measures.find(({ id }) => id === 'strength') ?? measures[0]
  if (!by) return []
  const rows = document.actors
    .filter((actor) => actor.counted && (actor.measures[by.id] ?? 0) > 0)
    .toSorted(
      (a, b) => (b.measures[by.id] ?? 0) - (a.measures[by.id] ?? 0) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, MOST_ACTORS)
    .map((actor) => [
      actor.name,
      actor.sectors.join(', ') || NOTHING,
      actor.place ?? NOTHING,
      ...measures.map(({ id, unit }) => tellValue(language, actor.measures[id], unit)),
    ])
  const columns: Column[] = [
    ...columnsOf(document, [
      ['report.column.actor', 'left', 4],
      ['report.column.sectors', 'left', 3],
      ['report.column.place', 'left', 2.4],
    ]),
    ...measures.map(({ id }): Column => ({
      label: measureName(document, id),
      align: 'right',
      share: 0,
    })),
  ]
  return tableOf(translate(language, 'report.actors.table'), rows, columns)
}

/** Those that the list holds: of each reason the first, so that a common one does not hide the others. */
export function listed(isolated: ReportDocument['isolated']): ReportDocument['isolated'] {
  const counts = new Map<string, number>()
  return isolated.filter(({ reason }) => {
    const count = (counts.get(reason) ?? 0) + 1
    counts.set(reason, count)
    return count <= MOST_LISTED
  })
}

export function isolatedTable(document: ReportDocument): Block[] {
  const { language, isolated } = document
  const rows = listed(isolated).map((actor) => [
    actor.name,
    actor.sectors.join(', ') || NOTHING,
    actor.place ?? NOTHING,
    translate(language, `isolation.${actor.reason}`),
    translate(language, `confidence.${actor.confidence.level}`),
    actor.lastActivity === undefined
      ? NOTHING
      : tellPartialDate(language, actor.lastActivity, 'short'),
  ])
  return table(document, translate(language, 'report.isolation.list-caption'), rows, [
    ['report.column.actor', 'left', 5],
    ['report.column.sectors', 'left', 4],
    ['report.column.place', 'left', 3],
    ['report.column.reason', 'left', 4],
    ['report.column.confidence', 'left', 0],
    ['report.column.last-activity', 'left', 0],
  ])
}

export function sourcesTable(document: ReportDocument): Block[] {
  const { language } = document
  const rows = document.sources.map((source) => [
    source.label,
    source.producer ?? NOTHING,
    source.licence ?? NOTHING,
    source.asOf === undefined ? NOTHING : tellPartialDate(language, source.asOf, 'short'),
    tellNumber(language, source.records),
  ])
  return table(document, translate(language, 'report.sources.table'), rows, [
    ['report.column.source', 'left', 4],
    ['report.column.producer', 'left', 3],
    ['report.column.licence', 'left', 2],
    ['report.column.as-of', 'left', 0],
    ['report.column.records', 'right', 0],
  ])
}

/** The name of a measure, as it begins a line; its id where the catalogue has none. */
export function measureName({ language }: ReportDocument, id: string): string {
  const key = `measure.${id}.name`
  const name = isMessageKey(key) ? translate(language, key) : id
  return `${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)}`
}

type ColumnSpec = readonly [key: ColumnKey, align: Column['align'], share: number]

/** A table of columns that are called by their keys; none at all without rows. */
export function table(
  document: ReportDocument,
  caption: string,
  rows: string[][],
  columns: readonly ColumnSpec[],
): Block[] {
  return tableOf(caption, rows, columnsOf(document, columns))
}

/** A table without the columns in which nobody has anything; none at all without rows. */
function tableOf(caption: string, rows: readonly string[][], columns: readonly Column[]): Block[] {
  if (rows.length === 0) return []
  const isUsed = columns.map((_, i) => rows.some((row) => row[i] !== NOTHING && row[i] !== ''))
  return [
    {
      type: 'table',
      caption,
      columns: columns.filter((_, i) => isUsed[i]),
      rows: rows.map((row) => row.filter((_, i) => isUsed[i])),
    },
  ]
}

function columnsOf({ language }: ReportDocument, columns: readonly ColumnSpec[]): Column[] {
  return columns.map(([key, align, share]) => ({ label: translate(language, key), align, share }))
}
