import { useState } from 'react'
import type { ActorSheet } from '../../../../server/contract/records.ts'
import { useText } from '../../state/preferences-context.tsx'
import { openCollaboration } from '../../state/use-address.ts'
import { FEW } from '../few.ts'
import { LifeLine } from './life-line.tsx'

/** What it takes part in, in the slice or not. */
export function Collaborations({
  collaborations,
}: {
  collaborations: ActorSheet['collaborations']
}) {
  const { t, named, date } = useText()
  const [isWhole, setWhole] = useState(false)
  if (collaborations.length === 0) return null
  const ordered = collaborations.toSorted((a, b) => Number(b.inSlice) - Number(a.inSlice))
  return (
    <section>
      <h3>{t('view.actor.collaborations-title')}</h3>
      <LifeLine collaborations={collaborations} />
      <ul className="rows">
        {ordered.slice(0, isWhole ? ordered.length : FEW).map((one) => (
          <li key={one.id}>
            <button type="button" className="row column" onClick={() => openCollaboration(one.id)}>
              <span className="name">{one.name}</span>
              <span className="quiet">
                {[
                  ...one.roles.map((role) => named('view.role', role)),
                  one.startsOn ? date(one.startsOn) : t('view.undated'),
                  t('view.participants', { count: one.participants }),
                  ...(one.inSlice ? [] : [t('view.outside-slice')]),
                ].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {ordered.length > FEW && !isWhole && (
        <button type="button" className="link small" onClick={() => setWhole(true)}>
          {t('action.show-others', { count: ordered.length - FEW })}
        </button>
      )}
    </section>
  )
}
