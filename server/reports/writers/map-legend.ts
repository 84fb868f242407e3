import { translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { sectorMark } from '../drawing/marks.ts'
import { COLOURS, MARKED_SECTORS } from '../drawing/palette.ts'
import { element, shorten, text, textWidth } from '../drawing/svg.ts'
import { tellNumber } from '../telling/numbers.ts'
import { notDrawn } from '../telling/picture.ts'

const SIZE = 17
const ROW = 28
const GAP = 26

/** What marks and sizes mean, with counts, and who is not drawn; placed under the picture. */
export function mapLegend(
  document: ReportDocument,
  width: number,
  top: number,
  radius: (strength: number) => number,
): { content: string; height: number } {
  const { language } = document
  const items: { width: number; draw: (x: number, y: number) => string }[] = sectorCounts(
    document,
  ).map(({ sector, label, count }) => {
    const name = shorten(label, 44)
    const number = tellNumber(language, count)
    return {
      width: 22 + textWidth(name, SIZE) + 7 + textWidth(number, SIZE),
      draw: (x, y) =>
        sectorMark(sector, x + 8, y, 7.5) +
        text(name, x + 22, y + SIZE * 0.33, {
          size: SIZE,
          fill: COLOURS.ink,
          after: { content: number, fill: COLOURS.inkFaint },
        }),
    }
  })
  const strongest = document.picture.nodes.reduce((most, node) => Math.max(most, node.strength), 0)
  if (strongest > 0) items.push(sizeScale(language, strongest, radius))
  let x = 0
  let y = top + 26
  let content = element('path', { d: `M0 ${top}H${width}`, stroke: COLOURS.line })
  for (const item of items) {
    if (x > 0 && x + item.width > width) {
      x = 0
      y += ROW
    }
    content += item.draw(x, y)
    x += item.width + GAP
  }
  for (const sentence of notDrawn(document)) {
    y += ROW
    content += text(sentence, 0, y + SIZE * 0.33, { size: SIZE, fill: COLOURS.inkSoft })
  }
  return { content, height: y - top + 20 }
}

function sectorCounts(document: ReportDocument) {
  const { language } = document
  const counts = new Map<number, number>()
  for (const node of document.picture.nodes) {
    if (node.shelved || node.x === null) continue
    const sector = Math.min(node.sector, MARKED_SECTORS)
    counts.set(sector, (counts.get(sector) ?? 0) + 1)
  }
  return [...counts]
    .map(([sector, count]) => ({
      sector,
      count,
      label:
        sector < 0
          ? translate(language, 'report.map.unknown-sector')
          : sector === MARKED_SECTORS
            ? translate(language, 'report.map.other-sectors')
            : (document.picture.sectors[sector] ?? ''),
    }))
    .toSorted((a, b) => rank(a.sector) - rank(b.sector))
}

/** The unknown come last. */
const rank = (sector: number) => (sector < 0 ? Infinity : sector)

function sizeScale(
  language: ReportDocument['language'],
  strongest: number,
  radius: (strength: number) => number,
) {
  const steps = strongest >= 2 ? [1, roundDown(strongest / 3), roundDown(strongest)] : [strongest]
  const distinct = [...new Set(steps)].filter((step) => step > 0)
  const label = translate(language, 'report.map.size')
  const labelWidth = textWidth(label, SIZE)
  const width = distinct.reduce(
    (sum, step) => sum + 2 * radius(step) + 8 + textWidth(tellNumber(language, step), SIZE) + 12,
    labelWidth + 10,
  )
  return {
    width,
    draw: (x: number, y: number) => {
      let at = x + labelWidth + 10
      let drawn = text(label, x, y + SIZE * 0.33, { size: SIZE, fill: COLOURS.ink })
      for (const step of distinct) {
        const r = radius(step)
        drawn += element('circle', {
          cx: at + r,
          cy: y,
          r,
          fill: 'none',
          stroke: COLOURS.lineStrong,
          'stroke-width': 1.5,
        })
        at += 2 * r + 6
        const number = tellNumber(language, step)
        drawn += text(number, at, y + SIZE * 0.33, { size: SIZE, fill: COLOURS.inkFaint })
        at += textWidth(number, SIZE) + 12
      }
      return drawn
    },
  }
}

/** A round number not above the value: one significant digit. */
function roundDown(value: number): number {
  if (value < 1) return value
  const unit = 10 ** Math.floor(Math.log10(value))
  return Math.floor(value / unit) * unit
}
