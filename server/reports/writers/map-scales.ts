import { isMessageKey, translate } from '../../locales/locales.ts'
import type { PictureDocument } from '../document.ts'
import { COLOURS } from '../drawing/palette.ts'
import { classBounds, classColours, crowdScale, lineWidth, radiusOf } from '../drawing/scales.ts'
import { element, text, textWidth } from '../drawing/svg.ts'
import { tellNumber } from '../telling/numbers.ts'
import { mostWeight } from './map-marks.ts'

/** Size of the legend's letters, and how far under the middle of a line they stand. */
export const SIZE = 16
export const BASE = SIZE * 0.33

/** Something in the legend: how much room it needs, and how it is drawn from a point on its middle line. */
export type Item = { width: number; draw: (x: number, y: number) => string }

/** Sizes, shades and widths, each with the values that it stands for. */
export function scaleItems(document: PictureDocument): Item[] {
  const { language, picture } = document
  const { look, scales } = picture
  const items: Item[] = []
  if (look.size !== undefined && scales.size) {
    const { most, isWhole } = scales.size
    const crowd = crowdScale(scales.placed)
    items.push(
      stepped(
        document,
        measureOf(document, look.size),
        stepsTo(most, isWhole).map((value) => ({
          value,
          reach: 2 * crowd * radiusOf(value, most),
        })),
        (x, y, reach) =>
          element('circle', {
            cx: x + reach / 2,
            cy: y,
            r: reach / 2,
            fill: 'none',
            stroke: COLOURS.lineStrong,
            'stroke-width': 1.5,
          }),
      ),
    )
  }
  const hasTies = look.mode === 'actors' && picture.edges.length > 0
  if (hasTies && !picture.folded) {
    const most = mostWeight(picture)
    const label = translate(language, `view.network.legend-ties-${look.weighting}`)
    items.push(
      stepped(
        document,
        capital(document, label),
        stepsTo(most, look.weighting === 'shared').map((value) => ({ value, reach: 22 })),
        (x, y, reach, value) =>
          element('path', {
            d: `M${String(Math.round(x))} ${String(Math.round(y))}h${String(reach)}`,
            stroke: COLOURS.lineStrong,
            'stroke-width': lineWidth(look.mode, value, most),
          }),
      ),
    )
  }
  if (look.colour !== 'sector' && scales.shade) items.push(shadeItem(document, scales.shade))
  return items
}

/** A name and some values, each beside what is drawn for it. */
function stepped(
  { language }: PictureDocument,
  label: string,
  steps: readonly { value: number; reach: number }[],
  draw: (x: number, y: number, reach: number, value: number) => string,
): Item {
  const labelWidth = textWidth(label, SIZE) + 10
  const told = steps.map((step) => ({ ...step, number: tellNumber(language, step.value) }))
  const widths = told.map(({ reach, number }) => reach + 6 + textWidth(number, SIZE) + 12)
  return {
    width: labelWidth + widths.reduce((sum, width) => sum + width, 0),
    draw: (x, y) => {
      let at = x + labelWidth
      let drawn = text(label, x, y + BASE, { size: SIZE, fill: COLOURS.ink })
      told.forEach(({ value, reach, number }, i) => {
        drawn += draw(at, y, reach, value)
        drawn += text(number, at + reach + 6, y + BASE, { size: SIZE, fill: COLOURS.inkFaint })
        at += widths[i] ?? 0
      })
      return drawn
    },
  }
}

/** The five colours of a measure with their bounds, and those whose value nobody knows. */
function shadeItem(document: PictureDocument, extent: { least: number; most: number }): Item {
  const { language, picture } = document
  const bounds = classBounds(extent)
  const between = (i: number) =>
    translate(language, 'view.between', {
      low: tellNumber(language, bounds[i]),
      high: tellNumber(language, bounds[i + 1]),
    })
  const classes = classColours('#ffffff', COLOURS.accent).map((colour, i) => ({
    colour,
    label: between(i),
  }))
  const isUnknown = picture.nodes.some(
    ({ kind, shade, shelved }) => kind === 'actor' && shade === null && !shelved,
  )
  const parts = [
    ...classes,
    ...(isUnknown
      ? [{ colour: COLOURS.chance, label: translate(language, 'report.map.not-known') }]
      : []),
  ]
  const label = measureOf(document, picture.look.colour)
  const labelWidth = textWidth(label, SIZE) + 10
  const widths = parts.map((part) => 20 + textWidth(part.label, SIZE) + 12)
  return {
    width: labelWidth + widths.reduce((sum, width) => sum + width, 0),
    draw: (x, y) => {
      let at = x + labelWidth
      let drawn = text(label, x, y + BASE, { size: SIZE, fill: COLOURS.ink })
      parts.forEach((part, i) => {
        drawn += element('rect', { x: at, y: y - 7, width: 14, height: 14, fill: part.colour })
        drawn += text(part.label, at + 19, y + BASE, { size: SIZE, fill: COLOURS.inkFaint })
        at += widths[i] ?? 0
      })
      return drawn
    },
  }
}

/** Three values up to the most, whole ones of what is counted. */
function stepsTo(most: number, isWhole: boolean): number[] {
  return [
    ...new Set([most / 16, most / 4, most].map((value) => (isWhole ? Math.ceil(value) : value))),
  ]
}

function measureOf(document: PictureDocument, id: string): string {
  const key = `measure.${id}.name`
  return capital(document, isMessageKey(key) ? translate(document.language, key) : id)
}

/** Words as they begin a line. */
export function capital({ language }: PictureDocument, words: string): string {
  return `${words.charAt(0).toLocaleUpperCase(language)}${words.slice(1)}`
}
