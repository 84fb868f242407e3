import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useDuplicates } from '../../api/kept-queries.ts'
import { useJob } from '../../api/use-job.ts'
import { pathOf } from '../../../../server/contract/page-paths.ts'
import { useText } from '../../state/preferences-context.tsx'
import { FIRST_PAGE } from './use-review.ts'

/** The way to the pairs that may be one, where there are any: it comes once they are found, and fails in silence. */
export function DuplicatesLink({ networkId }: { networkId: string }) {
  const { t } = useText()
  const queries = useQueryClient()
  const { data } = useDuplicates(networkId, FIRST_PAGE)
  const job = useJob(data && !('items' in data) ? data.id : undefined, () => {
    // A search that failed or was given up is asked for on the page of the pairs, not from here.
    if (job?.state !== 'done') return
    void queries.invalidateQueries({ queryKey: [networkId, 'duplicates'] })
  })
  if (!data || !('items' in data) || data.total === 0) return null
  const { certain, probable, possible } = data.counts
  return (
    <p>
      <Link className="link" href={pathOf({ page: 'network', networkId, view: 'duplicates' })}>
        {t('duplicates.link', { count: certain + probable + possible, certain })}
      </Link>
    </p>
  )
}
