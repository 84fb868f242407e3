import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import type { Job } from '../../../../server/contract/jobs.ts'
import { followJob } from '../../api/jobs.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'

/** While the server reads or writes: how far it is, and the way to stop it. */
export function ReadingStep({ draft }: { draft: ImportDraft }) {
  const { t, percent, language } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [job, setJob] = useState<Job>()
  const { jobId, networkId, id } = draft
  useEffect(() => {
    if (jobId === undefined) return undefined
    const control = new AbortController()
    const refresh = (): void => {
      void queries.invalidateQueries({ queryKey: [networkId, 'import', id] })
    }
    followJob(language, jobId, setJob, control.signal).then(refresh, () => {
      if (!control.signal.aborted) refresh()
    })
    return () => control.abort()
  }, [jobId, networkId, id, language, queries])
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
