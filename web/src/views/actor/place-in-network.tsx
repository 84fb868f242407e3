import type { ActorSheet } from '../../../../server/contract/records.ts'
import { NearestHub } from '../../parts/nearest-hub.tsx'
import { useText } from '../../state/preferences-context.tsx'

/** Its measures with their ranks, and the way to the nearest hub. */
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
              <th scope="row">{capital(named('measure', `${measure.id}.name`))}</th>
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
