import type { ReactNode } from 'react'
import { TableBox } from '../parts/table-box.tsx'
import { useText } from '../state/preferences-context.tsx'
import { SortHeader } from './sort-header.tsx'

/** One column: `id` is what the list is sorted by. */
export type Column<Row> = {
  id: string
  label: string
  isNumber?: boolean
  className?: string
  render: (row: Row) => ReactNode
}

/** A list as a table: the first column names the row, every title sorts (`aria-sort` says how). */
export function SortedTable<Row extends { id: string }>({
  label,
  caption,
  columns,
  rows,
  isSelected,
}: {
  label: string
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  isSelected: (row: Row) => boolean
}) {
  const { t } = useText()
  const [name, ...others] = columns
  if (!name) return null
  return (
    <>
      <TableBox label={label}>
        <table className="table sticky-first">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <SortHeader
                  key={column.id}
                  field={column.id}
                  first={name.id}
                  isNumber={column.isNumber ?? false}
                  label={column.label}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} aria-selected={isSelected(row)}>
                <th scope="row">{name.render(row)}</th>
                {others.map((column) => (
                  <td key={column.id} className={column.isNumber ? 'num' : column.className}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {rows.length === 0 && <p className="quiet">{t('view.table.none')}</p>}
    </>
  )
}
