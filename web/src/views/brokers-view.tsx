import type { BrokerPage } from '../../../server/contract/brokers.ts'
import { useBrokers } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { NameButton } from '../parts/name-button.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../state/preferences-context.tsx'
import { select, useAddress } from '../state/use-address.ts'
import { EmptySlice } from './empty-slice.tsx'
import { Explain } from './explain.tsx'
import { BrokersCuts } from './brokers-cuts.tsx'
import { BrokersSpread } from './brokers-spread.tsx'
import { BROKER_SORTS, BrokersTable } from './brokers-table.tsx'
import { RemovalOfCentral } from './removal.tsx'

const SIZE = 25
/** So many who stand out are named above the list. */
const NAMED = 8

/** Who links sectors, and what would come apart. */
export function BrokersView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { query, sliceText } = useAddress()
  // Another list's order may still be in the address.
  const sort = BROKER_SORTS.find((one) => one === query.get('sort'))
  const order = sort === undefined ? undefined : (query.get('order') ?? undefined)
  const pages = usePages(JSON.stringify([sliceText, sort, order]))
  const found = useBrokers(networkId, {
    sort,
    order,
    cursor: pages.cursor,
    limit: String(SIZE),
  })
  return (
    <>
      <SliceStrip networkId={networkId} summary={found.data?.summary} onChange={onSlice} />
      <div className="stack">
        <Answer of={found} lines={10}>
          {(brokers) =>
            brokers.summary.actors === 0 ? (
              <EmptySlice networkId={networkId} onSlice={onSlice} />
            ) : (
              <div className="stack first">
                <Headline brokers={brokers} />
                {brokers.total > 0 && (
                  <>
                    <BrokersSpread spread={brokers.spread} />
                    <BrokersTable
                      networkId={networkId}
                      brokers={brokers}
                      page={pages.page}
                      size={SIZE}
                      onPage={(page) => pages.goTo(page, brokers.next)}
                      isSorted={sort !== undefined}
                    />
                  </>
                )}
              </div>
            )
          }
        </Answer>
        {/* Under what is on its way nothing is put that it would push down. */}
        {(found.error !== null || (found.data?.summary.actors ?? 0) > 0) && (
          <>
            <BrokersCuts networkId={networkId} />
            <RemovalOfCentral networkId={networkId} />
          </>
        )}
      </div>
    </>
  )
}

/** The roles between sectors. */
const LINKING = ['liaison', 'boundary'] as const

function Headline({ brokers }: { brokers: BrokerPage }) {
  const { t, language } = useText()
  const { standOut, total, linking, unknownSector } = brokers
  const isTold = brokers.spread.some(({ bins }) => bins.some((bin) => bin > 0))
  const title =
    total === 0
      ? t('view.brokers.nobody')
      : standOut.length > 0
        ? t('view.brokers.found', { count: standOut.length })
        : isTold
          ? t('view.brokers.none')
          : t('view.brokers.unknown')
  const others = standOut.length - NAMED
  return (
    <section className="lead-answer">
      <p className="small quiet">{t('view.brokers.title')}</p>
      <h1>{title}</h1>
      {standOut.length > 0 && (
        <p className="broker-names">
          {standOut.length > 1 && <>{t('view.brokers.names')} </>}
          {standOut.slice(0, NAMED).map(({ id, name }) => (
            <NameButton key={id} name={name} onOpen={() => select([id])} />
          ))}
          {others > 0 && <span>{t('view.brokers.others', { count: others })}</span>}
        </p>
      )}
      {linking > 0 && <p>{t('view.brokers.linking', { count: linking })}</p>}
      {total > 0 && <p className="small quiet">{t('view.brokers.caution')}</p>}
      {unknownSector > 0 && (
        <p className="small quiet">{t('view.brokers.unknown-sector', { count: unknownSector })}</p>
      )}
      <div className="links">
        {LINKING.map((role) => (
          <Explain
            key={role}
            measure={`brokerage-${role}`}
            about={t(`view.brokers.role.${role}`).toLocaleLowerCase(language)}
          />
        ))}
      </div>
    </section>
  )
}
