import { useCollaboration } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { select } from '../state/use-address.ts'

/** One collaboration: what it is, when, and who takes part. */
export function CollaborationPanel({
  networkId,
  collaborationId,
}: {
  networkId: string
  collaborationId: string
}) {
  const { t, named, period } = useText()
  const { looks } = useSectors(networkId)
  return (
    <Answer of={useCollaboration(networkId, collaborationId)} lines={9}>
      {({ collaboration, members }) => (
        <article className="sheet-body">
          <div className="pills">
            <span className="pill">{named('view.kind', collaboration.kind)}</span>
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
          <section>
            <h3>{t('view.participants', { count: members.length })}</h3>
            <ul className="rows">
              {members.map((member) => (
                <li key={`${member.id} ${member.role} ${member.startsOn ?? ''}`}>
                  <button type="button" className="row" onClick={() => select([member.id])}>
                    <SectorMark look={looks.get(member.sectors[0] ?? '')} />
                    <span className="name">{member.name}</span>
                    <span className="quiet">{named('view.role', member.role)}</span>
                  </button>
                </li>
              ))}
            </ul>
            {members.length > 1 && (
              <button
                type="button"
                className="link small"
                onClick={() => select(members.map((member) => member.id))}
              >
                {t('action.select-all-members')}
              </button>
            )}
          </section>
          {Object.keys(collaboration.attributes).length > 0 && (
            <details>
              <summary className="link small">{t('view.actor.facts')}</summary>
              <dl className="facts">
                {Object.entries(collaboration.attributes).map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{String(value)}</dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </article>
      )}
    </Answer>
  )
}
