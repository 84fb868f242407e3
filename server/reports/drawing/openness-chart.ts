import type { Finding } from '../../domain/findings.ts'
import { translate, type Language } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { tellIndex } from '../telling/numbers.ts'
import { COLOURS } from './palette.ts'
import { element, picture, round, text, textWidth } from './svg.ts'

const WIDTH = 460
const HEIGHT = 236
const SIZE = 15
const FRAME = { left: 44, right: 448, top: 14, bottom: 200 }

/**
 * Openness by year: the observed value on the band of what chance would give. A full dot is outside the
 * band, a hollow one inside. With one year or none: the slice's value alone, on a scale.
 */
export function opennessChart(document: ReportDocument, description: string): string {
  const { language, answers } = document
  const years = answers.opennessByYear.filter(({ finding }) => finding.value !== null)
  const body = years.length >= 2 ? byYear(years, language) : onScale(answers.openness, language)
  const height = years.length >= 2 ? HEIGHT : 110
  const title = translate(language, 'report.openness.chart')
  return picture({ width: WIDTH, height }, { title, description }, body)
}

function byYear(years: readonly { year: number; finding: Finding }[], language: Language): string {
  const values = years.flatMap(({ finding }) => [finding.value ?? 0, ...(finding.interval ?? [])])
  const step = Math.max(...values) - Math.min(...values) > 0.9 ? 0.4 : 0.2
  // Room of a line of text under the lowest and over the highest value.
  const room = step * 0.6
  const low = Math.floor((Math.min(...values) - room) / step) * step
  const high = Math.ceil((Math.max(...values) + room * 0.5) / step) * step
  const first = years[0]?.year ?? 0
  const span = (years.at(-1)?.year ?? 0) - first
  const x = (year: number) =>
    FRAME.left + 20 + ((year - first) / span) * (FRAME.right - FRAME.left - 40)
  const y = (value: number) =>
    FRAME.bottom - ((value - low) / (high - low)) * (FRAME.bottom - FRAME.top)
  let body = ''
  for (let value = low; value <= high + 1e-9; value += step) {
    body += element('path', {
      d: `M${FRAME.left} ${round(y(value))}H${FRAME.right}`,
      stroke: COLOURS.line,
    })
    const label = tellIndex(language, value).replace(/0$/, '')
    body += text(label, FRAME.left - 8, y(value) + SIZE * 0.33, {
      size: SIZE,
      fill: COLOURS.inkSoft,
      anchor: 'end',
    })
  }
  const everyYear = Math.ceil(years.length / 8)
  for (const [i, { year }] of years.entries()) {
    if (i % everyYear !== 0) continue
    body += text(String(year), x(year), FRAME.bottom + 26, {
      size: SIZE,
      fill: COLOURS.inkSoft,
      anchor: 'middle',
    })
  }
  const banded = years.filter(({ finding }) => finding.interval)
  const upper = banded.map(({ year, finding }) => point(x(year), y(finding.interval?.[1] ?? 0)))
  const lower = banded.map(({ year, finding }) => point(x(year), y(finding.interval?.[0] ?? 0)))
  if (banded.length > 1) {
    body += element('path', {
      d: `M${[...upper, ...lower.toReversed()].join('L')}Z`,
      fill: COLOURS.line,
      'fill-opacity': 0.75,
    })
  }
  const expected = years.filter(({ finding }) => typeof finding.expectation === 'number')
  if (expected.length > 1) {
    body += element('path', {
      d: `M${expected.map(({ year, finding }) => point(x(year), y(finding.expectation ?? 0))).join('L')}`,
      fill: 'none',
      stroke: COLOURS.lineStrong,
      'stroke-width': 1.5,
      'stroke-dasharray': '4 3',
    })
  }
  body += element('path', {
    d: `M${years.map(({ year, finding }) => point(x(year), y(finding.value ?? 0))).join('L')}`,
    fill: 'none',
    stroke: COLOURS.more,
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
  })
  for (const { year, finding } of years)
    body += dot(x(year), y(finding.value ?? 0), isBeyond(finding))
  return body + directLabels(years, x, y, language)
}

/** Names on the lines themselves, away from each other: at the end where the two lines are further apart. */
function directLabels(
  years: readonly { year: number; finding: Finding }[],
  x: (year: number) => number,
  y: (value: number) => number,
  language: Language,
): string {
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return ''
  const end = gap(last) >= gap(first) ? last : first
  const anchor = end === last ? 'end' : 'start'
  const value = end.finding.value ?? 0
  const above = value >= (end.finding.expectation ?? 0)
  const observed = text(
    translate(language, 'report.openness.observed'),
    x(end.year) + (end === last ? -12 : 12),
    y(value) + (above ? -6 : 20),
    { size: SIZE, fill: COLOURS.more, bold: true, anchor },
  )
  if (typeof end.finding.expectation !== 'number') return observed
  const label = translate(language, 'report.openness.chance')
  const start = x(end.year) + (end === last ? 16 : -16)
  const reach = textWidth(label, SIZE)
  // Clear of the band over the whole length of the label.
  const edges = years
    .filter(({ year }) => Math.abs(x(year) - start) <= reach)
    .map(({ finding }) => y(finding.interval?.[above ? 0 : 1] ?? finding.expectation ?? 0))
  const edge = above ? Math.max(...edges) + 18 : Math.min(...edges) - 8
  return observed + text(label, start, edge, { size: SIZE, fill: COLOURS.inkSoft, anchor })
}

function gap({ finding }: { finding: Finding }): number {
  return Math.abs((finding.value ?? 0) - (finding.expectation ?? 0))
}

function onScale(finding: Finding, language: Language): string {
  const x = (value: number) => 20 + ((value + 1) / 2) * (WIDTH - 40)
  let body = ''
  if (finding.interval) {
    const [low, high] = finding.interval
    body += element('rect', {
      x: x(low),
      y: 34,
      width: x(high) - x(low),
      height: 20,
      fill: COLOURS.line,
    })
  }
  body += element('path', { d: `M20 44H${WIDTH - 20}`, stroke: COLOURS.lineStrong })
  for (const value of [-1, 0, 1]) {
    body += element('path', { d: `M${round(x(value))} 39V49`, stroke: COLOURS.lineStrong })
    body += text(tellIndex(language, value).replace(/[.,]00$/, ''), x(value), 76, {
      size: SIZE,
      fill: COLOURS.inkSoft,
      anchor: 'middle',
    })
  }
  const [inside, outside] = [
    translate(language, 'report.openness.inside'),
    translate(language, 'report.openness.outside'),
  ]
  body += text(inside, 0, 98, { size: SIZE, fill: COLOURS.inkSoft })
  body += text(outside, WIDTH, 98, { size: SIZE, fill: COLOURS.inkSoft, anchor: 'end' })
  if (finding.value === null) return body
  const label = tellIndex(language, finding.value)
  const half = textWidth(label, SIZE) / 2
  const middle = Math.min(Math.max(x(finding.value), half), WIDTH - half)
  return (
    body +
    dot(x(finding.value), 44, isBeyond(finding)) +
    text(label, middle, 24, { size: SIZE, fill: COLOURS.more, bold: true, anchor: 'middle' })
  )
}

function isBeyond({ value, interval }: Finding): boolean {
  return value !== null && interval !== undefined && (value < interval[0] || value > interval[1])
}

function dot(x: number, y: number, full: boolean): string {
  return element('circle', {
    cx: x,
    cy: y,
    r: 5,
    fill: full ? COLOURS.more : '#ffffff',
    stroke: COLOURS.more,
    'stroke-width': 2.5,
  })
}

function point(x: number, y: number): string {
  return `${round(x)} ${round(y)}`
}
