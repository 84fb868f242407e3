import { useQueryClient } from '@tanstack/react-query'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useJob } from '../../api/use-job.ts'
import { useText } from '../../state/preferences-context.tsx'

/** While the server reads or writes: how far it is, and the way to stop it. */
export function ReadingStep({ draft }: { draft: ImportDraft }) {
  const { t, percent } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const { jobId, networkId, id } = draft
  const job = useJob(jobId, () => {
    void queries.invalidateQueries({ queryKey: [networkId, 'import', id] })
  })
  const progress = job?.progress ?? null
  const title = t(draft.state === 'confirming' ? 'view.import.writing' : 'view.import.reading')
  return (
    <div className="reading">
      <output>
        {title} {progress !== null && <span className="quiet">{percent(progress)}</span>}
      </output>
      {progress === null ? (
        <progress aria-label={title} />
      ) : (
        <progress value={progress} max={1} aria-label={title} />
      )}
      {jobId !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => {
            void api.cancelJob(jobId).catch(() => undefined)
          }}
        >
          {t('action.cancel')}
        </button>
      )}
    </div>
  )
}
