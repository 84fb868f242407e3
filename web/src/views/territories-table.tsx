import { Link } from 'wouter'
import type { Territories, TerritoryRow } from '../../../server/contract/territories.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Pager } from '../parts/pager.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { DirectionHeader } from './direction-header.tsx'
import { ExportMenu } from './export-menu.tsx'
import { useTerritoryHref } from './territories-funnel.tsx'
import { ORDERS, readOrder, sortRows } from './territories-order.ts'

const SIZE = 50

/** The same numbers as the funnel's, and those of the territories that are not in it. */
export function TerritoriesTable({
  networkId,
  territories,
}: {
  networkId: string
  territories: Territories
}) {
  const { t, language } = useText()
  const { query } = useAddress()
  const { level, audience, rows } = territories
  const order = readOrder(query)
  const pages = usePages(JSON.stringify([level, audience, order, rows.length]))
  const first = pages.page * SIZE
  const shown = sortRows(rows, order, language).slice(first, first + SIZE)
  const next = first + SIZE < rows.length ? String(first + SIZE) : null
  return (
    <>
      <div className="table-tools">
        <ExportMenu
          networkId={networkId}
          label={t('action.export-table')}
          table="territories"
          parameters={{ level, audience }}
        />
      </div>
      <TableBox label={t('view.name.territories')}>
        <table className="table sticky-first">
          <caption className="unseen">{t('view.territories.caption')}</caption>
          <thead>
            <tr>
              {ORDERS.map((one) => (
                <DirectionHeader
                  key={one}
                  field={one}
                  title={t(`view.territories.column.${one}`)}
                  order={order}
                />
              ))}
              <th scope="col" className="num">
                {t('view.territories.column.limits')}
              </th>
              <th scope="col">{t('view.territories.column.verdict')}</th>
              <th scope="col">
                <span className="unseen">{t('action.explain')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.territory} row={row} smallestPublic={territories.smallestPublic} />
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
    </>
  )
}

function Row({ row, smallestPublic }: { row: TerritoryRow; smallestPublic: number }) {
  const { t, number, count } = useText()
  const said = (value: number | null | undefined): string =>
    typeof value === 'number' ? number(value) : '–'
  if (row.withheld) {
    return (
      <tr className="territories-withheld">
        <th scope="row">
          <NameLink row={row} />
        </th>
        <td colSpan={ORDERS.length + 2}>{t('territories.withheld', { least: smallestPublic })}</td>
      </tr>
    )
  }
  const [limit] = row.limits
  return (
    <tr>
      <th scope="row">
        <NameLink row={row} />
      </th>
      <td className="num">{count(row.actors ?? 0)}</td>
      <td className="num">{count(row.shared ?? 0)}</td>
      <td className="num">{said(row.value)}</td>
      <td className="num">{said(row.expectation)}</td>
      <td className="num">{said(row.difference)}</td>
      <td className="num">{said(row.z)}</td>
      <td className="num">
        {limit ? t('view.between', { low: number(limit.low), high: number(limit.high) }) : '–'}
      </td>
      <td className="verdict">
        <Verdict row={row} />
      </td>
      <td>
        <ExplainButton
          brief
          measure="ei-newman"
          about={row.label}
          more={{ territory: row.territory }}
        />
      </td>
    </tr>
  )
}

/** A territory's name opens its synthesis. */
function NameLink({ row: { territory, label } }: { row: TerritoryRow }) {
  const hrefOf = useTerritoryHref()
  return (
    <Link className="link" href={hrefOf(territory)} title={label}>
      <span className="name">{label}</span>
    </Link>
  )
}

/** In words, with a sign; nothing is said where nothing may be, but why. */
function Verdict({ row: { verdict, reason, limits } }: { row: TerritoryRow }) {
  const { t, named } = useText()
  if (verdict === null) {
    return <span className="quiet">{named('reason', reason ?? 'not-applicable')}</span>
  }
  const isFar = limits[1] !== undefined && limits[1].side !== 'within'
  return (
    <span className={`territories-verdict ${verdict}`}>
      {verdict !== 'within' && <Icon name={verdict === 'above' ? 'up' : 'down'} size={12} />}
      {t(`territories.side.${verdict}`)}
      {isFar && <span className="quiet"> {t('view.territories.far')}</span>}
    </span>
  )
}
