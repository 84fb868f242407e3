import type { Comparison } from '../../../server/contract/before-after.ts'
import { useNetwork } from '../api/queries.ts'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { withEnd, yearsOf, type Periods } from './before-after-reading.ts'

const SIDES = [
  ['first', 'firstFrom', 'firstTo'],
  ['second', 'secondFrom', 'secondTo'],
] as const

/** The two periods, year by year, inside the slice's; what is chosen is in the address. */
export function BeforeAfterPeriods({
  networkId,
  comparison,
}: {
  networkId: string
  comparison: Comparison
}) {
  const { t } = useText()
  const { query, slice } = useAddress()
  const known = useNetwork(networkId).data?.choices.years ?? []
  const low = slice.from === undefined ? -Infinity : Number(slice.from.slice(0, 4))
  const high = slice.to === undefined ? Infinity : Number(slice.to.slice(0, 4))
  const inSlice = known.map(({ year }) => year).filter((year) => year >= low && year <= high)
  const periods = yearsOf(comparison, inSlice[0] ?? 0, inSlice.at(-1) ?? 0)
  const years = [...new Set([...inSlice, ...Object.values(periods)])].toSorted((a, b) => a - b)
  const choose = (end: keyof Periods, year: number): void => {
    const next = withEnd(periods, end, year)
    setOptions({
      firstFrom: String(next.firstFrom),
      firstTo: String(next.firstTo),
      secondFrom: String(next.secondFrom),
      secondTo: String(next.secondTo),
    })
  }
  const isAsked = query.has('firstFrom') || query.has('secondFrom')
  return (
    <section className="periods" aria-label={t('view.change.periods')}>
      {SIDES.map(([side, from, to]) => (
        <fieldset key={side}>
          <legend>{t(`view.change.${side}`)}</legend>
          <Year
            label={t('view.change.from')}
            years={years}
            value={periods[from]}
            onChange={(year) => choose(from, year)}
          />
          <Year
            label={t('view.change.to')}
            years={years}
            value={periods[to]}
            onChange={(year) => choose(to, year)}
          />
        </fieldset>
      ))}
      {isAsked && (
        <button
          type="button"
          className="link small"
          onClick={() =>
            setOptions({
              firstFrom: undefined,
              firstTo: undefined,
              secondFrom: undefined,
              secondTo: undefined,
            })
          }
        >
          {t('view.change.halves')}
        </button>
      )}
      {periods.secondFrom < periods.firstFrom ? (
        <p className="small quiet">{t('view.change.reversed')}</p>
      ) : (
        periods.secondFrom <= periods.firstTo && (
          <p className="small quiet">{t('view.change.overlap')}</p>
        )
      )}
    </section>
  )
}

function Year({
  label,
  years,
  value,
  onChange,
}: {
  label: string
  years: readonly number[]
  value: number
  onChange: (year: number) => void
}) {
  return (
    <label>
      <span className="small quiet">{label}</span>
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </label>
  )
}
