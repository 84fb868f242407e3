import type { Broker, BrokerPage } from '../../../server/contract/brokers.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { NameButton } from '../parts/name-button.tsx'
import { Pager } from '../parts/pager.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { select, setOptions, useAddress } from '../state/use-address.ts'
import { Sectors } from './actor-table.tsx'
import { Explain } from './explain.tsx'
import { ExportMenu } from './export-menu.tsx'
import { SortHeader } from './sort-header.tsx'

const ROLES = ['liaison', 'boundary', 'itinerant', 'coordinator'] as const
/** What the list can be sorted by; it begins in an order of its own. */
export const BROKER_SORTS = ['name', 'partners', ...ROLES, 'participation', 'betweenness'] as const

type Props = {
  networkId: string
  brokers: BrokerPage
  page: number
  size: number
  onPage: (page: number) => void
  isSorted: boolean
}

/** Every actor between two partners who do not work together, with what chance would give beside. */
export function BrokersTable({ networkId, brokers, page, size, onPage, isSorted }: Props) {
  const { t, count, number, percent, capital } = useText()
  const { selection } = useAddress()
  const { looks, labels } = useSectors(networkId)
  const { items, total, next } = brokers
  return (
    <section className="stack tight">
      <h2>{t('view.brokers.table')}</h2>
      <dl className="role-meanings small">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{t(`view.brokers.role.${role}`)}</dt>
            <dd>
              {t(`view.brokers.role-meaning.${role}`)}{' '}
              <ExplainButton
                brief
                measure={`brokerage-${role}`}
                about={t(`view.brokers.role.${role}`)}
              />
            </dd>
          </div>
        ))}
      </dl>
      {isSorted ? (
        <button
          type="button"
          className="link small"
          onClick={() => setOptions({ sort: undefined, order: undefined }, true)}
        >
          {t('view.brokers.order-back')}
        </button>
      ) : (
        <p className="small quiet">{t('view.brokers.order')}</p>
      )}
      <div className="table-tools">
        <ExportMenu networkId={networkId} label={t('action.export-table')} table="brokers" />
      </div>
      <TableBox label={t('view.brokers.table')}>
        <table className="table sticky-first brokers">
          <caption className="unseen">{t('view.brokers.table')}</caption>
          <thead>
            <tr>
              <SortHeader field="name" first="" label={t('view.table.name')} />
              <th scope="col">{t('view.table.sectors')}</th>
              <SortHeader field="partners" first="" isNumber label={t('view.table.partners')} />
              {ROLES.map((role) => (
                <SortHeader
                  key={role}
                  field={role}
                  first=""
                  isNumber
                  label={t(`view.brokers.role.${role}`)}
                />
              ))}
              <SortHeader
                field="participation"
                first=""
                isNumber
                label={capital(t('measure.participation.name'))}
              />
              <SortHeader
                field="betweenness"
                first=""
                isNumber
                label={capital(t('measure.betweenness.name'))}
              />
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.id} aria-selected={selection.actors.includes(row.id)}>
                <th scope="row">
                  <NameButton name={row.name} onOpen={() => select([row.id])} />
                  {(row.standsOut || row.isFew) && (
                    <span className={row.standsOut ? 'pill small' : 'small quiet block'}>
                      {t(row.standsOut ? 'view.brokers.stands-out' : 'view.brokers.few')}
                    </span>
                  )}
                </th>
                <td>
                  <Sectors sectors={row.sectors} looks={looks} labels={labels} />
                </td>
                <td className="num">{count(row.partners)}</td>
                {ROLES.map((role) => (
                  <Role key={role} role={row.roles[role]} />
                ))}
                <td className="num">
                  {row.participation === null ? '–' : number(row.participation)}
                </td>
                <td className="num">{row.betweenness === null ? '–' : percent(row.betweenness)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Pager
        page={page}
        shown={items.length}
        size={size}
        total={total}
        hasNext={next !== null}
        onGo={onPage}
      />
      <div className="links">
        <Explain measure="participation" about={t('measure.participation.name')} />
        <Explain measure="betweenness" about={t('measure.betweenness.name')} />
      </div>
    </section>
  )
}

/** The count, what chance would give, and the distance between the two. */
function Role({ role: { count, expected, z } }: { role: Broker['roles']['liaison'] }) {
  const { t, number } = useText()
  return (
    <td className="num">
      {number(count)}
      {expected !== null && (
        <span className="quiet beside">
          {t('view.brokers.role-cell', {
            expected: number(expected),
            z: z === null ? '–' : number(z),
          })}
        </span>
      )}
    </td>
  )
}
