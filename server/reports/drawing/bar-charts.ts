import type { IsolationReason } from '../../domain/findings.ts'
import { translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { tellNumber, tellShare } from '../telling/numbers.ts'
import { COLOURS } from './palette.ts'
import { element, picture, text, textWidth } from './svg.ts'

const WIDTH = 460
const SIZE = 15
const ROW = 27
const BAR = 15

type Bar = { label: string; value: number; told: string; fill: string; outlined?: boolean }

/** Actors by primary reason; "not recorded" hatched and apart, since it says nothing about anyone. */
export function isolationChart(document: ReportDocument, description: string): string {
  const { language, answers } = document
  const bars = answers.isolationByReason
    .filter(({ all }) => all > 0)
    .map(({ reason, all }): Bar => {
      const apart = reason === 'not-recorded'
      return {
        label: reasonLabel(document, reason),
        value: all,
        told: tellNumber(language, all),
        fill: apart ? 'url(#hatched)' : COLOURS.accent,
        outlined: apart,
      }
    })
    .toSorted((a, b) => Number(a.outlined) - Number(b.outlined))
  const most = bars.reduce((max, bar) => Math.max(max, bar.value), 1)
  const title = translate(language, 'report.isolation.chart')
  return barChart(bars, most, { title, description })
}

/** Share of the actors that hold together, with the support actors and without. */
export function dependenceChart(document: ReportDocument, description: string): string {
  const { language, answers } = document
  const parts = answers.dependence.parts ?? {}
  const bars = (['with', 'without'] as const).flatMap((part): Bar[] => {
    const value = parts[part]
    if (value === null || value === undefined) return []
    return [
      {
        label: translate(language, `report.dependence.${part}`),
        value,
        told: tellShare(language, value),
        fill: part === 'with' ? COLOURS.chance : COLOURS.accent,
      },
    ]
  })
  const title = translate(language, 'report.dependence.chart')
  return barChart(bars, 1, { title, description }, true)
}

function barChart(
  bars: readonly Bar[],
  most: number,
  told: { title: string; description: string },
  withRest = false,
): string {
  const labels = bars.reduce((widest, bar) => Math.max(widest, textWidth(bar.label, SIZE)), 0)
  const numbers = bars.reduce((widest, bar) => Math.max(widest, textWidth(bar.told, SIZE)), 0)
  const left = labels + 12
  const room = WIDTH - left - numbers - 10
  const body = bars.map((bar, i) => {
    const middle = i * ROW + (bar.outlined === true ? 8 : 0) + ROW / 2
    const length = Math.max(2, (bar.value / most) * room)
    const rest = withRest
      ? element('rect', {
          x: left,
          y: middle - BAR / 2,
          width: room,
          height: BAR,
          fill: COLOURS.sunken,
        })
      : ''
    return (
      text(bar.label, left - 10, middle + SIZE * 0.33, {
        size: SIZE,
        fill: COLOURS.inkSoft,
        anchor: 'end',
      }) +
      rest +
      element('rect', {
        x: left,
        y: middle - BAR / 2,
        width: length,
        height: BAR,
        fill: bar.fill,
        stroke: bar.outlined === true ? COLOURS.lineStrong : undefined,
      }) +
      text(bar.told, left + (withRest ? room : length) + 8, middle + SIZE * 0.33, {
        size: SIZE,
        fill: COLOURS.ink,
      })
    )
  })
  const hatch = element(
    'defs',
    {},
    element(
      'pattern',
      { id: 'hatched', width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
      element('path', {
        d: 'M-1 7L7 -1M-4 4L4 -4M2 10L10 2',
        stroke: COLOURS.lineStrong,
        'stroke-width': 0.9,
      }),
    ),
  )
  const height = Math.max(1, bars.length) * ROW + 10
  return picture({ width: WIDTH, height }, told, hatch + body.join(''))
}

function reasonLabel(document: ReportDocument, reason: IsolationReason): string {
  return translate(document.language, `isolation.${reason}`)
}
