import { useQueryClient } from '@tanstack/react-query'
import { useJob } from '../api/use-job.ts'
import { useText } from '../state/preferences-context.tsx'
import { setOptions } from '../state/use-address.ts'

/** While the actors' places are being computed: a picture before that would mean nothing. */
export function Placing({ networkId, jobId }: { networkId: string; jobId: string }) {
  const { t, percent } = useText()
  const queries = useQueryClient()
  const job = useJob(jobId, () => {
    void queries.invalidateQueries({ queryKey: [networkId, 'map'] })
  })
  const progress = job?.progress ?? null
  return (
    <div className="placing">
      <output>
        {t('view.network.placing')}{' '}
        {progress !== null && <span className="quiet">{percent(progress)}</span>}
      </output>
      {progress === null ? (
        <progress aria-label={t('view.network.placing')} />
      ) : (
        <progress value={progress} max={1} aria-label={t('view.network.placing')} />
      )}
      <button
        type="button"
        className="link small"
        onClick={() => setOptions({ show: 'table' }, true)}
      >
        {t('action.see-table-meanwhile')}
      </button>
    </div>
  )
}
