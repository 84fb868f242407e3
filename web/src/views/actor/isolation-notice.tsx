import type { ActorSheet } from '../../../../server/contract/records.ts'
import { ConfidenceLine } from '../../parts/confidence.tsx'
import { ReasonPill } from '../../parts/reason-pill.tsx'
import { useText } from '../../state/preferences-context.tsx'

/** Why it is said to be little connected, and how sure that is. */
export function IsolationNotice({
  isolation,
}: {
  isolation: NonNullable<ActorSheet['isolation']>
}) {
  const { t, named, date, capital } = useText()
  return (
    <div className="notice">
      <p>{t('view.actor.isolated')}</p>
      <div className="pills">
        {isolation.reasons.map((reason) => (
          <ReasonPill key={reason} reason={reason} />
        ))}
      </div>
      <p className="small">{named('isolation.meaning', isolation.reason)}</p>
      <dl className="facts">
        <div>
          <dt>{capital(t('confidence.title'))}</dt>
          <dd>
            <ConfidenceLine confidence={isolation.confidence} />
          </dd>
        </div>
        <div>
          <dt>{t('view.table.last-activity')}</dt>
          <dd>{isolation.lastActivity === undefined ? '–' : date(isolation.lastActivity)}</dd>
        </div>
      </dl>
      <p className="small">{named('confidence.meaning', isolation.confidence.level)}</p>
    </div>
  )
}
