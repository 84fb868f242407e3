import type { Overview } from '../../../server/contract/findings.ts'
import { useText } from '../state/preferences-context.tsx'
import { Bars } from './bars.tsx'
import { isolationRank } from './isolation-order.ts'
import { Figure } from './figure.tsx'

type Rows = Overview['isolationByReason']

/** Actors on the worklist by primary reason; what is not recorded is hatched and apart. */
export function BarsByReason({ rows }: { rows: Rows }) {
  const { t, named, count } = useText()
  const shown = rows.filter((row) => row.all > 0)
  const label = (reason: string): string => named('isolation', reason)
  const ordered = shown.toSorted((a, b) => isolationRank(a.reason) - isolationRank(b.reason))
  return (
    <Figure
      summary={ordered.map((row) => `${label(row.reason)} ${row.all}`).join(' ; ')}
      caption={
        <span className="key-line">
          <i className="swatch dark" aria-hidden="true" />
          {t('view.overview.isolated.without-tie')}
          <i className="swatch pale" aria-hidden="true" />
          {t('view.overview.isolated.few-ties')}
        </span>
      }
      table={{
        head: [
          t('view.table.reason'),
          t('view.table.actors'),
          t('view.overview.isolated.without-tie'),
        ],
        rows: ordered.map((row) => ({
          key: row.reason,
          cells: [label(row.reason), count(row.all), count(row.withoutTie)],
        })),
      }}
    >
      <Bars
        bars={ordered.map((row) => ({
          key: row.reason,
          label: label(row.reason),
          value: row.all,
          part: row.withoutTie,
          shown: count(row.all),
          isApart: row.reason === 'not-recorded',
        }))}
      />
    </Figure>
  )
}
