import { Link } from 'wouter'
import type { Overview } from '../../../server/contract/findings.ts'
import { Bars } from '../parts/bars.tsx'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Figure } from '../parts/figure.tsx'
import { useText } from '../state/preferences-context.tsx'
import { hrefAfter, useAddress } from '../state/use-address.ts'

/** Would the network hold without those who accompany and fund it? */
export function Dependence({ overview }: { overview: Overview }) {
  const { t, named, number, percent, capital } = useText()
  const { dependence, supportOpenness } = overview
  const { with: withSupport, without, lost, supportOnly } = dependence.parts ?? {}
  const about = t('view.overview.dependence.about')
  const address = useAddress()
  const { route } = address
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
  const open = supportOpenness.parts ?? {}
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
      {typeof open['with'] === 'number' && typeof open['without'] === 'number' && (
        <p className="quiet">
          {t('view.overview.dependence.openness', {
            with: number(open['with']),
            without: number(open['without']),
          })}
        </p>
      )}
      <div className="links">
        {route.page === 'network' && (supportOnly ?? 0) > 0 && (
          <Link
            className="link"
            href={hrefAfter(address, {
              route: { ...route, view: 'isolated' },
              query: new URLSearchParams(`${address.sliceText}&reason=support-only`),
            })}
          >
            {t('action.open-support-only')}
          </Link>
        )}
        <ExplainButton measure={dependence.measure} about={about} />
        {typeof supportOpenness.value === 'number' && (
          <ExplainButton
            measure={supportOpenness.measure}
            about={t('view.overview.dependence.openness-about')}
            label={t('view.overview.dependence.openness-explain')}
          />
        )}
      </div>
    </section>
  )
}
