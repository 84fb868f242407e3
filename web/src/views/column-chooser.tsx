import { Menu } from '../parts/menu.tsx'
import { useText } from '../state/preferences-context.tsx'
import { readAddress, setOptions } from '../state/use-address.ts'
import { toggleColumn } from './table-columns.ts'

export type ColumnGroup = { title: string; columns: readonly { id: string; label: string }[] }

/** Every column that a table can show, in groups; the choice is in the address. */
export function ColumnChooser({
  groups,
  shown,
  byDefault,
}: {
  groups: readonly ColumnGroup[]
  shown: readonly string[]
  byDefault: readonly string[]
}) {
  const { t } = useText()
  const toggle = (column: string): void => {
    const { query } = readAddress(window.location.href)
    // Nothing is sorted by what is not seen.
    const isSorting = shown.includes(column) && query.get('sort') === column
    setOptions(
      {
        columns: toggleColumn(shown, column, byDefault),
        ...(isSorting && { sort: undefined, order: undefined }),
      },
      true,
    )
  }
  return (
    <Menu className="end columns" label={t('view.table.columns')}>
      {groups.map((group) => (
        <fieldset key={group.title} className="column-group">
          <legend>{group.title}</legend>
          {group.columns.map(({ id, label }) => (
            <label key={id} className="check">
              <input type="checkbox" checked={shown.includes(id)} onChange={() => toggle(id)} />
              {label}
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => setOptions({ columns: undefined }, true)}
      >
        {t('view.table.default-columns')}
      </button>
    </Menu>
  )
}
