import { useQueryClient } from '@tanstack/react-query'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useJob } from '../../api/use-job.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { useGiveUp } from './use-give-up.ts'

/**
 * While the server reads or writes: how far it is, and the way to stop it. Files that are given up
 * before anything came of them leave nothing; otherwise what was there before stays.
 */
export function ReadingStep({ draft }: { draft: ImportDraft }) {
  const { t, percent } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const { jobId, networkId, id } = draft
  const job = useJob(jobId, () => {
    void queries.invalidateQueries({ queryKey: [networkId, 'import', id] })
  })
  const givingUp = useGiveUp(draft)
  const isFirst = draft.state === 'reading' && !draft.preview
  const progress = job?.progress ?? null
  const title = t(draft.state === 'confirming' ? 'view.import.writing' : 'view.import.reading')
  return (
    <div className="reading">
      <output>
        {title} {progress !== null && <span className="quiet">{percent(progress)}</span>}
      </output>
      {job?.state === 'waiting' && <p className="small quiet">{t('view.import.waiting')}</p>}
      {progress === null ? (
        <progress aria-label={title} />
      ) : (
        <progress value={progress} max={1} aria-label={title} />
      )}
      {jobId !== undefined && (
        <button
          type="button"
          className="button"
          disabled={givingUp.isPending}
          onClick={() => {
            if (isFirst) givingUp.mutate()
            else void api.cancelJob(jobId).catch(() => undefined)
          }}
        >
          {t('action.cancel')}
        </button>
      )}
      {givingUp.error && <Problem error={givingUp.error} />}
    </div>
  )
}
