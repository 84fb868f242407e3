import type { ActorSheet } from '../../../../server/contract/records.ts'
import { ExplainButton } from '../../parts/explain-button.tsx'
import { NearestHub } from '../../parts/nearest-hub.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { holdsOf } from '../stability-holds.ts'

/** Its measures with their ranks, how these hold where that was checked, and the way to the nearest hub. */
export function PlaceInNetwork({
  measures,
  hub,
}: {
  measures: ActorSheet['measures']
  hub: ActorSheet['nearestHub']
}) {
  const { t, named, number, count, capital } = useText()
  // The number of a community has no order and no rank.
  const shown = measures.filter((measure) => measure.id !== 'community')
  if (shown.length === 0) return null
  return (
    <section>
      <h3>{t('view.actor.place-in-network')}</h3>
      <table className="table">
        <thead className="unseen">
          <tr>
            <th scope="col">{t('view.table.measure')}</th>
            <th scope="col">{t('view.table.value')}</th>
            <th scope="col">{t('view.table.rank')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((measure) => (
            <tr key={measure.id}>
              <th scope="row">
                <ExplainButton
                  measure={measure.id}
                  about={named('measure', `${measure.id}.name`)}
                  label={capital(named('measure', `${measure.id}.name`))}
                />
                {typeof measure.stability?.rankCorrelation === 'number' && (
                  <span className="quiet block">
                    {t(`view.actor.ranking.${holdsOf(measure.stability.rankCorrelation)}`)}
                  </span>
                )}
              </th>
              <td className="num">
                {measure.value === null ? t('view.no-value') : number(measure.value)}
              </td>
              <td className="num quiet">
                {measure.rank !== undefined && measure.of !== undefined
                  ? t('view.actor.rank', { rank: measure.rank, of: count(measure.of) })
                  : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{t('view.actor.ranking')}</p>
      {hub && (
        <dl className="facts">
          <div>
            <dt>{capital(t('nearest-hub.title'))}</dt>
            <dd>
              <NearestHub hub={hub} />
            </dd>
          </div>
        </dl>
      )}
    </section>
  )
}
