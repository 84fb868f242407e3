import type { Places } from '../../../server/contract/places.ts'
import { useText } from '../state/preferences-context.tsx'

const NAMED = 3

/** The answer: in how many places the actors are, how many ties leave them. No comparative: no chance is drawn. */
export function PlacesHeadline({ places }: { places: Places }) {
  const { t, list, percent } = useText()
  const { areas, actors, counts } = places
  const placed = actors.point.filter((row) => row >= 0).length
  const departements = new Set(areas.departement.filter((code) => code !== null)).size
  const most = areas.label
    .map((label, row) => ({ label, actors: areas.actors[row] ?? 0 }))
    .filter(({ label, actors: here }) => label !== '' && here > 1)
    .toSorted((a, b) => b.actors - a.actors)
    .slice(0, NAMED)
  const known = counts.within + counts.across
  return (
    <section className="places-head">
      <h1>
        {t('view.places.answer', { actors: placed, areas: areas.label.length, departements })}
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
              most.map((one) => t('view.with-count', { label: one.label, count: one.actors })),
            ),
          })}
        </p>
      )}
    </section>
  )
}
