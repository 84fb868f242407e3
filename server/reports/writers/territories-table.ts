import { SMALLEST_PUBLIC_CELL } from '../../domain/disclosure.ts'
import { translate, type Language } from '../../locales/locales.ts'
import type { ReportTerritory } from '../document.ts'
import { column, tableOf, type Table } from './table.ts'

/** The funnel as a table, every digit. */
export function territoriesTable(language: Language, rows: Iterable<ReportTerritory>): Table {
  const few = translate(language, 'territories.withheld', { least: SMALLEST_PUBLIC_CELL })
  return tableOf(rows, [
    column(language, 'territory', (row) => row.territory),
    column(language, 'territory-name', (row) => row.label),
    column(language, 'actors', (row) => row.actors),
    column(language, 'collaborations', (row) => row.collaborations),
    column(language, 'shared-collaborations', (row) => row.shared),
    { label: 'ei-newman', value: (row) => row.value },
    column(language, 'expectation', (row) => row.expectation),
    column(language, 'sd', (row) => row.sd),
    column(language, 'z', (row) => row.z),
    column(language, 'p', (row) => row.p),
    column(language, 'interval-low', (row) => row.interval?.[0]),
    column(language, 'interval-high', (row) => row.interval?.[1]),
    column(language, 'difference', (row) => row.difference),
    column(language, 'limit-95-low', (row) => row.limits[0]?.low),
    column(language, 'limit-95-high', (row) => row.limits[0]?.high),
    column(language, 'limit-998-low', (row) => row.limits[1]?.low),
    column(language, 'limit-998-high', (row) => row.limits[1]?.high),
    column(language, 'position-95', (row) => sayPosition(language, row, 0)),
    column(language, 'position-998', (row) => sayPosition(language, row, 1)),
    column(language, 'weight-used', (row) => (row.withheld ? null : row.coverage.used)),
    column(language, 'weight-dropped', (row) => (row.withheld ? null : row.coverage.dropped)),
    column(language, 'remark', (row) => (row.withheld ? few : sayReason(language, row))),
  ])
}

/** Nothing where nothing may be said, even where a limit could be drawn. */
function sayPosition(language: Language, row: ReportTerritory, level: 0 | 1): string | undefined {
  const side = row.verdict === null ? undefined : row.limits[level]?.side
  return side && translate(language, `territories.side.${side}`)
}

function sayReason(language: Language, { reason }: ReportTerritory): string | undefined {
  return reason && translate(language, `reason.${reason}`)
}
