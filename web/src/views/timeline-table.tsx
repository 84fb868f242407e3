import type { Timeline } from '../../../server/contract/timeline.ts'
import { NameButton } from '../parts/name-button.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { useText } from '../state/preferences-context.tsx'
import { useSelection } from '../state/use-selection.ts'

const COLUMNS = ['name', 'kind', 'from', 'to', 'domains', 'participants'] as const

/** The bars of the page as a table. */
export function TimelineTable({ timeline }: { timeline: Timeline }) {
  const { t, named, date, count, list } = useText()
  const selection = useSelection()
  return (
    <details className="figure-table">
      <summary>{t('action.show-table')}</summary>
      <TableBox label={t('view.name.timeline')}>
        <table className="table sticky-first">
          <caption className="unseen">{t('view.timeline.caption')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={column === 'participants' ? 'num' : ''}>
                  {t(`view.timeline.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {timeline.items.map((row) => (
              <tr key={row.id} aria-selected={selection.hasCollaboration(row.id)}>
                <th scope="row">
                  <NameButton
                    name={row.name}
                    onOpen={() => selection.set({ collaborations: [row.id] })}
                  />
                </th>
                <td>{named('view.kind', row.kind)}</td>
                <td>{date(row.from)}</td>
                <td>{date(row.to)}</td>
                <td>{list(row.domains)}</td>
                <td className="num">{count(row.members.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </details>
  )
}
