import { useState } from 'react'
import type { ActorRow } from '../../../server/contract/records.ts'
import { useActors } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Menu } from '../parts/menu.tsx'
import { Pager } from '../parts/pager.tsx'
import { ReasonPill } from '../parts/reason-pill.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { select, useAddress } from '../state/use-address.ts'
import { ExportButton } from './export-button.tsx'
import { ListFilters } from './list-filters.tsx'
import { SortHeader } from './sort-header.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { NameButton } from '../parts/name-button.tsx'

const SIZE = 50

/** The actors of the slice, with the measures that the reader chose as columns. */
export function ActorTable({ networkId }: { networkId: string }) {
  const { t, named, number, count, capital } = useText()
  const { query, sliceText, selection } = useAddress()
  const { looks, labels } = useSectors(networkId)
  const [hidden, setHidden] = useState<readonly string[]>([])
  const options = {
    q: query.get('q') ?? undefined,
    sector: query.get('sector') ?? undefined,
    sort: query.get('sort') ?? undefined,
    order: query.get('order') ?? undefined,
  }
  const pages = usePages(JSON.stringify([sliceText, options]))
  const found = useActors(networkId, { ...options, cursor: pages.cursor, limit: String(SIZE) })
  return (
    <>
      <ListFilters networkId={networkId} withSector />
      <Answer of={found} lines={12}>
        {({ items, total, next }) => {
          const measures = [...new Set(items.flatMap((item) => Object.keys(item.measures)))].filter(
            // The one is the partners' column already, the other a number without an order.
            (measure) => measure !== 'degree' && measure !== 'community',
          )
          const shown = measures.filter((measure) => !hidden.includes(measure))
          return (
            <>
              <div className="table-tools">
                {measures.length > 0 && (
                  <Columns measures={measures} hidden={hidden} onChange={setHidden} />
                )}
                <ExportButton networkId={networkId} />
              </div>
              <TableBox label={t('view.table.actors')}>
                <table className="table sticky-first">
                  <caption className="unseen">{t('view.table.actors-caption')}</caption>
                  <thead>
                    <tr>
                      <SortHeader field="name" first="name" label={t('view.table.name')} />
                      <th scope="col">{t('view.table.sectors')}</th>
                      <th scope="col">{t('view.table.place')}</th>
                      <SortHeader
                        field="collaborations"
                        first="name"
                        isNumber
                        label={t('view.table.collaborations')}
                      />
                      <SortHeader
                        field="partners"
                        first="name"
                        isNumber
                        label={t('view.table.partners')}
                      />
                      {shown.map((measure) => (
                        <SortHeader
                          key={measure}
                          field={measure}
                          first="name"
                          isNumber
                          label={capital(named('measure', `${measure}.name`))}
                        />
                      ))}
                      <th scope="col">{t('view.table.isolation')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((row) => (
                      <tr key={row.id} aria-selected={selection.actors.includes(row.id)}>
                        <th scope="row">
                          <NameButton name={row.name} onOpen={() => select([row.id])} />
                        </th>
                        <td>
                          <Sectors sectors={row.sectors} looks={looks} labels={labels} />
                        </td>
                        <td>{row.place ?? ''}</td>
                        <td className="num">{count(row.collaborations)}</td>
                        <td className="num">{count(row.partners)}</td>
                        {shown.map((measure) => (
                          <td key={measure} className="num">
                            {cell(row, measure, number)}
                          </td>
                        ))}
                        <td>{row.isolation && <ReasonPill reason={row.isolation} />}</td>
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
          )
        }}
      </Answer>
    </>
  )
}

function cell(row: ActorRow, measure: string, number: (value: number) => string): string {
  const value = row.measures[measure]
  return typeof value === 'number' ? number(value) : '–'
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

function Columns({
  measures,
  hidden,
  onChange,
}: {
  measures: readonly string[]
  hidden: readonly string[]
  onChange: (hidden: readonly string[]) => void
}) {
  const { t, named } = useText()
  return (
    <Menu className="end" label={t('view.table.columns')}>
      {measures.map((measure) => (
        <label key={measure} className="check">
          <input
            type="checkbox"
            checked={!hidden.includes(measure)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? hidden.filter((one) => one !== measure)
                  : [...hidden, measure],
              )
            }
          />
          {named('measure', `${measure}.name`)}
        </label>
      ))}
    </Menu>
  )
}
