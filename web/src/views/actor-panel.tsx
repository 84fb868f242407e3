import type { ActorSheet } from '../../../server/contract/records.ts'
import { useActor } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { SectorMix } from '../parts/sector-mix.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { Collaborations } from './actor/collaborations.tsx'
import { ActorFacts } from './actor/facts.tsx'
import { IsolationNotice } from './actor/isolation-notice.tsx'
import { Nearby } from './actor/nearby.tsx'
import { Partners } from './actor/partners.tsx'
import { PlaceInNetwork } from './actor/place-in-network.tsx'
import { SupportChoice } from './actor/support-choice.tsx'
import { ActorMerges } from './duplicates/actor-merges.tsx'
import { EditButtons } from './edit/edit-buttons.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordNote } from './record-note.tsx'
import { SourceLine } from './source-line.tsx'

/** One actor: who it is, its place in the network, with whom and on what it works. */
export function ActorPanel({ networkId, actorId }: { networkId: string; actorId: string }) {
  return (
    <Answer of={useActor(networkId, actorId)} lines={9}>
      {(sheet) => <Sheet networkId={networkId} sheet={sheet} />}
    </Answer>
  )
}

function Sheet({ networkId, sheet }: { networkId: string; sheet: ActorSheet }) {
  const { t } = useText()
  const { actor, isolation } = sheet
  const { looks, labels } = useSectors(networkId)
  return (
    <article className="sheet-body">
      <div className="pills">
        {actor.sectors.length === 0 && (
          <span className="pill">
            <SectorMark look={undefined} />
            {t('view.sector-unknown')}
          </span>
        )}
        {actor.sectors.map((sector) => (
          <span key={sector} className="pill">
            <SectorMark look={looks.get(sector)} />
            {labels.get(sector) ?? sector}
          </span>
        ))}
        {actor.category !== undefined && <span className="pill">{actor.category}</span>}
        {sheet.isSupport && <span className="pill">{t('view.actor.support')}</span>}
      </div>
      <h2>{actor.name}</h2>
      <p className="quiet">
        {[
          sheet.place,
          t('view.actor.collaborations', {
            count: sheet.collaborations.filter((one) => one.inSlice).length,
          }),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </p>
      {isolation && <IsolationNotice isolation={isolation} />}
      <PlaceInNetwork measures={sheet.measures} hub={sheet.nearestHub} />
      <Partners networkId={networkId} partners={sheet.partners} />
      <SectorMix networkId={networkId} title={t('view.mix.of-partners')} parts={sheet.sectorMix} />
      <Nearby networkId={networkId} nearby={sheet.nearby} />
      <Collaborations collaborations={sheet.collaborations} />
      <ActorFacts actor={actor} />
      <ActorMerges networkId={networkId} actor={actor} />
      <SourceLine networkId={networkId} source={actor.source} />
      <RecordHistory networkId={networkId} record="actor" id={actor.id} />
      <RecordNote key={actor.id} networkId={networkId} record="actor" id={actor.id} />
      <EditButtons networkId={networkId} record="actor" id={actor.id} name={actor.name} />
      <SupportChoice networkId={networkId} actorId={actor.id} isSupport={sheet.isSupport} />
    </article>
  )
}
