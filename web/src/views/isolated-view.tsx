import { useIsolated } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { isolationRank } from '../parts/isolation-order.ts'
import { Pager } from '../parts/pager.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, setOptions, useAddress } from '../state/use-address.ts'
import { ExportButton } from './export-button.tsx'
import { useOverviewSummary } from './use-summary.ts'
import { Worklist } from './worklist.tsx'

const SIZE = 50

/** The worklist: everyone with a reason to be met, and the reason. */
export function IsolatedView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t, named, count } = useText()
  const { query, sliceText, selection } = useAddress()
  const reason = query.get('reason') ?? undefined
  const pages = usePages(JSON.stringify([sliceText, reason]))
  const found = useIsolated(networkId, { reason, cursor: pages.cursor, limit: String(SIZE) })
  return (
    <>
      <SliceStrip
        networkId={networkId}
        summary={useOverviewSummary(networkId)}
        onChange={onSlice}
      />
      <div className="view-head">
        <h1>{t('view.name.isolated')}</h1>
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
      <p className="quiet lead">{t('view.isolated.text')}</p>
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
                {t('view.isolated.all')}
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
            {reason !== undefined && (
              <p className="small quiet why">{named('isolation.meaning', reason)}</p>
            )}
            {items.length === 0 ? (
              <p className="empty">{t('view.isolated.none')}</p>
            ) : (
              <>
                <div className="table-tools">
                  <ExportButton networkId={networkId} format="isolated-csv" />
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
  )
}
