import type { Places } from '../../../server/contract/places.ts'
import { NameButton } from '../parts/name-button.tsx'
import { Pager } from '../parts/pager.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { DirectionHeader } from './direction-header.tsx'

const SIZE = 50
const NUMBERS = ['actors', 'within', 'across', 'unplaced'] as const
const COLUMNS = ['label', ...NUMBERS] as const
type Column = (typeof COLUMNS)[number]
type Order = { by: Column; descending: boolean }

/** Each place with its actors and their ties; a name shows the place on the map. */
export function PlacesTable({
  places: { areas },
  onShow,
}: {
  places: Places
  onShow: (area: number) => void
}) {
  const { t, count, language } = useText()
  const { query } = useAddress()
  const by = COLUMNS.find((one) => one === query.get('by')) ?? 'actors'
  const asked = query.get('direction')
  const order: Order = { by, descending: asked === null ? by !== 'label' : asked === 'desc' }
  const nameOf = (row: number): string => {
    const label = areas.label[row] || t('view.places.no-name')
    const departement = areas.departement[row]
    return typeof departement === 'string' ? `${label} (${departement})` : label
  }
  // Where every actor has a place this column would hold zeros only.
  const numbers = NUMBERS.filter((one) => one !== 'unplaced' || areas.unplaced.some((n) => n > 0))
  const pages = usePages(JSON.stringify([order, areas.label.length]))
  const rows = sortAreas(areas, order, language)
  const first = pages.page * SIZE
  const shown = rows.slice(first, first + SIZE)
  const next = first + SIZE < rows.length ? String(first + SIZE) : null
  return (
    <section className="places-table">
      <h2>{t('view.places.table')}</h2>
      <TableBox label={t('view.places.table')}>
        <table className="table sticky-first">
          <caption className="unseen">{t('view.places.caption')}</caption>
          <thead>
            <tr>
              {(['label', ...numbers] as const).map((column) => (
                <DirectionHeader
                  key={column}
                  field={column}
                  title={t(`view.places.column.${column}`)}
                  order={order}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row}>
                <th scope="row">
                  <NameButton name={nameOf(row)} onOpen={() => onShow(row)} />
                </th>
                {numbers.map((column) => (
                  <td key={column} className="num">
                    {count(areas[column][row] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Pager
        page={pages.page}
        shown={shown.length}
        size={SIZE}
        total={rows.length}
        hasNext={next !== null}
        onGo={(page) => pages.goTo(page, next)}
      />
    </section>
  )
}

/** Rows of areas in an order; equal ones by name. */
export function sortAreas(
  areas: Places['areas'],
  { by, descending }: Order,
  language: string,
): number[] {
  const collator = new Intl.Collator(language)
  const named = (a: number, b: number): number =>
    collator.compare(areas.label[a] ?? '', areas.label[b] ?? '') || a - b
  return areas.label
    .map((_label, row) => row)
    .toSorted((a, b) => {
      if (by === 'label') return descending ? named(b, a) : named(a, b)
      const difference = (areas[by][a] ?? 0) - (areas[by][b] ?? 0)
      return (descending ? -difference : difference) || named(a, b)
    })
}
