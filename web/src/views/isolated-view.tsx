import type { IsolatedRow } from '../../../server/contract/findings.ts'
import { useIsolated } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { isolationRank } from '../parts/isolation-order.ts'
import { Pager } from '../parts/pager.tsx'
import { ReasonPill } from '../parts/reason-pill.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, select, setOptions, useAddress } from '../state/use-address.ts'
import { Sectors } from './actor-table.tsx'
import { ExportButton } from './export-button.tsx'
import { useOverviewSummary } from './use-summary.ts'
import { TableBox } from '../parts/table-box.tsx'
import { NameButton } from '../parts/name-button.tsx'

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

function Worklist({ networkId, items }: { networkId: string; items: readonly IsolatedRow[] }) {
  const { t, count, date } = useText()
  const { selection } = useAddress()
  const { looks, labels } = useSectors(networkId)
  return (
    <TableBox label={t('view.name.isolated')}>
      <table className="table">
        <caption className="unseen">{t('view.isolated.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('view.isolated.choose')}</span>
            </th>
            <th scope="col">{t('view.table.name')}</th>
            <th scope="col">{t('view.table.reason')}</th>
            <th scope="col">{t('view.table.sectors')}</th>
            <th scope="col">{t('view.table.place')}</th>
            <th scope="col" className="num">
              {t('view.table.collaborations')}
            </th>
            <th scope="col">{t('view.table.known-since')}</th>
            <th scope="col">{t('view.table.last-activity')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.id} aria-selected={selection.actors.includes(row.id)}>
              <td>
                <ChooseBox id={row.id} name={row.name} />
              </td>
              <th scope="row">
                <NameButton name={row.name} onOpen={() => select([row.id])} />
              </th>
              <td className="reason">
                <span className="pills">
                  <ReasonPill reason={row.reason} />
                  {row.reasons.length > 1 && (
                    <span className="quiet">
                      {t('view.isolated.more-reasons', { count: row.reasons.length - 1 })}
                    </span>
                  )}
                </span>
              </td>
              <td>
                <Sectors sectors={row.sectors} looks={looks} labels={labels} />
              </td>
              <td>{row.place ?? ''}</td>
              <td className="num">{count(row.collaborations)}</td>
              <td className="date">{row.knownSince === undefined ? '–' : date(row.knownSince)}</td>
              <td className="date">
                {row.lastActivity === undefined ? '–' : date(row.lastActivity)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** Puts an actor in the selection, or takes it out. */
function ChooseBox({ id, name }: { id: string; name: string }) {
  const { t } = useText()
  const { actors } = useAddress().selection
  const isChosen = actors.includes(id)
  return (
    <label className="check bare">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={() => select(isChosen ? actors.filter((one) => one !== id) : [...actors, id])}
      />
      <span className="unseen">{t('view.isolated.choose-one', { name })}</span>
    </label>
  )
}
