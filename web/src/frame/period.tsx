import { useRef, useState, type PointerEvent } from 'react'
import { useText } from '../state/preferences-context.tsx'

type Year = { year: number; collaborations: number }

/**
 * The period: a histogram of active collaborations by year to drag over, and two lists that do the
 * same by keyboard or click. The whole of the data is no period at all.
 */
export function Period({
  years,
  from,
  to,
  hasPeriod,
  onChange,
}: {
  years: readonly Year[]
  from: string | undefined
  to: string | undefined
  hasPeriod: boolean
  onChange: (from: string | undefined, to: string | undefined) => void
}) {
  const { t } = useText()
  const first = years[0]?.year ?? 0
  const last = years.at(-1)?.year ?? 0
  const start = from === undefined ? first : Number(from.slice(0, 4))
  const end = to === undefined ? last : Number(to.slice(0, 4))
  const set = (a: number, b: number): void => {
    const [low, high] = a <= b ? [a, b] : [b, a]
    onChange(low <= first ? undefined : String(low), high >= last ? undefined : String(high))
  }
  if (!hasPeriod) return <p className="small quiet">{t('view.slice.no-period')}</p>
  return (
    <div className="period">
      <Histogram years={years} start={start} end={end} onChange={set} />
      <div className="period-lists">
        <YearList
          label={t('view.slice.from')}
          years={years}
          value={start}
          onChange={(year) => set(year, Math.max(year, end))}
        />
        <YearList
          label={t('view.slice.to')}
          years={years}
          value={end}
          onChange={(year) => set(Math.min(year, start), year)}
        />
      </div>
    </div>
  )
}

function YearList(props: {
  label: string
  years: readonly Year[]
  value: number
  onChange: (year: number) => void
}) {
  const { t } = useText()
  return (
    <label className="field">
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChange(Number(event.target.value))}>
        {props.years.some((year) => year.year === props.value) || (
          <option value={props.value}>{props.value}</option>
        )}
        {props.years.map(({ year, collaborations }) => (
          <option key={year} value={year}>
            {t('view.with-count', { label: String(year), count: collaborations })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Drag from one year to another; a click takes one year. The lists below say and do the same. */
function Histogram({
  years,
  start,
  end,
  onChange,
}: {
  years: readonly Year[]
  start: number
  end: number
  onChange: (from: number, to: number) => void
}) {
  const ref = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ from: number; to: number }>()
  const most = Math.max(1, ...years.map((year) => year.collaborations))
  const low = drag ? Math.min(drag.from, drag.to) : start
  const high = drag ? Math.max(drag.from, drag.to) : end
  const yearAt = (event: PointerEvent): number => {
    const box = ref.current?.getBoundingClientRect()
    const share = box ? (event.clientX - box.left) / box.width : 0
    const index = Math.max(0, Math.min(years.length - 1, Math.floor(share * years.length)))
    return years[index]?.year ?? start
  }
  return (
    <div
      ref={ref}
      className="histogram"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const year = yearAt(event)
        setDrag({ from: year, to: year })
      }}
      onPointerMove={(event) => {
        if (drag) setDrag({ from: drag.from, to: yearAt(event) })
      }}
      onPointerUp={(event) => {
        if (drag) onChange(drag.from, yearAt(event))
        setDrag(undefined)
      }}
      onPointerCancel={() => setDrag(undefined)}
    >
      {years.map(({ year, collaborations }) => (
        <span key={year} className={year >= low && year <= high ? 'on' : ''}>
          <i style={{ height: `${Math.max(2, (collaborations / most) * 100)}%` }} />
        </span>
      ))}
    </div>
  )
}
