import { useQuery } from '@tanstack/react-query'
import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'

/** The calls for projects that it was filed for; nothing where there is none. */
export function Applications({
  networkId,
  collaborationId,
}: {
  networkId: string
  collaborationId: string
}) {
  const { t, date } = useText()
  const api = useEndpoints()
  const { data } = useQuery({
    queryKey: [networkId, 'applications', collaborationId],
    queryFn: () => api.applicationsToEdit(networkId, collaborationId),
  })
  if (data === undefined || data.record.items.length === 0) return null
  return (
    <section>
      <h3>{t('view.edit.applications')}</h3>
      <ul className="plain-list">
        {data.record.items.map(({ callId, callName, status, filedOn }) => (
          <li key={callId} className="anywhere">
            {callName}{' '}
            <span className="quiet">
              {t(`view.status.${status}`)}
              {filedOn !== undefined && ` · ${date(filedOn)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
