import type { Places } from '../../../server/contract/places.ts'
import { useText } from '../state/preferences-context.tsx'

const NAMED = 3

/** The answer: in how many places the actors are, how many ties leave them. No comparative: no chance is drawn. */
export function PlacesHeadline({ places }: { places: Places }) {
  const { t, list, percent } = useText()
  const { areas, actors, counts } = places
  const here = countPlaced(places)
  const departements = new Set([...here.keys()].flatMap((area) => areas.departement[area] ?? []))
    .size
  const areCommunes = [...here.keys()].every((area) => areas.commune[area] !== null)
  const placed = [...here.values()].reduce((sum, count) => sum + count, 0)
  const most = [...here]
    .map(([area, count]) => ({ label: areas.label[area] ?? '', count }))
    .filter(({ label, count }) => label !== '' && count > 1)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, NAMED)
  const partners = actors.point.filter((point, row) => point >= 0 && actors.outside[row]).length
  const known = counts.within + counts.across
  return (
    <section className="lead-answer">
      <h1>
        {t(areCommunes ? 'view.places.answer' : 'view.places.answer-places', {
          actors: placed,
          areas: here.size,
          departements,
        })}
      </h1>
      {known > 0 && (
        <p>
          {t('view.places.ties', {
            ties: known,
            across: counts.across,
            share: percent(counts.across / known),
            unplaced: counts.unplaced,
          })}
        </p>
      )}
      {most.length > 0 && (
        <p className="quiet">
          {t('view.places.most', {
            places: list(
              most.map((one) => t('view.with-count', { label: one.label, count: one.count })),
            ),
          })}
        </p>
      )}
      {partners > 0 && <p className="quiet">{t('view.places.partners', { count: partners })}</p>}
    </section>
  )
}

/** Actors counted in the slice, by row of area. */
function countPlaced({ actors, points }: Places): Map<number, number> {
  const counts = new Map<number, number>()
  for (const [row, point] of actors.point.entries()) {
    const area = points.area[point]
    if (area === undefined || actors.outside[row]) continue
    counts.set(area, (counts.get(area) ?? 0) + 1)
  }
  return counts
}
