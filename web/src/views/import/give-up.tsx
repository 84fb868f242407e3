import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { useGiveUp } from './use-give-up.ts'

/** The other answer than yes: nothing was written, and the files go. */
export function GiveUp({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const givingUp = useGiveUp(draft)
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={givingUp.isPending}
        onClick={() => givingUp.mutate()}
      >
        {t('action.give-up-import')}
      </button>
      {givingUp.error && <Problem error={givingUp.error} />}
    </>
  )
}
