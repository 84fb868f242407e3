import { useCallback } from 'react'
import type { Places } from '../../../server/contract/places.ts'
import type { Mark } from '../places/marks.ts'
import { useText } from '../state/preferences-context.tsx'

/** What can be said of a mark of the geographic map in one line. */
export function useMarkFacts(
  places: Places,
  labels: ReadonlyMap<string, string>,
): (mark: Mark) => string {
  const { t } = useText()
  return useCallback(
    (mark) => {
      const { actors, points, areas, sectors } = places
      const { row } = mark.point
      const place = points.label[row] || areas.label[points.area[row] ?? -1] || ''
      const precision = t(`view.places.precision.${points.precision[row] ?? 'departement'}`)
      if (mark.kind === 'disc') {
        const others = new Set(mark.points.map((point) => points.area[point.row])).size - 1
        return t('view.places.disc', { place, others, count: mark.actors.length })
      }
      const sector = sectors[actors.sector[mark.actor] ?? -1]
      return [
        actors.name[mark.actor] ?? '',
        sector === undefined ? t('view.sector-unknown') : (labels.get(sector) ?? sector),
        ...(place === '' ? [] : [place]),
        precision,
        t('view.network.partners', { count: actors.partners[mark.actor] ?? 0 }),
        ...(actors.outside[mark.actor] ? [t('view.network.outside')] : []),
      ].join(' · ')
    },
    [places, labels, t],
  )
}
