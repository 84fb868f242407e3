import { sharedViewId } from '../../api/client.ts'
import { useText } from '../../state/preferences-context.tsx'
import { startEditing } from './editing.ts'

/** Whether this window may write: whoever reads through a shared view may not. */
const mayWrite = (): boolean => sharedViewId() === null

/** At the end of a sheet: change it, its participations, or take it out. */
export function EditButtons({
  networkId,
  record,
  id,
  name,
}: {
  networkId: string
  record: 'actor' | 'collaboration'
  id: string
  name: string
}) {
  const { t } = useText()
  if (!mayWrite()) return null
  return (
    <section className="links edit-buttons" aria-label={t('view.edit.section')}>
      <button
        type="button"
        className="button"
        onClick={() => startEditing(networkId, { what: record, id })}
      >
        {t('action.edit')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => startEditing(networkId, { what: 'participations', side: record, id, name })}
      >
        {t('action.edit-participations')}
      </button>
      {record === 'collaboration' && (
        <button
          type="button"
          className="button"
          onClick={() => startEditing(networkId, { what: 'applications', id, name })}
        >
          {t('view.edit.applications')}
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => startEditing(networkId, { what: 'removal', record, id, name })}
      >
        {t('action.remove')}
      </button>
    </section>
  )
}

/** Beside a table: a new actor or collaboration. */
export function AddButton({
  networkId,
  record,
}: {
  networkId: string
  record: 'actor' | 'collaboration'
}) {
  const { t } = useText()
  if (!mayWrite()) return null
  return (
    <button
      type="button"
      className="button"
      onClick={() => startEditing(networkId, { what: record })}
    >
      {t(`view.edit.title.${record}-add`)}
    </button>
  )
}
