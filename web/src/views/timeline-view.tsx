import type { NetworkDetails } from '../../../server/contract/networks.ts'
import { KINDS } from '../../../server/contract/slice-query.ts'
import type { Timeline } from '../../../server/contract/timeline.ts'
import { useNetwork, useTimeline } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { LiveRegion } from '../parts/live-region.tsx'
import { Pager } from '../parts/pager.tsx'
import { Segments } from '../parts/segments.tsx'
import { usePages } from '../parts/use-pages.ts'
import { YearPlayer } from '../parts/year-player.tsx'
import { isAll, yearsOf } from '../parts/year-steps.ts'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { EmptySlice } from './empty-slice.tsx'
import { TimelineBars } from './timeline-bars.tsx'
import { TimelineTable } from './timeline-table.tsx'
import { TimelineYears } from './timeline-years.tsx'

const GROUPS = ['none', 'kind', 'domain', 'territory'] as const
type Grouping = (typeof GROUPS)[number]
/** So many bars are drawn at once; the pager says how many there are. */
const SIZE = 100

/** The collaborations in the order of time: how many each year has, the period over them, a bar for each. */
export function TimelineView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { query, sliceText } = useAddress()
  const grouping = GROUPS.find((one) => one === query.get('group')) ?? 'none'
  const pages = usePages(JSON.stringify([networkId, grouping, sliceText]))
  const found = useTimeline(networkId, {
    group: grouping,
    limit: String(SIZE),
    cursor: pages.cursor,
  })
  return (
    <>
      <SliceStrip networkId={networkId} summary={found.data?.summary} onChange={onSlice} />
      <Answer of={found} lines={12}>
        {(timeline) =>
          timeline.years.length === 0 && timeline.undated === 0 ? (
            <EmptySlice networkId={networkId} onSlice={onSlice} />
          ) : (
            <Chronology
              networkId={networkId}
              timeline={timeline}
              grouping={grouping}
              pages={pages}
            />
          )
        }
      </Answer>
    </>
  )
}

function Chronology({
  networkId,
  timeline,
  grouping,
  pages,
}: {
  networkId: string
  timeline: Timeline
  grouping: Grouping
  pages: ReturnType<typeof usePages>
}) {
  const { t, capital } = useText()
  const { slice, selection } = useAddress()
  const choices = useNetwork(networkId).data?.choices
  const { years, items, total, next } = timeline
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  if (first === undefined || last === undefined) return <Headline timeline={timeline} />
  const all = { from: first, to: last }
  const period = yearsOf(slice, all)
  return (
    <div className="stack timeline">
      <Headline timeline={timeline} />
      <div className="timeline-tools">
        <Segments
          label={t('view.timeline.group')}
          values={GROUPS.filter((one) => one === grouping || isTold(one, choices))}
          current={grouping}
          nameOf={(one) => t(`view.timeline.group.${one}`)}
          onChange={(one) => setOptions({ group: one === 'none' ? undefined : one }, true)}
        />
        <YearPlayer period={period} all={all} />
      </div>
      <figure className="figure timeline-figure" aria-label={t('view.name.timeline')}>
        <figcaption className="timeline-key">
          {KINDS.filter((kind) => choices?.kinds.some(({ value }) => value === kind)).map(
            (kind, _, kinds) =>
              kinds.length > 1 && (
                <span key={kind}>
                  <i className={`swatch timeline-bar ${kind}`} aria-hidden="true" />
                  {capital(t(`view.kinds.${kind}`))}
                </span>
              ),
          )}
          {selection.actors.length > 0 && (
            <span>
              <span className="timeline-own" aria-hidden="true">
                ●
              </span>
              {capital(t('view.timeline.key.own'))}
            </span>
          )}
        </figcaption>
        <div className="timeline-head">
          <p className="small quiet">{t('view.timeline.years')}</p>
          <TimelineYears years={years} period={period} all={all} />
        </div>
        {items.length > 0 ? (
          <TimelineBars timeline={timeline} grouping={grouping} period={period} all={all} />
        ) : (
          <p className="quiet">{t('view.timeline.none')}</p>
        )}
      </figure>
      {items.length > 0 && (
        <>
          <Pager
            page={pages.page}
            shown={items.length}
            size={SIZE}
            total={total}
            hasNext={next !== null}
            onGo={(page) => pages.goTo(page, next)}
          />
          <TimelineTable timeline={timeline} />
        </>
      )}
    </div>
  )
}

/** Whether the data tell the groups apart: what all collaborations share, or none has, makes one group. */
function isTold(grouping: Grouping, choices: NetworkDetails['choices'] | undefined): boolean {
  if (grouping === 'kind') return choices === undefined || choices.kinds.length > 1
  return grouping !== 'domain' || choices === undefined || choices.domains.length > 1
}

/** The answer: how many, when most of them; those without a date are counted apart. */
function Headline({ timeline: { years, total, undated } }: { timeline: Timeline }) {
  const { t, period } = useText()
  const { slice } = useAddress()
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0]
  const all = { from: first, to: last }
  const shown = yearsOf(slice, all)
  const within = years.filter(({ year }) => year >= shown.from && year <= shown.to)
  const peak = within.toSorted((a, b) => b.active - a.active || a.year - b.year)[0]
  const answer =
    years.length === 0
      ? t('view.timeline.no-date')
      : t(isAll(shown, all) ? 'view.timeline.answer' : 'view.timeline.answer-period', {
          count: total,
          // What was asked for, also where it is outside of the years that there are.
          period: period(slice.from ?? String(shown.from), slice.to ?? String(shown.to)),
        })
  return (
    <section className="lead-answer">
      <h1>{answer}</h1>
      {/* While years are played or stepped through, the answer is said anew. */}
      <LiveRegion text={isAll(shown, all) ? '' : answer} />
      {peak !== undefined && peak.active > 0 && within.length > 1 && (
        <p>
          {t('view.timeline.peak', {
            year: String(peak.year),
            active: peak.active,
            starting: peak.starting,
          })}
        </p>
      )}
      {undated > 0 && <p className="quiet">{t('view.timeline.undated', { count: undated })}</p>}
    </section>
  )
}
