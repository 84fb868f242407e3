import { useState } from 'react'
import type { ComparedSelection } from '../../../../server/contract/selection.ts'
import { useSelection } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { SectorMark } from '../../parts/sector-mark.tsx'
import { SectorMix } from '../../parts/sector-mix.tsx'
import { TableBox } from '../../parts/table-box.tsx'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { openCollaboration, select } from '../../state/use-address.ts'
import { FEW } from '../few.ts'

/** The chosen actors beside each other, and what they do together. */
export function Comparison({
  networkId,
  actorIds,
}: {
  networkId: string
  actorIds: readonly string[]
}) {
  const { t } = useText()
  return (
    <Answer of={useSelection(networkId, actorIds)} lines={6}>
      {(found) => (
        <div className="sheet-body">
          {found.absent.length > 0 && (
            <p className="small quiet">
              {t('view.compare.absent', { count: found.absent.length })}
            </p>
          )}
          <Side networkId={networkId} actors={found.actors} />
          {found.pairs > 0 && (
            <p>
              {t('view.compare.together', {
                tied: found.tied,
                pairs: found.pairs,
                groups: found.groups,
              })}
            </p>
          )}
          <SectorMix networkId={networkId} title={t('view.compare.mix')} parts={found.sectorMix} />
          <InCommon
            title={t('view.compare.collaborations', { count: found.collaborations.total })}
            items={found.collaborations.items}
            onOpen={openCollaboration}
          />
          <InCommon
            title={t('view.compare.partners', { count: found.partners.total })}
            items={found.partners.items}
            onOpen={(id) => select([id])}
          />
        </div>
      )}
    </Answer>
  )
}

function Side({ networkId, actors }: { networkId: string; actors: ComparedSelection['actors'] }) {
  const { t, named, number, capital } = useText()
  const { looks } = useSectors(networkId)
  const measures = Object.keys(actors[0]?.measures ?? {})
  if (actors.length === 0) return null
  return (
    <TableBox label={t('view.compare.table')}>
      <table className="table compare">
        <thead>
          <tr>
            <th scope="col">{t('view.table.name')}</th>
            {measures.map((id) => (
              <th key={id} scope="col" className="num">
                {capital(named('measure', `${id}.name`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actors.map((actor) => (
            <tr key={actor.id}>
              <th scope="row">
                <button type="button" className="link" onClick={() => select([actor.id])}>
                  <SectorMark look={looks.get(actor.sectors[0] ?? '')} /> {actor.name}
                </button>
              </th>
              {measures.map((id) => {
                const value = actor.measures[id]
                return (
                  <td key={id} className="num">
                    {typeof value === 'number' ? number(value) : '–'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function InCommon({
  title,
  items,
  onOpen,
}: {
  title: string
  items: ComparedSelection['partners']['items']
  onOpen: (id: string) => void
}) {
  const { t } = useText()
  const [isWhole, setWhole] = useState(false)
  return (
    <section>
      <h3>{title}</h3>
      <ul className="rows">
        {items.slice(0, isWhole ? items.length : FEW).map(({ id, name, actors }) => (
          <li key={id}>
            <button type="button" className="row" onClick={() => onOpen(id)}>
              <span className="name">{name}</span>
              <span className="quiet">{t('view.compare.of-them', { count: actors })}</span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > FEW && !isWhole && (
        <button type="button" className="link small" onClick={() => setWhole(true)}>
          {t('action.show-others', { count: items.length - FEW })}
        </button>
      )}
    </section>
  )
}
