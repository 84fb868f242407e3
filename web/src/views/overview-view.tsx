import { Link } from 'wouter'
import type { Overview } from '../../../server/contract/findings.ts'
import { useOverview } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { BarsByReason } from '../parts/bars-by-reason.tsx'
import { Bars } from '../parts/bars.tsx'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Figure } from '../parts/figure.tsx'
import { pathOf } from '../state/address.ts'
import { useText } from '../state/preferences-context.tsx'
import { hrefAfter, useAddress } from '../state/use-address.ts'
import { KeyFigures } from './key-figures.tsx'
import { Openness } from './openness.tsx'

/** The synthesis: the answers as sentences, each with its drawing. */
export function OverviewView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const overview = useOverview(networkId)
  return (
    <>
      <SliceStrip networkId={networkId} summary={overview.data?.summary} onChange={onSlice} />
      <Answer of={overview} lines={9}>
        {(found) =>
          found.summary.actors === 0 ? (
            <EmptySlice networkId={networkId} onSlice={onSlice} />
          ) : (
            <div className="overview">
              <Openness overview={found} />
              <div className="answers">
                <Isolation overview={found} />
                <Dependence overview={found} />
              </div>
              <KeyFigures findings={found.findings} />
              <p className="small quiet">
                {t('view.overview.counts', {
                  collaborations: found.summary.collaborations,
                  participations: found.summary.participations,
                  undated: found.summary.undatedCollaborations,
                })}
              </p>
            </div>
          )
        }
      </Answer>
    </>
  )
}

/** Nothing in the slice: one sentence, one action. */
function EmptySlice({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { sliceText } = useAddress()
  return (
    <div className="empty">
      <h1>{sliceText === '' ? t('view.empty.network') : t('view.empty.slice')}</h1>
      {sliceText === '' ? (
        <>
          <p>{t('view.empty.network-text')}</p>
          <Link
            className="button primary"
            href={pathOf({ page: 'network', networkId, view: 'imports' })}
          >
            {t('action.add-data')}
          </Link>
        </>
      ) : (
        <>
          <p>{t('view.empty.slice-text')}</p>
          <button type="button" className="button primary" onClick={onSlice}>
            {t('action.change-slice')}
          </button>
        </>
      )}
    </div>
  )
}

function Isolation({ overview }: { overview: Overview }) {
  const { t } = useText()
  const address = useAddress()
  const listed = overview.isolationByReason.filter((row) => row.reason !== 'not-recorded')
  const few = listed.reduce((sum, row) => sum + row.all, 0)
  const withoutTie = listed.reduce((sum, row) => sum + row.withoutTie, 0)
  const unknown = overview.summary.notRecorded
  const { route } = address
  return (
    <section>
      <h2>{t('view.overview.isolated.title', { count: few })}</h2>
      <p className="quiet">
        {t('view.overview.isolated.part', { count: withoutTie })}{' '}
        {unknown > 0 && t('view.overview.isolated.unknown', { count: unknown })}
      </p>
      {few + unknown > 0 && <BarsByReason rows={overview.isolationByReason} />}
      <div className="links">
        {route.page === 'network' && (
          <Link
            className="link"
            href={hrefAfter(address, { route: { ...route, view: 'isolated' } })}
          >
            {t('action.open-worklist')}
          </Link>
        )}
        <ExplainButton
          measure={overview.isolated.measure}
          about={t('view.overview.isolated.about')}
        />
      </div>
    </section>
  )
}

function Dependence({ overview }: { overview: Overview }) {
  const { t, named, percent, capital } = useText()
  const { dependence } = overview
  const { with: withSupport, without, lost, supportOnly } = dependence.parts ?? {}
  const about = t('view.overview.dependence.about')
  if (dependence.value === null || typeof withSupport !== 'number' || typeof without !== 'number') {
    return (
      <section>
        <h2>{t('view.overview.dependence.unknown')}</h2>
        <p className="quiet">{capital(named('reason', dependence.reason ?? 'not-applicable'))}.</p>
        <div className="links">
          <ExplainButton measure={dependence.measure} about={about} />
        </div>
      </section>
    )
  }
  const rows = [
    { key: 'with', label: t('view.overview.dependence.with'), value: withSupport },
    { key: 'without', label: t('view.overview.dependence.without'), value: without },
  ]
  return (
    <section>
      <h2>
        {t(lost === 0 ? 'view.overview.dependence.holds' : 'view.overview.dependence.title', {
          share: percent(without),
        })}
      </h2>
      <p className="quiet">
        {t('view.overview.dependence.text', {
          share: percent(withSupport),
          lost: lost ?? 0,
          only: supportOnly ?? 0,
        })}
      </p>
      <Figure
        summary={rows.map((row) => `${row.label} ${percent(row.value)}`).join(' ; ')}
        caption={t('view.overview.dependence.caption')}
        table={{
          head: [t('view.overview.dependence.case'), t('view.overview.dependence.share')],
          rows: rows.map((row) => ({ key: row.key, cells: [row.label, percent(row.value)] })),
        }}
      >
        <Bars
          most={1}
          bars={rows.map((row) => ({
            key: row.key,
            label: row.label,
            value: row.value,
            shown: percent(row.value),
            ...(row.key === 'without' ? { part: row.value } : {}),
          }))}
        />
      </Figure>
      <div className="links">
        <ExplainButton measure={dependence.measure} about={about} />
      </div>
    </section>
  )
}
