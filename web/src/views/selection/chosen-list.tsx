import { useId, useState } from 'react'
import type { ComparedSelection } from '../../../../server/contract/selection.ts'
import { Icon } from '../../parts/icon.tsx'
import { SectorMark } from '../../parts/sector-mark.tsx'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { select } from '../../state/use-address.ts'
import { measuredOf, sortCompared, type Sorting } from './sort-compared.ts'
import { useMeasureValue } from './use-measure-value.ts'

/** Rows before the others are asked for. */
const FIRST = 10

/** Many actors: a row each with one measure at a time, by name or by value. */
export function ChosenList({
  networkId,
  actors,
}: {
  networkId: string
  actors: ComparedSelection['actors']
}) {
  const { t, named, capital, language } = useText()
  const { looks, labels } = useSectors(networkId)
  const id = useId()
  const measures = measuredOf(actors)
  const write = useMeasureValue()
  const [measure, setMeasure] = useState(measures[0] ?? '')
  const [sorting, setSorting] = useState<Sorting>({ by: 'value', isDown: true })
  const [isWhole, setWhole] = useState(false)
  const sorted = sortCompared(actors, measure, sorting, language)
  const nameOf = (one: string) => capital(named('measure', `${one}.name`))
  return (
    <>
      <p className="compare-choice">
        <label htmlFor={id}>{t('view.compare.measure')}</label>
        <select id={id} value={measure} onChange={(event) => setMeasure(event.target.value)}>
          {measures.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </p>
      <table className="table compare">
        <caption className="unseen">{t('view.compare.table')}</caption>
        <thead>
          <tr>
            <Head by="name" label={t('view.table.name')} sorting={sorting} onSort={setSorting} />
            <Head by="value" label={nameOf(measure)} sorting={sorting} onSort={setSorting} />
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, isWhole ? sorted.length : FIRST).map((actor) => {
            const value = actor.measures[measure]
            const [sector = ''] = actor.sectors
            return (
              <tr key={actor.id}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => select([actor.id])}>
                    <SectorMark look={looks.get(sector)} />{' '}
                    <span className="unseen">
                      {sector === '' ? t('view.sector-unknown') : (labels.get(sector) ?? sector)}
                      {', '}
                    </span>
                    {actor.name}
                  </button>
                </th>
                <td className="num">{typeof value === 'number' ? write(measure, value) : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {sorted.length > FIRST && !isWhole && (
        <button type="button" className="link small" onClick={() => setWhole(true)}>
          {t('action.show-others', { count: sorted.length - FIRST })}
        </button>
      )}
    </>
  )
}

function Head({
  by,
  label,
  sorting,
  onSort,
}: {
  by: Sorting['by']
  label: string
  sorting: Sorting
  onSort: (sorting: Sorting) => void
}) {
  const { t } = useText()
  const isOn = sorting.by === by
  const order = sorting.isDown ? 'descending' : 'ascending'
  return (
    <th scope="col" className={by === 'value' ? 'num' : ''} aria-sort={isOn ? order : 'none'}>
      <button
        type="button"
        title={t('action.sort')}
        // Values begin with the greatest, names with A.
        onClick={() => onSort({ by, isDown: isOn ? !sorting.isDown : by === 'value' })}
      >
        {label}
        {isOn && <Icon name={sorting.isDown ? 'down' : 'up'} size={12} />}
      </button>
    </th>
  )
}
