import { useRef, useState, type KeyboardEvent } from 'react'
import type { Timeline, TimelineRow } from '../../../server/contract/timeline.ts'
import type { Years } from '../parts/year-steps.ts'
import { useText } from '../state/preferences-context.tsx'
import { useSelection } from '../state/use-selection.ts'
import { barOf, shareOfDay } from './timeline-scale.ts'
import { useGroupName } from './use-group-name.ts'

/** The bars of a page, group by group. One is in the tab order; arrows, Home and End go on from it. */
export function TimelineBars({
  timeline,
  grouping,
  period,
  all,
}: {
  timeline: Timeline
  grouping: string
  period: Years
  all: Years
}) {
  const { t } = useText()
  const nameOf = useGroupName(grouping)
  const [stop, setStop] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const { items, groups } = timeline
  const current = Math.min(stop, items.length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = rowOfKey(event.key, current, items.length)
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setStop(next)
    box.current?.querySelectorAll('button')[next]?.focus()
  }
  const selection = useSelection()
  const isChosen = ({ id, members }: TimelineRow): boolean =>
    selection.hasCollaboration(id) || members.some((actor) => selection.hasActor(actor))
  const isAnyChosen = items.some(isChosen)
  const shown = groups
    .map((group, place) => ({
      group,
      place,
      rows: items.map((item, row) => ({ item, row })).filter(({ item }) => item.group === place),
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    // The keys come from the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className="timeline-bars" onKeyDown={onKeyDown}>
      <Window period={period} all={all} />
      {shown.map(({ group, place, rows }) => (
        <section key={place} aria-label={nameOf(group)}>
          {grouping !== 'none' && (
            <h2>{t('view.with-count', { label: nameOf(group), count: group.collaborations })}</h2>
          )}
          <ol>
            {rows.map(({ item, row }) => (
              <li key={item.id}>
                <Bar
                  row={item}
                  all={all}
                  isFaded={isAnyChosen && !isChosen(item)}
                  isStop={row === current}
                  onFocus={() => setStop(row)}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** The period as a band behind the bars. */
function Window({ period, all }: { period: Years; all: Years }) {
  const left = shareOfDay(`${pad(period.from)}-01-01`, all)
  const right = shareOfDay(`${pad(period.to + 1)}-01-01`, all)
  return (
    <div className="timeline-window" aria-hidden="true">
      <i style={{ left: percent(left), width: percent(right - left) }} />
    </div>
  )
}

function Bar({
  row,
  all,
  isFaded,
  isStop,
  onFocus,
}: {
  row: TimelineRow
  all: Years
  /** Others are chosen. */
  isFaded: boolean
  isStop: boolean
  onFocus: () => void
}) {
  const { t, named, period } = useText()
  const selection = useSelection()
  const { left, width } = barOf(row, all)
  const isChosen = selection.hasCollaboration(row.id)
  const own = row.members.filter((id) => selection.hasActor(id)).length
  const classes = ['timeline-row']
  if (own > 0) classes.push('marked')
  if (isFaded) classes.push('faded')
  const said = [
    row.name,
    named('view.kind', row.kind),
    period(row.from, row.to),
    t('view.participants', { count: row.members.length }),
    ...(own > 0 ? [t('view.timeline.own', { count: own })] : []),
  ].join(', ')
  return (
    <button
      type="button"
      className={classes.join(' ')}
      aria-pressed={isChosen}
      aria-label={said}
      title={said}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) {
          selection.toggleCollaboration(row.id)
        } else if (isChosen && selection.size === 1) selection.clear()
        else selection.set({ collaborations: [row.id] })
      }}
    >
      <span className="timeline-name">
        {own > 0 && <span className="timeline-own">●</span>}
        <span>{row.name}</span>
      </span>
      <span className="timeline-track">
        <i
          className={`timeline-bar ${row.kind}`}
          style={{ left: percent(left), width: percent(width) }}
        />
      </span>
    </button>
  )
}

const percent = (share: number): string => `${String(Math.round(share * 1e4) / 100)}%`
const pad = (year: number): string => String(year).padStart(4, '0')

/** The row that a key leads to; undefined for a key that leads nowhere. */
export function rowOfKey(key: string, row: number, count: number): number | undefined {
  const last = Math.max(0, count - 1)
  if (key === 'ArrowDown') return Math.min(last, row + 1)
  if (key === 'ArrowUp') return Math.max(0, row - 1)
  if (key === 'Home') return 0
  return key === 'End' ? last : undefined
}
