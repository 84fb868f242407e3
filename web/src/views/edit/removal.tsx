import { useQuery } from '@tanstack/react-query'
import type { RecordReferences } from '../../../../server/contract/records.ts'
import { ApiError } from '../../api/api-error.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { select } from '../../state/use-address.ts'
import { startEditing } from './editing.ts'
import { useSave } from './use-save.ts'

/** Taking an actor or a collaboration out, with what refers to it: told first, done in one change set. */
export function Removal({
  networkId,
  record,
  id,
  name,
  onClose,
}: {
  networkId: string
  record: 'actor' | 'collaboration'
  id: string
  name: string
  onClose: () => void
}) {
  const { t } = useText()
  const api = useEndpoints()
  const save = useSave(networkId)
  const references = useQuery({
    queryKey: [networkId, 'references', record, id],
    queryFn: () => api.references(networkId, record, id),
    // What is agreed to is what is shown: it is removed at the version that was read.
    gcTime: 0,
    staleTime: 0,
  })
  const isStale = save.error instanceof ApiError && save.error.code === 'version-conflict'
  const remove = (version: number): void =>
    save.run(
      async () => {
        try {
          const done = await api.removeRecord(networkId, record, id, version)
          // Before what is shown is asked for anew: the sheet of what is gone would not be found.
          onClose()
          select([])
          return done
        } catch (error) {
          await references.refetch()
          throw error
        }
      },
      () => undefined,
    )
  return (
    <div className="record-form">
      <p className="anywhere">{t(`view.edit.removal.${record}`, { name })}</p>
      <Answer of={references} lines={3}>
        {({ record: referring, version }) => (
          <div className="record-form">
            {isStale && (
              <p className="notice warn" role="alert">
                {t('view.edit.removal.changed')}
              </p>
            )}
            <Along of={referring} />
            {save.error !== null && !isStale && <Problem error={save.error} />}
            <div className="links">
              <button
                type="button"
                className="button primary"
                disabled={save.isPending || references.isFetching}
                onClick={() => remove(version)}
              >
                {t(countOf(referring) === 0 ? 'action.remove' : 'view.edit.removal.all')}
              </button>
              {referring.participations > 0 && (
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    startEditing(networkId, { what: 'participations', side: record, id, name })
                  }
                >
                  {t('action.edit-participations')}
                </button>
              )}
              <button type="button" className="button" onClick={onClose}>
                {t('action.cancel')}
              </button>
            </div>
          </div>
        )}
      </Answer>
    </div>
  )
}

/** What goes along with a record, and what stays behind of it. */
function Along({ of }: { of: RecordReferences }) {
  const { t } = useText()
  const { participations, applications, mentions, others, otherCount, hasNote } = of
  const names = others.map(({ name }) => name)
  return (
    <>
      {countOf(of) === 0 ? (
        <p>{t('view.edit.removal.nothing')}</p>
      ) : (
        <div>
          <p>{t('view.edit.removal.along')}</p>
          <ul className="plain-list anywhere">
            {participations > 0 && (
              <li>
                {t('view.edit.removal.in-collaborations', {
                  count: participations,
                  names: [...names, ...(otherCount > names.length ? ['…'] : [])].join(' · '),
                })}
              </li>
            )}
            {applications > 0 && (
              <li>{t('view.edit.removal.applications', { count: applications })}</li>
            )}
            {mentions > 0 && <li>{t('view.edit.removal.mentions', { count: mentions })}</li>}
          </ul>
        </div>
      )}
      {hasNote && <p className="small quiet">{t('view.edit.removal.note')}</p>}
    </>
  )
}

const countOf = ({ participations, applications, mentions }: RecordReferences): number =>
  participations + applications + mentions
