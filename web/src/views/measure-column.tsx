import type { MeasureDescription } from '../../../server/contract/findings.ts'
import type { ActorPage } from '../../../server/contract/records.ts'
import { useText } from '../state/preferences-context.tsx'
import type { Text } from '../state/text.ts'
import type { Column } from './sorted-table.tsx'

type Measured = { id: string; measures: Readonly<Record<string, number | null>> }

/** A measure as a column: numbers by its unit; where there is none, why. */
export function measureColumn<Row extends Measured>(
  { t, value: write, capital }: Pick<Text, 't' | 'value' | 'capital'>,
  { id, name, unit }: MeasureDescription,
  heads: ActorPage['columns'],
): Column<Row> {
  const head = heads.find(({ measure }) => measure === id)
  return {
    id,
    label: capital(name),
    isNumber: true,
    render: (row) => {
      const value = row.measures[id]
      if (typeof value === 'number') return write(value, head?.unit ?? unit)
      if (!head?.reason) return '–'
      return (
        <span title={t(`reason.${head.reason}`)}>
          –<span className="unseen"> {t(`reason.${head.reason}`)}</span>
        </span>
      )
    },
  }
}

/** Which columns of a table are empty, and why: in words, not only where one points. */
export function WithoutValue({
  measures,
  heads: all,
  rows,
  shown,
  onCompute,
}: {
  measures: readonly MeasureDescription[]
  heads: ActorPage['columns']
  rows: readonly Measured[]
  shown: readonly string[]
  /** Computes what takes long; given where it was left out because nobody had asked for it. */
  onCompute?: (() => void) | undefined
}) {
  const { t, list, capital } = useText()
  const heads = all.filter(
    ({ measure }) =>
      shown.includes(measure) && rows.every((row) => typeof row.measures[measure] !== 'number'),
  )
  const reasons = [...new Set(heads.flatMap(({ reason }) => reason ?? []))]
  return reasons.map((reason) => {
    const names = heads
      .filter((head) => head.reason === reason)
      .flatMap(({ measure }) => measures.find(({ id }) => id === measure)?.name ?? [])
    if (reason === 'too-costly' && onCompute) {
      return (
        <p key={reason} className="small quiet">
          {t('view.table.not-computed', { measures: capital(list(names)), count: names.length })}{' '}
          <button type="button" className="link" onClick={onCompute}>
            {t('action.compute-now')}
          </button>
        </p>
      )
    }
    return (
      <p key={reason} className="small quiet">
        {t('view.table.no-value', {
          measures: list(names),
          reason: capital(t(`reason.${reason}`)),
        })}
      </p>
    )
  })
}

/** The options that are there, for an address. */
export function given(
  options: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  )
}
