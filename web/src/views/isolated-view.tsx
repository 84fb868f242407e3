import { useIsolated, useOverview } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { isolationRank } from '../parts/isolation-order.ts'
import { Pager } from '../parts/pager.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, setOptions, useAddress } from '../state/use-address.ts'
import { EmptySlice } from './empty-slice.tsx'
import { ExportMenu } from './export-menu.tsx'
import { isolationSentences } from './isolation-sentences.ts'
import { Worklist } from './worklist.tsx'

const SIZE = 50

/** The worklist: everyone with a reason to be met, and the reason. */
export function IsolatedView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const text = useText()
  const { t, named, count } = text
  const { query, sliceText, selection } = useAddress()
  const reason = query.get('reason') ?? undefined
  const pages = usePages(JSON.stringify([sliceText, reason]))
  const overview = useOverview(networkId).data
  const told = overview && isolationSentences(text, overview)
  const found = useIsolated(networkId, { reason, cursor: pages.cursor, limit: String(SIZE) })
  return (
    <>
      <SliceStrip networkId={networkId} summary={overview?.summary} onChange={onSlice} />
      {overview?.summary.actors === 0 ? (
        <EmptySlice networkId={networkId} onSlice={onSlice} />
      ) : (
        <>
          <div className="view-head">
            <h1>{told?.title ?? t('view.name.isolated')}</h1>
            {selection.actors.length > 0 && (
              <button
                type="button"
                className="button"
                onClick={() => go({ selection: { actors: [] } })}
              >
                {t('view.selection.clear', { count: selection.actors.length })}
              </button>
            )}
          </div>
          <div className="lead">
            {told && (
              <p>
                {told.parts} {told.mostly}
              </p>
            )}
            <p className="quiet">{t('view.isolated.text')}</p>
          </div>
          <Answer of={found} lines={12}>
            {({ items, total, next, byReason }) => (
              <>
                <fieldset className="pills">
                  <legend className="unseen">{t('view.isolated.by-reason')}</legend>
                  <button
                    type="button"
                    className="pill"
                    aria-pressed={reason === undefined}
                    onClick={() => setOptions({ reason: undefined }, true)}
                  >
                    {t('view.isolated.all')}{' '}
                    <b>{count(byReason.reduce((sum, one) => sum + one.count, 0))}</b>
                  </button>
                  {byReason
                    .filter((one) => one.count > 0)
                    .toSorted((a, b) => isolationRank(a.reason) - isolationRank(b.reason))
                    .map((one) => (
                      <button
                        key={one.reason}
                        type="button"
                        className="pill"
                        aria-pressed={reason === one.reason}
                        onClick={() => setOptions({ reason: one.reason }, true)}
                      >
                        {named('isolation', one.reason)} <b>{count(one.count)}</b>
                      </button>
                    ))}
                </fieldset>
                {reason === undefined ? (
                  <Meanings reasons={byReason.map((one) => one.reason)} />
                ) : (
                  <p className="small quiet why">{named('isolation.meaning', reason)}</p>
                )}
                {items.length === 0 ? (
                  <p className="empty">{t('view.isolated.none')}</p>
                ) : (
                  <>
                    <div className="table-tools">
                      <ExportMenu
                        networkId={networkId}
                        label={t('action.export-table')}
                        table="isolated"
                        parameters={reason === undefined ? {} : { reason }}
                      />
                    </div>
                    <Worklist networkId={networkId} items={items} />
                  </>
                )}
                <Pager
                  page={pages.page}
                  shown={items.length}
                  size={SIZE}
                  total={total}
                  hasNext={next !== null}
                  onGo={(page) => pages.goTo(page, next)}
                />
              </>
            )}
          </Answer>
        </>
      )}
    </>
  )
}

/** What each reason on the list says, for who meets the words for the first time. */
function Meanings({ reasons }: { reasons: readonly string[] }) {
  const { t, named, capital } = useText()
  if (reasons.length === 0) return null
  return (
    <details className="meanings small">
      <summary>{t('view.isolated.meanings')}</summary>
      <dl className="facts">
        {reasons
          .toSorted((a, b) => isolationRank(a) - isolationRank(b))
          .map((reason) => (
            <div key={reason}>
              <dt>{capital(named('isolation', reason))}</dt>
              <dd>{named('isolation.meaning', reason)}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
