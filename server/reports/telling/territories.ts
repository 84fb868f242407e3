import { SMALLEST_PUBLIC_CELL } from '../../domain/disclosure.ts'
import { isMessageKey, translate } from '../../locales/locales.ts'
import type { ReportDocument, ReportTerritory } from '../document.ts'
import type { Block } from './blocks.ts'
import { tellIndex, tellNumber } from './numbers.ts'
import { table } from './tables.ts'

/** A longer list is left to the export; those of most collaborations are printed. */
const MOST_TERRITORIES = 40
const NOTHING = '–'

/**
 * Territories beside what chance would give in each: never a ranking, the first are those of which the data
 * say most. A report may be handed on: what is told of few actors is withheld.
 */
export function tellTerritories(document: ReportDocument): Block[] {
  const { language, territories } = document
  if (territories === undefined || territories.rows.length === 0) return []
  const { level, rows } = territories
  const key = `view.territories.level.${level}`
  const said = isMessageKey(key) ? translate(language, key) : level
  const shown = rows
    .toSorted((a, b) => (b.shared ?? -1) - (a.shared ?? -1) || (a.territory < b.territory ? -1 : 1))
    .slice(0, MOST_TERRITORIES)
  const cut =
    rows.length > shown.length
      ? ` ${translate(language, 'report.territories.cut', { shown: shown.length, all: rows.length })}`
      : ''
  return [
    { type: 'paragraph', text: translate(language, 'report.territories.note') + cut },
    ...table(
      document,
      translate(language, 'report.territories.table', { level: said }),
      shown.map((row) => rowOf(document, row)),
      [
        ['report.column.territory', 'left', 6],
        ['report.column.actors', 'right', 0],
        ['report.column.shared', 'right', 0],
        ['report.column.index', 'right', 0],
        ['report.column.expected', 'right', 0],
        ['report.column.limits', 'right', 0],
        ['report.column.reading', 'left', 5],
      ],
    ),
  ]
}

function rowOf({ language }: ReportDocument, row: ReportTerritory): string[] {
  const whole = (count: number | null) => (count === null ? NOTHING : tellNumber(language, count))
  return [
    row.label,
    whole(row.actors),
    whole(row.shared),
    tellIndex(language, row.value),
    tellIndex(language, row.expectation),
    row.interval?.map((bound) => tellIndex(language, bound)).join('\u00a0…\u00a0') ?? NOTHING,
    row.withheld
      ? translate(language, 'territories.withheld', { least: SMALLEST_PUBLIC_CELL })
      : row.verdict === null
        ? translate(language, `reason.${row.reason ?? 'not-applicable'}`)
        : translate(language, `territories.side.${row.verdict}`),
  ]
}
