import { Link } from 'wouter'
import type { NetworkSummary } from '../../../server/contract/networks.ts'
import { useNetworks } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { pathOf } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'
import { DropZone } from './drop-zone.tsx'

/** The first screen: put files in, or open what is there. */
export function HomeView() {
  const { t } = useText()
  return (
    <div className="home">
      <h1>{t('view.home.title')}</h1>
      <p className="lead">{t('view.home.text')}</p>
      <DropZone />
      <section>
        <h2>{t('view.home.networks')}</h2>
        <Answer of={useNetworks()} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="quiet">{t('view.home.empty')}</p>
            ) : (
              <ul className="networks">
                {items.map((network) => (
                  <NetworkRow key={network.id} network={network} />
                ))}
              </ul>
            )
          }
        </Answer>
      </section>
      <p className="small">
        <Link href={pathOf({ page: 'accessibility' })}>{t('view.accessibility.title')}</Link>
      </p>
    </div>
  )
}

function NetworkRow({ network }: { network: NetworkSummary }) {
  const { t, moment, period: years } = useText()
  const { counts, period } = network
  const isEmpty = counts.actors === 0
  return (
    <li>
      <div className="network-name">
        <Link
          href={pathOf({
            page: 'network',
            networkId: network.id,
            view: isEmpty ? 'imports' : 'overview',
          })}
        >
          {network.name}
        </Link>
        {network.synthetic && <span className="synthetic">{t('view.synthetic')}</span>}
        {network.synthetic && <p className="small quiet">{t('view.home.synthetic')}</p>}
        {!network.synthetic && network.description !== undefined && (
          <p className="small quiet name">{network.description}</p>
        )}
      </div>
      <p className="small">
        {isEmpty
          ? t('view.home.no-data')
          : t('view.home.counts', {
              actors: counts.actors,
              collaborations: counts.collaborations,
            })}
      </p>
      <p className="small quiet">
        {period && years(period.from.slice(0, 4), period.to.slice(0, 4))}
      </p>
      <p className="small quiet moment">
        {t('view.home.changed', { at: moment(network.updatedAt) })}
      </p>
    </li>
  )
}
