import type { ReactNode } from 'react'
import type { ChangeDone } from '../../../../server/contract/changes.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { useSave } from './use-save.ts'

/** A line of a record's list (a participation, an application), which opens its form or is removed. */
export function EditRow({
  networkId,
  onOpen,
  remove,
  children,
}: {
  networkId: string
  onOpen: () => void
  remove: () => Promise<ChangeDone>
  children: ReactNode
}) {
  const { t } = useText()
  const save = useSave(networkId)
  return (
    <div className="edit-row">
      <span className="anywhere">{children}</span>
      <span className="links">
        <button type="button" className="link small" onClick={onOpen}>
          {t('action.edit')}
        </button>
        <button
          type="button"
          className="link small"
          disabled={save.isPending}
          onClick={() => save.run(remove, () => undefined)}
        >
          {t('action.remove')}
        </button>
      </span>
      {save.error !== null && <Problem error={save.error} />}
    </div>
  )
}
