import { useQueryClient } from '@tanstack/react-query'
import { useEndpoints } from '../../api/queries.ts'
import { useJob } from '../../api/use-job.ts'
import { useText } from '../../state/preferences-context.tsx'

/** While the server compares actors: how far it is, and the way to stop it. */
export function Searching({
  networkId,
  jobId,
  onStop,
}: {
  networkId: string
  jobId: string
  onStop: () => void
}) {
  const { t, percent } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const askAgain = () => queries.invalidateQueries({ queryKey: [networkId, 'duplicates'] })
  const job = useJob(jobId, () => {
    // What failed would only fail again at once.
    if (job?.state !== 'failed') void askAgain()
  })
  if (job?.failure) {
    return (
      <div className="notice bad" role="alert">
        <p>{job.failure.message}</p>
        <button type="button" className="button" onClick={() => void askAgain()}>
          {t('duplicates.search')}
        </button>
      </div>
    )
  }
  const progress = job?.progress ?? null
  return (
    <div className="notice">
      <output>
        {t('duplicates.looking')}{' '}
        {progress !== null && <span className="quiet">{percent(progress)}</span>}
      </output>
      <progress aria-label={t('duplicates.looking')} value={progress ?? undefined} />
      <button
        type="button"
        className="button"
        onClick={() => {
          onStop()
          void api.cancelJob(jobId).catch(() => undefined)
        }}
      >
        {t('action.cancel')}
      </button>
    </div>
  )
}

/** Nothing is compared until somebody asks for it. */
export function SearchStopped({ onSearch }: { onSearch: () => void }) {
  const { t } = useText()
  return (
    <div className="notice">
      <output>{t('duplicates.search-stopped')}</output>
      <button type="button" className="button" onClick={onSearch}>
        {t('duplicates.search')}
      </button>
    </div>
  )
}
