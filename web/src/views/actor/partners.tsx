import { useState } from 'react'
import type { ActorSheet } from '../../../../server/contract/records.ts'
import { SectorMark } from '../../parts/sector-mark.tsx'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { select } from '../../state/use-address.ts'
import { FEW } from '../few.ts'

/** Whom it works with, the strongest tie first. */
export function Partners({
  networkId,
  partners,
}: {
  networkId: string
  partners: ActorSheet['partners']
}) {
  const { t, number } = useText()
  const { looks } = useSectors(networkId)
  const [isWhole, setWhole] = useState(false)
  const sectors = new Set(partners.flatMap((partner) => partner.sectors)).size
  if (partners.length === 0) return null
  return (
    <section>
      <h3>{t('view.actor.works-with', { count: partners.length, sectors })}</h3>
      <ul className="rows">
        {partners.slice(0, isWhole ? partners.length : FEW).map((partner) => (
          <li key={partner.id}>
            <button type="button" className="row" onClick={() => select([partner.id])}>
              <SectorMark look={looks.get(partner.sectors[0] ?? '')} />
              <span className="name">{partner.name}</span>
              <span className="quiet">
                {t('view.actor.strength', { value: number(partner.weight) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {partners.length > FEW && !isWhole && (
        <button type="button" className="link small" onClick={() => setWhole(true)}>
          {t('action.show-others', { count: partners.length - FEW })}
        </button>
      )}
    </section>
  )
}
