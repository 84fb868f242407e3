import type { ActorSheet } from '../../../../server/contract/records.ts'
import { useText } from '../../state/preferences-context.tsx'
import { layInLanes, yearsOf } from './life-lanes.ts'

const MOST_LANES = 8

/** An actor's dated collaborations on a small time line; the list under it is their table. */
export function LifeLine({ collaborations }: { collaborations: ActorSheet['collaborations'] }) {
  const { t } = useText()
  const dated = collaborations.flatMap(({ id, startsOn, endsOn, inSlice }) => {
    const [first, last] = [startsOn ?? endsOn, endsOn ?? startsOn]
    if (first === undefined || last === undefined) return []
    const [from, to] = yearsOf(first, last)
    return to > from ? [{ id, from, to, inSlice }] : []
  })
  if (dated.length === 0) return null
  const from = Math.floor(Math.min(...dated.map((span) => span.from)))
  const to = Math.ceil(Math.max(...dated.map((span) => span.to)))
  const inSlice = new Set(dated.flatMap((span) => (span.inSlice ? [span.id] : [])))
  const share = (years: number): string => `${(years / (to - from)) * 100}%`
  const lanes = layInLanes(dated)
  const years = { from: String(from), to: String(to - 1) }
  return (
    <figure className="life">
      <div
        // Bars made of elements, read as one by their summary.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={t('view.life.summary', { count: dated.length, ...years })}
      >
        {lanes.slice(0, MOST_LANES).map((lane) => (
          <div key={lane[0]?.id} className="life-lane">
            {lane.map((span) => (
              <span
                key={span.id}
                className={inSlice.has(span.id) ? 'life-bar' : 'life-bar outside'}
                style={{
                  insetInlineStart: share(span.from - from),
                  width: share(span.to - span.from),
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <figcaption>
        <span>{years.from}</span>
        {lanes.length > MOST_LANES && (
          <span>
            {t('view.nearby.more', {
              count: lanes.slice(MOST_LANES).reduce((sum, lane) => sum + lane.length, 0),
            })}
          </span>
        )}
        {years.to !== years.from && <span>{years.to}</span>}
      </figcaption>
    </figure>
  )
}
