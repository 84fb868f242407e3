import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { Territories, TerritoryRow } from '../../../server/contract/territories.ts'
import { useWidth } from '../parts/use-width.ts'
import { useText } from '../state/preferences-context.tsx'
import { hrefAfter, useAddress } from '../state/use-address.ts'
import {
  frameOf,
  placeLabels,
  pointsOf,
  type FunnelFrame,
  type FunnelPoint,
} from './territories-scale.ts'

const HEIGHT = 420
const NARROW = 520
const NARROW_HEIGHT = 340
/** With more territories than this the bars of the limits are drawn thin. */
const MANY = 40

const KEYS = [
  ['dot', 'outside'],
  ['dot hollow', 'within'],
  ['limit', 'limit-95'],
  ['limit thin', 'limit-998'],
] as const

/** The difference from chance against the number of collaborations, with each territory's limits. */
export function TerritoriesFunnel({ territories }: { territories: Territories }) {
  const { t } = useText()
  const { rows, level } = territories
  const points = useMemo(() => pointsOf(rows), [rows])
  const [shown, setShown] = useState<string>()
  if (points.length === 0) return null
  const left = rows.length - points.length
  return (
    <figure className="figure territories-figure">
      <FunnelDrawing points={points} onShow={setShown} />
      <Readout row={rows.find((row) => row.territory === shown)} />
      <figcaption className="territories-caption">
        <span className="territories-keys">
          {KEYS.map(([swatch, name]) => (
            <span key={name}>
              <i className={`swatch ${swatch}`} aria-hidden="true" />
              {t(`view.territories.key.${name}`)}
            </span>
          ))}
        </span>
        {left > 0 && <span>{t('view.territories.key.not-drawn', { count: left })}</span>}
        <span>{t('view.territories.key.source')}</span>
        {!level.startsWith('attribute:') && <span>{t('report.sources.geography')}</span>}
      </figcaption>
    </figure>
  )
}

/** What the point that is pointed at or focused says; room is kept for it, so that nothing jumps. */
function Readout({ row }: { row: TerritoryRow | undefined }) {
  const { t } = useText()
  const sentence = usePointSentence()
  return (
    <p className="small territories-readout" aria-hidden="true">
      {row ? sentence(row) : t('view.territories.hint')}
    </p>
  )
}

function usePointSentence(): (row: TerritoryRow) => string {
  const { t, number, named } = useText()
  return ({ label, difference, limits, shared, verdict }) =>
    t('view.territories.point', {
      label,
      difference: number(difference ?? 0),
      low: number(limits[0]?.low ?? 0),
      high: number(limits[0]?.high ?? 0),
      shared: shared ?? 0,
      side: named('territories.side', verdict ?? 'within'),
    })
}

function FunnelDrawing({
  points,
  onShow,
}: {
  points: readonly FunnelPoint[]
  onShow: (territory: string | undefined) => void
}) {
  const { t, number, count } = useText()
  const [ref, width] = useWidth(900)
  const height = width < NARROW ? NARROW_HEIGHT : HEIGHT
  const frame = useMemo(
    () => frameOf(points, width, height, number),
    [points, width, height, number],
  )
  const labels = useMemo(
    () => placeLabels(points, frame, Math.floor(width / 70)),
    [points, frame, width],
  )
  return (
    <div ref={ref} className="drawing">
      <svg
        width={width}
        height={height}
        // No element of SVG is a group of links by itself.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="group"
        aria-label={t('view.territories.figure', { count: points.length })}
      >
        <g aria-hidden="true">
          <text x={0} y={12}>
            {t('view.territories.up')}
          </text>
          {frame.up.map((step) => (
            <g key={step}>
              <line
                x1={frame.left}
                x2={frame.right}
                y1={frame.y(step)}
                y2={frame.y(step)}
                className={step === 0 ? 'axis' : 'grid'}
              />
              <text x={frame.left - 8} y={frame.y(step) + 4} textAnchor="end">
                {number(step)}
              </text>
            </g>
          ))}
          {frame.across.map((step) => (
            <text key={step} x={frame.x(step)} y={frame.bottom + 16} textAnchor="middle">
              {count(step)}
            </text>
          ))}
          <text x={frame.right} y={frame.height - 8} textAnchor="end">
            {t('view.territories.across')}
          </text>
          <Limits points={points} frame={frame} />
        </g>
        <Points points={points} frame={frame} onShow={onShow} />
        <g aria-hidden="true" className="territories-labels">
          {labels.map(({ text, x, y, anchor }) => (
            <text key={`${text} ${x} ${y}`} x={x} y={y} textAnchor={anchor}>
              {text}
            </text>
          ))}
        </g>
      </svg>
    </div>
  )
}

/** Each territory's own limits: a bar for 95 %, a line for 99.8 %. */
function Limits({ points, frame }: { points: readonly FunnelPoint[]; frame: FunnelFrame }) {
  const wide = points.length > MANY ? 6 : 10
  return points.map(({ row, shared, limits: [inner, outer] }) => (
    <g key={row.territory}>
      {outer && (
        <line
          x1={frame.x(shared)}
          x2={frame.x(shared)}
          y1={frame.y(outer[0])}
          y2={frame.y(outer[1])}
          className="limit"
        />
      )}
      {inner && (
        <rect
          x={frame.x(shared) - wide / 2}
          width={wide}
          y={frame.y(inner[1])}
          height={Math.max(1, frame.y(inner[0]) - frame.y(inner[1]))}
          className="band"
        />
      )}
    </g>
  ))
}

/** One stop of the Tab key; the arrows go from point to point, Enter opens the territory's synthesis. */
function Points({
  points,
  frame,
  onShow,
}: {
  points: readonly FunnelPoint[]
  frame: FunnelFrame
  onShow: (territory: string | undefined) => void
}) {
  const sentence = usePointSentence()
  const hrefOf = useTerritoryHref()
  const [stop, setStop] = useState(0)
  const links = useRef(new Map<number, HTMLAnchorElement>())
  const current = Math.min(stop, points.length - 1)
  const onKey = (event: KeyboardEvent): void => {
    const next = stepOf(event.key, current, points.length)
    if (next === undefined) return
    event.preventDefault()
    setStop(next)
    links.current.get(next)?.focus()
  }
  return points.map(({ row, shared, difference }, place) => (
    <Link
      key={row.territory}
      href={hrefOf(row.territory)}
      className="territories-point"
      aria-label={sentence(row)}
      tabIndex={place === current ? 0 : -1}
      ref={(link: HTMLAnchorElement | null) => {
        if (link) links.current.set(place, link)
        else links.current.delete(place)
      }}
      onKeyDown={onKey}
      onFocus={() => {
        setStop(place)
        onShow(row.territory)
      }}
      onMouseEnter={() => onShow(row.territory)}
    >
      <circle cx={frame.x(shared)} cy={frame.y(difference)} r={11} className="reach" />
      <circle
        cx={frame.x(shared)}
        cy={frame.y(difference)}
        r={5}
        className={`point ${SIDES[row.verdict ?? 'within']}`}
      />
    </Link>
  ))
}

const SIDES = { above: 'more', within: 'chance', below: 'less' } as const

/** The place that a key leads to; undefined for a key that leads nowhere. */
export function stepOf(key: string, place: number, count: number): number | undefined {
  const last = count - 1
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(last, place + 1)
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, place - 1)
  if (key === 'Home') return 0
  return key === 'End' ? last : undefined
}

/** Where a territory is looked at: the synthesis of the same slice narrowed to it. */
export function useTerritoryHref(): (territory: string) => string {
  const address = useAddress()
  const { route, slice } = address
  return (territory) =>
    hrefAfter(address, {
      ...(route.page === 'network' && { route: { ...route, view: 'overview' as const } }),
      slice: { ...slice, territory },
    })
}
