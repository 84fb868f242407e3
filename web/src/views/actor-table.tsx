import type { ActorPage, ActorRow } from '../../../server/contract/records.ts'
import { useActors } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { NameButton } from '../parts/name-button.tsx'
import { Pager } from '../parts/pager.tsx'
import { ReasonPill } from '../parts/reason-pill.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useMeasureGroups } from '../parts/use-measures.ts'
import { usePages } from '../parts/use-pages.ts'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { select, setOptions, useAddress } from '../state/use-address.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ListFilters } from './list-filters.tsx'
import { given, measureColumn, WithoutValue } from './measure-column.tsx'
import { MeasureLinks } from './measure-links.tsx'
import { SortedTable, type Column } from './sorted-table.tsx'
import { readColumns } from './table-columns.ts'

const SIZE = 50
const FIELDS = ['name', 'sectors', 'place', 'collaborations', 'partners', 'isolation'] as const
/** The one is the partners' column already, the other a number without an order. */
const NOT_UNASKED = new Set(['degree', 'community'])

/** `collaborations` may be a measure too: the list means its own. */
const isField = (id: string): boolean => FIELDS.some((field) => field === id)

/** The actors of the slice, with the fields and measures that the reader chose as columns. */
export function ActorTable({ networkId }: { networkId: string }) {
  const text = useText()
  const { t, count } = text
  const { query, sliceText, selection } = useAddress()
  const { looks, labels } = useSectors(networkId)
  const groups = useMeasureGroups('actor')
  const measures = groups.flatMap((group) => group.measures)
  const unasked = measures.filter(({ id, isDefault }) => isDefault && !NOT_UNASKED.has(id))
  const byDefault = [...FIELDS.slice(0, -1), ...unasked.map(({ id }) => id), ...FIELDS.slice(-1)]
  const known = [...new Set([...byDefault, ...measures.map(({ id }) => id)])]
  const columnsAsked = query.get('columns')
  const { shown } = readColumns(columnsAsked, known, byDefault)
  const filters = {
    q: query.get('q') ?? undefined,
    sector: query.get('sector') ?? undefined,
    sort: query.get('sort') ?? undefined,
    order: query.get('order') ?? undefined,
  }
  const asked = {
    ...filters,
    // Without a choice the server leaves out what takes long; a choice is computed.
    measures:
      columnsAsked === null
        ? undefined
        : shown.filter((id) => measures.some((measure) => measure.id === id)).join(','),
  }
  const pages = usePages(JSON.stringify([sliceText, filters]))
  const found = useActors(networkId, { ...asked, cursor: pages.cursor, limit: String(SIZE) })
  // Nor does it show by itself what it would leave empty.
  const isNarrowed = filters.q !== undefined || filters.sector !== undefined
  const empty = columnsAsked === null ? emptyOf(found.data, isNarrowed) : []
  const seen = shown.filter((id) => !empty.includes(id))
  const fields: readonly Column<ActorRow>[] = [
    {
      id: 'name',
      label: t('view.table.name'),
      render: (row) => <NameButton name={row.name} onOpen={() => select([row.id])} />,
    },
    {
      id: 'sectors',
      label: t('view.table.sectors'),
      render: (row) => <Sectors sectors={row.sectors} looks={looks} labels={labels} />,
    },
    { id: 'place', label: t('view.table.place'), render: (row) => row.place ?? '' },
    {
      id: 'collaborations',
      label: t('view.table.collaborations'),
      isNumber: true,
      render: (row) => count(row.collaborations),
    },
    {
      id: 'partners',
      label: t('view.table.partners'),
      isNumber: true,
      render: (row) => count(row.partners),
    },
    {
      id: 'isolation',
      label: t('view.table.isolation'),
      render: (row) => row.isolation && <ReasonPill reason={row.isolation} />,
    },
  ]
  const columnsOf = (heads: ActorPage['columns']): Column<ActorRow>[] =>
    seen.flatMap((id) => {
      const field = fields.find((one) => one.id === id)
      const measure = measures.find((one) => one.id === id)
      return field ?? (measure ? measureColumn(text, measure, heads) : [])
    })
  return (
    <>
      <div className="list-tools">
        <ListFilters networkId={networkId} withSector />
        <div className="table-tools">
          <ColumnChooser
            fields={fields.slice(1)}
            measures={groups}
            shown={seen}
            byDefault={empty.length > 0 ? seen : byDefault}
          />
          <ExportMenu
            networkId={networkId}
            label={t('action.export-table')}
            table="actors-table"
            parameters={{ ...given(filters), columns: seen.join(',') }}
          />
          <ExportMenu networkId={networkId} label={t('action.export-all')} />
        </div>
      </div>
      <MeasureLinks measures={measures.filter(({ id }) => seen.includes(id) && !isField(id))} />
      <Answer of={found} lines={12}>
        {({ items, total, next, columns: heads }) => (
          <>
            <WithoutValue
              measures={measures}
              heads={heads}
              rows={items}
              shown={shown}
              onCompute={
                columnsAsked === null
                  ? () => setOptions({ columns: shown.join(',') }, true)
                  : undefined
              }
            />
            <SortedTable
              label={t('view.table.actors')}
              caption={t('view.table.actors-caption')}
              columns={columnsOf(heads)}
              rows={items}
              isSelected={(row) => selection.actors.includes(row.id)}
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

/** Columns with nothing in them: what was too long to compute unasked, and places where there are none. */
function emptyOf(page: ActorPage | undefined, isNarrowed: boolean): string[] {
  if (!page || page.items.length === 0) return []
  const costly = page.columns.filter(({ reason }) => reason === 'too-costly')
  return [
    ...costly.map(({ measure }) => measure),
    ...(isNarrowed || page.items.some(({ place }) => place !== undefined) ? [] : ['place']),
  ]
}

export function Sectors({
  sectors,
  looks,
  labels,
}: {
  sectors: readonly string[]
  looks: ReturnType<typeof useSectors>['looks']
  labels: ReturnType<typeof useSectors>['labels']
}) {
  const { t } = useText()
  if (sectors.length === 0) {
    return (
      <span className="with-mark quiet">
        <SectorMark look={undefined} />
        {t('view.sector-unknown')}
      </span>
    )
  }
  return sectors.map((sector) => (
    <span key={sector} className="with-mark">
      <SectorMark look={looks.get(sector)} />
      {labels.get(sector) ?? sector}
    </span>
  ))
}
