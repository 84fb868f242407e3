import type { IsolatedRow } from '../../../server/contract/findings.ts'
import { ConfidenceLine } from '../parts/confidence.tsx'
import { NameButton } from '../parts/name-button.tsx'
import { NearestHub } from '../parts/nearest-hub.tsx'
import { ReasonPill } from '../parts/reason-pill.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { useMedia } from '../parts/use-media.ts'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { select, useAddress } from '../state/use-address.ts'
import { Sectors } from './actor-table.tsx'

type Rows = { networkId: string; items: readonly IsolatedRow[] }

/** Those to be met: a table, and where there is no room for one an entry each. */
export function Worklist(rows: Rows) {
  const { t } = useText()
  const isNarrow = useMedia('(max-width: 639px)')
  return (
    <>
      <div className="worklist">
        {isNarrow ? <WorkEntries {...rows} /> : <WorkTable {...rows} />}
      </div>
      <p className="small quiet why">
        {t('confidence.reading')} {t('nearest-hub.reading')}
      </p>
    </>
  )
}

function WorkTable({ networkId, items }: Rows) {
  const { t, capital, date } = useText()
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
            <th scope="col">{capital(t('confidence.title'))}</th>
            <th scope="col" className="when-wide">
              {t('view.table.sectors')}
            </th>
            <th scope="col" className="when-wide">
              {t('view.table.last-activity')}
            </th>
            <th scope="col">{capital(t('nearest-hub.title'))}</th>
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
                <Where row={row} />
                <span className="when-tight">
                  <Sectors sectors={row.sectors} looks={looks} labels={labels} />
                </span>
              </th>
              <td className="reason">
                <Reasons row={row} />
                <span className="quiet when-tight">
                  {row.lastActivity !== undefined &&
                    t('view.isolated.last-activity', { date: date(row.lastActivity) })}
                </span>
              </td>
              <td>
                <ConfidenceLine confidence={row.confidence} isBrief />
              </td>
              <td className="when-wide">
                <Sectors sectors={row.sectors} looks={looks} labels={labels} />
              </td>
              <td className="date when-wide">
                <Dates row={row} />
              </td>
              <td className="hub">
                <NearestHub hub={row.nearestHub} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function WorkEntries({ networkId, items }: Rows) {
  const { t, capital } = useText()
  const { looks, labels } = useSectors(networkId)
  return (
    <ul className="work-entries" aria-label={t('view.isolated.caption')}>
      {items.map((row) => (
        <li key={row.id}>
          <div className="work-head">
            <ChooseBox id={row.id} name={row.name} />
            <NameButton name={row.name} onOpen={() => select([row.id])} />
          </div>
          <Reasons row={row} />
          <div className="work-who">
            <Sectors sectors={row.sectors} looks={looks} labels={labels} />
            <Where row={row} />
          </div>
          <dl className="facts">
            <div>
              <dt>{capital(t('confidence.title'))}</dt>
              <dd>
                <ConfidenceLine confidence={row.confidence} isBrief />
              </dd>
            </div>
            <div>
              <dt>{t('view.table.last-activity')}</dt>
              <dd>
                <Dates row={row} />
              </dd>
            </div>
            <div>
              <dt>{capital(t('nearest-hub.title'))}</dt>
              <dd>
                <NearestHub hub={row.nearestHub} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** Its place, and in how many collaborations it is. */
function Where({ row: { place, collaborations } }: { row: IsolatedRow }) {
  const { t } = useText()
  const told = (
    <span className="whole">{t('view.actor.collaborations', { count: collaborations })}</span>
  )
  return (
    <span className="quiet block">
      {place !== undefined && `${place} · `}
      {told}
    </span>
  )
}

function Reasons({ row: { reason, reasons } }: { row: IsolatedRow }) {
  const { t } = useText()
  return (
    <span className="pills">
      <ReasonPill reason={reason} />
      {reasons.length > 1 && (
        <span className="quiet">
          {t('view.isolated.more-reasons', { count: reasons.length - 1 })}
        </span>
      )}
    </span>
  )
}

/** When it was last active, and since when it is known. */
function Dates({ row: { lastActivity, knownSince } }: { row: IsolatedRow }) {
  const { t, date } = useText()
  return (
    <>
      {lastActivity === undefined ? '–' : date(lastActivity)}
      {knownSince !== undefined && (
        <span className="quiet block">
          {t('view.isolated.known-since', { date: date(knownSince) })}
        </span>
      )}
    </>
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
