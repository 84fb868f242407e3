import { useState } from 'react'
import type { ComparedSelection } from '../../../../server/contract/selection.ts'
import { saveFile } from '../../api/client.ts'
import { useSelection } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { Icon } from '../../parts/icon.tsx'
import { SectorMix } from '../../parts/sector-mix.tsx'
import { toCsv } from '../../parts/to-csv.ts'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { openCollaboration, select } from '../../state/use-address.ts'
import { FEW } from '../few.ts'
import { ChosenList } from './chosen-list.tsx'
import { SideBySide } from './side-by-side.tsx'
import { measuredOf } from './sort-compared.ts'

type Compared = ComparedSelection['actors']

/** So many have room for a column each in the panel. */
const MOST_BESIDE = 5

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
          {found.actors.length > MOST_BESIDE ? (
            <ChosenList networkId={networkId} actors={found.actors} />
          ) : (
            found.actors.length > 0 && <SideBySide networkId={networkId} actors={found.actors} />
          )}
          {found.actors.length > 0 && <SaveButton networkId={networkId} actors={found.actors} />}
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

/** Saves what is compared, with all digits. */
function SaveButton({ networkId, actors }: { networkId: string; actors: Compared }) {
  const { t, named, capital } = useText()
  const { labels } = useSectors(networkId)
  const measures = measuredOf(actors)
  const save = (): void => {
    const head = [
      t('view.table.name'),
      t('view.table.sectors'),
      t('view.table.place'),
      ...measures.map((id) => capital(named('measure', `${id}.name`))),
      t('view.compare.reason'),
    ]
    const rows = actors.map((actor) => [
      actor.name,
      actor.sectors.map((sector) => labels.get(sector) ?? sector).join(', '),
      actor.place ?? '',
      ...measures.map((id) => actor.measures[id] ?? null),
      actor.isolation ? named('isolation', actor.isolation) : '',
    ])
    const file = new Blob([toCsv([head, ...rows])], { type: 'text/csv' })
    saveFile(file, `${networkId}-comparison.csv`)
  }
  return (
    <button type="button" className="button" onClick={save}>
      <Icon name="save" />
      {t('action.export-comparison')}
    </button>
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
