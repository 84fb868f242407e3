import type { ActorSheet } from '../../../../server/contract/records.ts'
import { SectorMark } from '../../parts/sector-mark.tsx'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { select } from '../../state/use-address.ts'

/** Whom it could meet, by what they have in common with it. */
export function Nearby({ networkId, nearby }: { networkId: string; nearby: ActorSheet['nearby'] }) {
  const { t } = useText()
  const { looks } = useSectors(networkId)
  if (nearby.length === 0) return null
  return (
    <section>
      <h3>{t('view.nearby.title')}</h3>
      <p className="small quiet">{t('view.nearby.lead')}</p>
      {nearby.map(({ fact, label, total, actors }) => (
        <div key={`${fact} ${label}`}>
          <h4>{t(`view.nearby.${fact}`, { label })}</h4>
          <ul className="rows">
            {actors.map((actor) => (
              <li key={actor.id}>
                <button type="button" className="row" onClick={() => select([actor.id])}>
                  <SectorMark look={looks.get(actor.sectors[0] ?? '')} />
                  <span className="name">{actor.name}</span>
                  <span className="quiet">
                    {t('view.nearby.partners', { count: actor.partners })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {total > actors.length && (
            <p className="small quiet">{t('view.nearby.more', { count: total - actors.length })}</p>
          )}
        </div>
      ))}
    </section>
  )
}
