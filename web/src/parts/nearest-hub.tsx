import type { ActorSheet } from '../../../server/contract/records.ts'
import { useText } from '../state/preferences-context.tsx'
import { select } from '../state/use-address.ts'

type Hub = NonNullable<ActorSheet['nearestHub']>

/** How far the nearest of the best connected actors is; opens its sheet. */
export function NearestHub({ hub: { distance, id, name } }: { hub: Hub }) {
  const { t } = useText()
  if (distance === null || id === undefined) {
    return <span className="quiet">{t('nearest-hub.none')}</span>
  }
  const told = t('nearest-hub.distance', { distance, name: name ?? id })
  if (distance === 0) return told
  return (
    <button type="button" className="link" onClick={() => select([id])}>
      <span className="name">{told}</span>
    </button>
  )
}
