import { Menu } from '../parts/menu.tsx'
import type { MeasureGroup } from '../parts/use-measures.ts'
import { useText } from '../state/preferences-context.tsx'
import { readAddress, setOptions } from '../state/use-address.ts'
import { toggleColumn } from './table-columns.ts'

type Field = { id: string; label: string }

/** Every column that a table can show: its own fields, then measures by family; the choice is in the address. */
export function ColumnChooser({
  fields,
  measures,
  shown,
  byDefault,
}: {
  fields: readonly Field[]
  measures: readonly MeasureGroup[]
  shown: readonly string[]
  byDefault: readonly string[]
}) {
  const { t, capital } = useText()
  const groups: { title: string; columns: readonly Field[] }[] = [
    { title: t('view.table.fields'), columns: fields },
    ...measures.map((group) => ({
      title: group.title,
      columns: group.measures.map(({ id, name }) => ({ id, label: capital(name) })),
    })),
  ]
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
