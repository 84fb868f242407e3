import type { ReactNode } from 'react'
import { useText } from '../state/preferences-context.tsx'
import { TableBox } from './table-box.tsx'

export type FigureTable = {
  head: readonly string[]
  rows: readonly { key: string; cells: readonly string[] }[]
}

/** A drawing with its caption, its reading aloud (the drawing itself is hidden) and its table. */
export function Figure({
  caption,
  summary,
  table,
  children,
}: {
  caption: ReactNode
  summary: string
  table: FigureTable
  children: ReactNode
}) {
  const { t } = useText()
  return (
    <figure className="figure">
      {/* Not one image but a drawing made of elements: they are read as one, by its summary. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="img" aria-label={summary}>
        {children}
      </div>
      <figcaption>{caption}</figcaption>
      <details className="figure-table">
        <summary>{t('action.show-table')}</summary>
        <TableBox label={summary}>
          <table className="table">
            <thead>
              <tr>
                {table.head.map((title, i) => (
                  <th key={title} scope="col" className={i === 0 ? '' : 'num'}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.key}>
                  {row.cells.map((cell, i) =>
                    i === 0 ? (
                      <th key={table.head[i]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={table.head[i]} className="num">
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </details>
    </figure>
  )
}
