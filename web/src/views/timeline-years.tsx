import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Timeline } from '../../../server/contract/timeline.ts'
import { setPeriod } from '../parts/set-period.ts'
import { useWidth } from '../parts/use-width.ts'
import { ordered, type Years } from '../parts/year-steps.ts'
import { useText } from '../state/preferences-context.tsx'
import { yearAt, yearOfKey, yearTicks } from './timeline-scale.ts'

const HEIGHT = 104
const TOP = 24
const BASE = 82
/** Half of what a handle is wide: at the ends it stays whole. */
const GRIP = 5

/**
 * How many collaborations each year has, and the period over it: drag from one year to another, or move
 * its two ends by keys.
 */
export function TimelineYears({
  years,
  period,
  all,
}: {
  years: Timeline['years']
  period: Years
  all: Years
}) {
  const { t, count } = useText()
  const [ref, width] = useWidth(700)
  const [drag, setDrag] = useState<{ from: number; to: number }>()
  const shown = drag ? ordered(drag.from, drag.to) : period
  const most = Math.max(1, ...years.map(({ active }) => active))
  const step = width / Math.max(1, years.length)
  const x = (year: number): number => (year - all.from) * step
  const height = (value: number): number => ((BASE - TOP) * value) / most
  const yearUnder = (event: PointerEvent<SVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    return yearAt((event.clientX - box.left) / box.width, all)
  }
  const move = (end: 'from' | 'to', year: number): void =>
    setPeriod(
      end === 'from'
        ? { from: Math.min(year, period.to), to: period.to }
        : { from: period.from, to: Math.max(year, period.from) },
      all,
      true,
    )
  return (
    <div ref={ref} className="drawing timeline-years">
      <svg
        width={width}
        height={HEIGHT}
        // No element of SVG is a group of sliders by itself.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="group"
        aria-label={t('view.timeline.brush')}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          const year = yearUnder(event)
          setDrag({ from: year, to: year })
        }}
        onPointerMove={(event) => {
          if (drag) setDrag({ from: drag.from, to: yearUnder(event) })
        }}
        onPointerUp={(event) => {
          if (drag) setPeriod(ordered(drag.from, yearUnder(event)), all)
          setDrag(undefined)
        }}
        onPointerCancel={() => setDrag(undefined)}
      >
        <g aria-hidden="true">
          {years.map(({ year, active, starting }) => {
            const isOn = year >= shown.from && year <= shown.to
            const wide = Math.max(1, step - 2)
            return (
              <g key={year} className={isOn ? 'on' : 'off'}>
                <rect
                  x={x(year) + 1}
                  width={wide}
                  y={BASE - height(active)}
                  height={height(active)}
                  className="active"
                />
                <rect
                  x={x(year) + 1}
                  width={wide}
                  y={BASE - height(starting)}
                  height={height(starting)}
                  className="starting"
                />
                {step >= 26 && (
                  <text x={x(year) + step / 2} y={BASE - height(active) - 4} textAnchor="middle">
                    {count(active)}
                  </text>
                )}
              </g>
            )
          })}
          <line x1={0} x2={width} y1={BASE} y2={BASE} className="axis" />
          {yearTicks(all, width).map((year) => (
            <text key={year} x={x(year) + step / 2} y={BASE + 16} textAnchor="middle">
              {year}
            </text>
          ))}
          <rect
            x={x(shown.from)}
            width={x(shown.to + 1) - x(shown.from)}
            y={4}
            height={BASE - 4}
            className="brush"
          />
        </g>
        {(['from', 'to'] as const).map((end) => (
          <Handle
            key={end}
            name={t(`view.slice.${end}`)}
            x={Math.max(
              GRIP,
              Math.min(width - GRIP, x(end === 'from' ? shown.from : shown.to + 1)),
            )}
            year={shown[end]}
            range={
              end === 'from' ? { from: all.from, to: period.to } : { from: period.from, to: all.to }
            }
            onMove={(year) => move(end, year)}
          />
        ))}
      </svg>
    </div>
  )
}

/** An end of the period: a slider for the keyboard. The pointer drags over the years instead. */
function Handle({
  name,
  x,
  year,
  range,
  onMove,
}: {
  name: string
  x: number
  year: number
  range: Years
  onMove: (year: number) => void
}) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = yearOfKey(event.key, year, range)
    if (next === undefined) return
    event.preventDefault()
    if (next !== year) onMove(next)
  }
  return (
    <g
      // No element of SVG is a slider by itself.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={range.from}
      aria-valuemax={range.to}
      aria-valuenow={year}
      aria-valuetext={String(year)}
      className="timeline-handle"
      onKeyDown={onKeyDown}
    >
      <rect x={x - GRIP} width={2 * GRIP} y={TOP + 14} height={24} rx={3} />
    </g>
  )
}
