import type { Places } from '../../../server/contract/places.ts'
import { NameButton } from '../parts/name-button.tsx'
import { isOnMap } from '../places/frame.ts'
import { useText } from '../state/preferences-context.tsx'
import { useSelection } from '../state/use-selection.ts'

const MOST_NAMES = 200

/** Who is on none of the maps: without a place, or placed outside France. Counted, and listed by name. */
export function PlacesMissing({ places }: { places: Places }) {
  const { t } = useText()
  const { actors, points } = places
  const rows = actors.point.map((point, row) => ({ point, row }))
  const unplaced = rows.filter(({ point }) => point < 0).map(({ row }) => row)
  const elsewhere = rows
    .filter(
      ({ point }) =>
        point >= 0 && !isOnMap(points.longitude[point] ?? 0, points.latitude[point] ?? 0),
    )
    .map(({ row }) => row)
  return (
    <div className="places-missing">
      <Names
        places={places}
        rows={unplaced}
        title={t('view.places.unplaced', { count: unplaced.length })}
      />
      <Names
        places={places}
        rows={elsewhere}
        title={t('view.places.elsewhere', { count: elsewhere.length })}
      />
    </div>
  )
}

function Names({
  places: { actors, points },
  rows,
  title,
}: {
  places: Places
  rows: readonly number[]
  title: string
}) {
  const { t } = useText()
  const selection = useSelection()
  if (rows.length === 0) return null
  const named = rows
    .map((row) => ({
      id: actors.id[row] ?? '',
      name: actors.name[row] ?? '',
      label: points.label[actors.point[row] ?? -1] ?? '',
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <details>
      <summary>{title}</summary>
      <ul className="places-names">
        {named.slice(0, MOST_NAMES).map(({ id, name, label }) => (
          <li key={id}>
            <NameButton name={name} onOpen={() => selection.set({ actors: [id] })} />
            {label !== '' && <span className="quiet"> {label}</span>}
          </li>
        ))}
      </ul>
      {named.length > MOST_NAMES && (
        <p className="quiet small">{t('view.places.more', { count: named.length - MOST_NAMES })}</p>
      )}
    </details>
  )
}
