import type { ComparedSelection } from '../../../../server/contract/selection.ts'
import { SectorMark } from '../../parts/sector-mark.tsx'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { select } from '../../state/use-address.ts'
import { measuredOf } from './sort-compared.ts'
import { useMeasureValue } from './use-measure-value.ts'

type Compared = ComparedSelection['actors']

/**
 * A few actors beside each other: who each is, by number, then a column each. Heads are numbers, which
 * leave room for values in the narrowest panel; readers aloud hear the names.
 */
export function SideBySide({ networkId, actors }: { networkId: string; actors: Compared }) {
  const { t, named, capital } = useText()
  const { looks, labels } = useSectors(networkId)
  const measures = measuredOf(actors)
  const write = useMeasureValue()
  return (
    <>
      <ol className="compare-key">
        {actors.map(({ id, name, sectors, place, isolation }, i) => (
          <li key={id}>
            <span className="quiet" aria-hidden="true">
              {i + 1}
            </span>
            <button type="button" className="link" onClick={() => select([id])}>
              <SectorMark look={looks.get(sectors[0] ?? '')} /> {name}
            </button>
            <span className="small quiet">
              {[
                sectors.length === 0
                  ? t('view.sector-unknown')
                  : sectors.map((sector) => labels.get(sector) ?? sector).join(', '),
                ...(place === undefined ? [] : [place]),
                ...(isolation ? [named('isolation', isolation)] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      <table className="table compare">
        <caption className="unseen">{t('view.compare.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('view.compare.measure')}</th>
            {actors.map(({ id, name }, i) => (
              <th key={id} scope="col" className="num" title={name}>
                <span aria-hidden="true">{i + 1}</span>
                <span className="unseen">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure}>
              <th scope="row">{capital(named('measure', `${measure}.name`))}</th>
              {actors.map((actor) => {
                const value = actor.measures[measure]
                return (
                  <td key={actor.id} className="num">
                    {typeof value === 'number' ? write(measure, value) : '–'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
