import type { CollaborationPage, CollaborationRow } from '../../../server/contract/records.ts'
import { useCollaborations } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { NameButton } from '../parts/name-button.tsx'
import { Pager } from '../parts/pager.tsx'
import { useMeasureGroups } from '../parts/use-measures.ts'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../state/preferences-context.tsx'
import { openCollaboration, useAddress } from '../state/use-address.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ListFilters } from './list-filters.tsx'
import { given, measureColumn, WithoutValue } from './measure-column.tsx'
import { MeasureLinks } from './measure-links.tsx'
import { SortedTable, type Column } from './sorted-table.tsx'
import { readColumns } from './table-columns.ts'

const SIZE = 50
const FIELDS = [
  'name',
  'kind',
  'domains',
  'startsOn',
  'endsOn',
  'participants',
  'crossSector',
] as const

/** The collaborations of the slice, with the fields and measures that the reader chose as columns. */
export function CollaborationTable({ networkId }: { networkId: string }) {
  const text = useText()
  const { t } = text
  const { query, sliceText, selection } = useAddress()
  const groups = useMeasureGroups('collaboration')
  const measures = groups.flatMap((group) => group.measures)
  const known = [...FIELDS, ...measures.map(({ id }) => id)]
  const { shown } = readColumns(query.get('columns'), known, FIELDS)
  const filters = {
    q: query.get('q') ?? undefined,
    sort: query.get('sort') ?? undefined,
    order: query.get('order') ?? undefined,
  }
  const pages = usePages(JSON.stringify([sliceText, filters]))
  const found = useCollaborations(networkId, {
    ...filters,
    measures: shown.filter((id) => measures.some((measure) => measure.id === id)).join(','),
    cursor: pages.cursor,
    limit: String(SIZE),
  })
  const fields = useFields()
  const columnsOf = (heads: CollaborationPage['columns']): Column<CollaborationRow>[] =>
    shown.flatMap((id) => {
      const field = fields.find((one) => one.id === id)
      const measure = measures.find((one) => one.id === id)
      return field ?? (measure ? measureColumn(text, measure, heads) : [])
    })
  return (
    <>
      <div className="list-tools">
        <ListFilters networkId={networkId} />
        <div className="table-tools">
          <ColumnChooser
            fields={fields.slice(1)}
            measures={groups}
            shown={shown}
            byDefault={FIELDS}
          />
          <ExportMenu
            networkId={networkId}
            label={t('action.export-table')}
            table="collaborations-table"
            parameters={{ ...given(filters), columns: shown.join(',') }}
          />
        </div>
      </div>
      <MeasureLinks measures={measures.filter(({ id }) => shown.includes(id))} />
      <Answer of={found} lines={12}>
        {({ items, total, next, columns: heads }) => (
          <>
            <WithoutValue measures={measures} heads={heads} rows={items} shown={shown} />
            <SortedTable
              label={t('view.table.collaborations')}
              caption={t('view.table.collaborations-caption')}
              columns={columnsOf(heads)}
              rows={items}
              isSelected={(row) => selection.collaborations.includes(row.id)}
            />
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

function useFields(): readonly Column<CollaborationRow>[] {
  const { t, named, count, percent, date } = useText()
  return [
    {
      id: 'name',
      label: t('view.table.name'),
      render: (row) => <NameButton name={row.name} onOpen={() => openCollaboration(row.id)} />,
    },
    { id: 'kind', label: t('view.table.kind'), render: (row) => named('view.kind', row.kind) },
    { id: 'domains', label: t('view.table.domains'), render: (row) => row.domains.join(', ') },
    {
      id: 'startsOn',
      label: t('view.table.starts'),
      className: 'date',
      render: (row) => (row.startsOn === undefined ? t('view.undated') : date(row.startsOn)),
    },
    {
      id: 'endsOn',
      label: t('view.table.ends'),
      className: 'date',
      render: (row) => (row.endsOn === undefined ? '' : date(row.endsOn)),
    },
    {
      id: 'participants',
      label: t('view.table.participants'),
      isNumber: true,
      render: (row) => count(row.participants),
    },
    {
      id: 'crossSector',
      label: t('view.table.cross-sector'),
      isNumber: true,
      render: (row) => (row.crossSector === null ? '–' : percent(row.crossSector)),
    },
  ]
}
