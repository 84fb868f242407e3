import { useCollaborations } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Pager } from '../parts/pager.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../state/preferences-context.tsx'
import { openCollaboration, useAddress } from '../state/use-address.ts'
import { ListFilters } from './list-filters.tsx'
import { SortHeader } from './sort-header.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { NameButton } from '../parts/name-button.tsx'

const SIZE = 50

/** The collaborations of the slice. */
export function CollaborationTable({ networkId }: { networkId: string }) {
  const { t, named, count, percent, date } = useText()
  const { query, sliceText, selection } = useAddress()
  const options = {
    q: query.get('q') ?? undefined,
    sort: query.get('sort') ?? undefined,
    order: query.get('order') ?? undefined,
  }
  const pages = usePages(JSON.stringify([sliceText, options]))
  const found = useCollaborations(networkId, {
    ...options,
    cursor: pages.cursor,
    limit: String(SIZE),
  })
  return (
    <>
      <ListFilters networkId={networkId} />
      <Answer of={found} lines={12}>
        {({ items, total, next }) => (
          <>
            <TableBox label={t('view.table.collaborations')}>
              <table className="table sticky-first">
                <caption className="unseen">{t('view.table.collaborations-caption')}</caption>
                <thead>
                  <tr>
                    <SortHeader field="name" first="name" label={t('view.table.name')} />
                    <th scope="col">{t('view.table.kind')}</th>
                    <th scope="col">{t('view.table.domains')}</th>
                    <SortHeader field="startsOn" first="name" label={t('view.table.starts')} />
                    <th scope="col">{t('view.table.ends')}</th>
                    <SortHeader
                      field="participants"
                      first="name"
                      isNumber
                      label={t('view.table.participants')}
                    />
                    <th scope="col" className="num">
                      {t('view.table.cross-sector')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={row.id} aria-selected={selection.collaboration === row.id}>
                      <th scope="row">
                        <NameButton name={row.name} onOpen={() => openCollaboration(row.id)} />
                      </th>
                      <td>{named('view.kind', row.kind)}</td>
                      <td>{row.domains.join(', ')}</td>
                      <td className="date">
                        {row.startsOn === undefined ? t('view.undated') : date(row.startsOn)}
                      </td>
                      <td className="date">{row.endsOn === undefined ? '' : date(row.endsOn)}</td>
                      <td className="num">{count(row.participants)}</td>
                      <td className="num">
                        {row.crossSector === null ? '–' : percent(row.crossSector)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
            {items.length === 0 && <p className="quiet">{t('view.table.none')}</p>}
            <Pager
              page={pages.page}
              shown={items.length}
              size={SIZE}
              total={total}
              hasNext={next !== null}
              onGo={(page) => pages.goTo(page, next)}
            />
          </>
        )}
      </Answer>
    </>
  )
}
