import { useEndpoints } from '../../api/queries.ts'
import { ApiError } from '../../api/api-error.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { select } from '../../state/use-address.ts'
import { startEditing } from './editing.ts'
import { useSave } from './use-save.ts'

/** Taking an actor or a collaboration out; what takes part in something has to leave it first. */
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
  const isInUse = save.error instanceof ApiError && save.error.code === 'record-in-use'
  return (
    <div className="record-form">
      <p className="anywhere">{t(`view.edit.removal.${record}`, { name })}</p>
      {save.error !== null && <Problem error={save.error} />}
      <div className="links">
        {isInUse ? (
          <button
            type="button"
            className="button"
            onClick={() =>
              startEditing(networkId, { what: 'participations', side: record, id, name })
            }
          >
            {t('action.edit-participations')}
          </button>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={save.isPending}
            onClick={() =>
              save.run(
                () => api.removeRecord(networkId, record, id),
                () => {
                  onClose()
                  select([])
                },
              )
            }
          >
            {t('action.remove')}
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          {t('action.cancel')}
        </button>
      </div>
    </div>
  )
}
