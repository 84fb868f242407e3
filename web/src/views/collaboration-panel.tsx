import { useCollaboration } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { SectorMix } from '../parts/sector-mix.tsx'
import { useText } from '../state/preferences-context.tsx'
import { Applications } from './collaboration/applications.tsx'
import { CollaborationFacts } from './collaboration/facts.tsx'
import { Fundings } from './collaboration/fundings.tsx'
import { Members } from './collaboration/members.tsx'
import { PlaceInNetwork } from './collaboration/place-in-network.tsx'
import { EditButtons } from './edit/edit-buttons.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordNote } from './record-note.tsx'
import { SourceLine } from './source-line.tsx'

/** One collaboration: what it is, when, and who takes part. */
export function CollaborationPanel({
  networkId,
  collaborationId,
}: {
  networkId: string
  collaborationId: string
}) {
  const { t, named, capital, period } = useText()
  return (
    <Answer of={useCollaboration(networkId, collaborationId)} lines={9}>
      {({ collaboration, members, sectorMix, cut }) => (
        <article className="sheet-body">
          <div className="pills">
            <span className="pill">{capital(named('view.kind', collaboration.kind))}</span>
            {collaboration.domains.map((domain) => (
              <span key={domain} className="pill">
                {domain}
              </span>
            ))}
          </div>
          <h2>{collaboration.name}</h2>
          <p className="quiet">
            {collaboration.startsOn === undefined && collaboration.endsOn === undefined
              ? t('view.undated')
              : period(
                  collaboration.startsOn ?? collaboration.endsOn ?? '',
                  collaboration.endsOn ?? collaboration.startsOn ?? '',
                )}
          </p>
          <Members networkId={networkId} members={members} />
          <SectorMix networkId={networkId} title={t('view.mix.of-members')} parts={sectorMix} />
          <PlaceInNetwork cut={cut} />
          <Fundings fundings={collaboration.fundings} />
          <Applications networkId={networkId} collaborationId={collaboration.id} />
          <CollaborationFacts networkId={networkId} collaboration={collaboration} />
          <SourceLine networkId={networkId} source={collaboration.source} />
          <RecordHistory networkId={networkId} record="collaboration" id={collaboration.id} />
          <RecordNote
            key={collaboration.id}
            networkId={networkId}
            record="collaboration"
            id={collaboration.id}
          />
          <EditButtons
            networkId={networkId}
            record="collaboration"
            id={collaboration.id}
            name={collaboration.name}
          />
        </article>
      )}
    </Answer>
  )
}
