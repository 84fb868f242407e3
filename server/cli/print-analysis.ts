import type { Analysis } from '../contract/analysis.ts'
import { SMALLEST_PUBLIC_CELL } from '../contract/territories.ts'
import {
  formatNumber,
  isMessageKey,
  translate,
  type Language,
  type MessageKey,
} from '../locales/locales.ts'
import { sayMeasured } from '../services/measure-sentences.ts'

type Print = (text: string) => void
type Cell = string | number | null

/** The counts that open the answer, in this order. */
const COUNTS = [
  'actors',
  'collaborations',
  'participations',
  'ties',
  'components',
  'largestComponent',
  'isolated',
  'notRecorded',
  'undatedCollaborations',
] as const satisfies readonly (keyof Analysis['network'])[]

/** Names are cut there: a table that wraps cannot be read. */
const NAME_WIDTH = 40

/** An analysis as tables for a person at a terminal. */
export function printAnalysis(language: Language, analysis: Analysis, print: Print): void {
  const say = (key: MessageKey) => translate(language, key)
  const number = (value: number | null | undefined) => sayNumber(language, value)
  const measured = (id: string, value: number | null | undefined) =>
    value === null || value === undefined ? '–' : sayMeasured(language, id, value)

  if (analysis.network.name !== undefined) print(`${analysis.network.name}\n`)
  print(
    table(
      [],
      COUNTS.map((name) => [say(`cli.count.${name}`), count(language, analysis.network[name])]),
    ),
  )

  heading(print, say('cli.heading.findings'))
  print(
    table(
      ['measure', 'value', 'expected', 'sd', 'z', 'p', 'chance'].map((name) =>
        columnName(language, name),
      ),
      analysis.findings.map((finding) => [
        measureName(language, finding.measure),
        finding.value === null && finding.reason !== undefined
          ? say(`reason.${finding.reason}`)
          : measured(finding.measure, finding.value),
        measured(finding.measure, finding.expectation),
        measured(finding.measure, finding.sd),
        number(finding.z),
        number(finding.p),
        modelName(language, finding.method.nullModel),
      ]),
    ),
  )

  const lists = [
    ['actor', analysis.actors],
    ['collaboration', analysis.collaborations ?? []],
  ] as const
  for (const [subject, rows] of lists) {
    const measures = Object.keys(rows[0]?.measures ?? {})
    if (measures.length === 0) continue
    heading(print, say(`cli.heading.${subject}s`))
    print(
      table(
        [columnName(language, subject), ...measures.map((id) => measureName(language, id))],
        rows.map((row) => [cut(row.name), ...measures.map((id) => measured(id, row.measures[id]))]),
      ),
    )
  }

  heading(print, say('cli.heading.isolated'))
  const names = new Map(analysis.actors.map((actor) => [actor.id, actor.name]))
  print(
    table(
      analysis.isolated.length > 0
        ? ['actor', 'reasons', 'confidence'].map((name) => columnName(language, name))
        : [],
      analysis.isolated.map((actor) => [
        cut(names.get(actor.id) ?? actor.id),
        actor.reasons.map((reason) => say(`isolation.${reason}`)).join(', '),
        say(`confidence.${actor.confidence.level}`),
      ]),
    ),
  )
  if (analysis.territories) printTerritories(language, analysis.territories, print)
}

/** Each territory held against chance in it: nothing is said where nothing may be, but why. */
function printTerritories(
  language: Language,
  { rows }: NonNullable<Analysis['territories']>,
  print: Print,
): void {
  const say = (key: MessageKey) => translate(language, key)
  const number = (value: number | null | undefined) => sayNumber(language, value)
  heading(print, say('cli.heading.territories'))
  print(
    table(
      [
        columnName(language, 'territory'),
        columnName(language, 'actors'),
        columnName(language, 'shared'),
        measureName(language, 'ei-newman'),
        columnName(language, 'expected'),
        columnName(language, 'z'),
        columnName(language, 'verdict'),
      ],
      rows.map((row) => [
        cut(row.label),
        row.actors === null ? '–' : count(language, row.actors),
        row.shared === null ? '–' : count(language, row.shared),
        number(row.value),
        number(row.expectation),
        number(row.z),
        row.withheld
          ? translate(language, 'territories.withheld', { least: SMALLEST_PUBLIC_CELL })
          : row.verdict === null
            ? say(`reason.${row.reason ?? 'not-applicable'}`)
            : say(`territories.side.${row.verdict}`),
      ]),
    ),
  )
}

function heading(print: Print, text: string): void {
  print(`\n${text}\n${'─'.repeat(text.length)}\n`)
}

/** With a minus and no hyphen, as everywhere. */
function sayNumber(language: Language, value: number | null | undefined): string {
  return typeof value === 'number' ? formatNumber(language, value).replace(/^-/, '−') : '–'
}

function count(language: Language, value: number | string | undefined): Cell {
  return typeof value === 'number'
    ? formatNumber(language, value, { maximumFractionDigits: 0 })
    : '–'
}

function measureName(language: Language, id: string): string {
  const key = `measure.${id}.name`
  return isMessageKey(key) ? translate(language, key) : id
}

/** What a number was held against, where it was. */
function modelName(language: Language, model: string | undefined): string {
  const key = `explain.method.${model}`
  if (model === undefined) return '–'
  return isMessageKey(key) ? translate(language, key) : model
}

function columnName(language: Language, name: string): string {
  const key = `cli.column.${name}`
  return isMessageKey(key) ? translate(language, key) : name
}

function cut(name: string): string {
  return name.length > NAME_WIDTH ? `${name.slice(0, NAME_WIDTH - 1)}…` : name
}

/** Columns in line: the first to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const all = head.length > 0 ? [head, ...rows] : rows
  const widths: number[] = []
  for (const row of all) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, String(cell ?? '').length)
    })
  }
  const isLast = (i: number) => i === widths.length - 1
  return all
    .map((row) =>
      row
        .map((cell, i) => {
          const text = String(cell ?? '')
          if (i > 0 && head.length > 0) return text.padStart(widths[i] ?? 0)
          return isLast(i) ? text : text.padEnd(widths[i] ?? 0)
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}
