import { Link } from 'wouter'
import { useDuplicates } from '../../api/kept-queries.ts'
import { pathOf } from '../../state/address.ts'
import { useText } from '../../state/preferences-context.tsx'
import { FIRST_PAGE } from './use-review.ts'

/** The way to the pairs that may be one, where there are any: it waits for nobody and fails in silence. */
export function DuplicatesLink({ networkId }: { networkId: string }) {
  const { t } = useText()
  const { data } = useDuplicates(networkId, FIRST_PAGE)
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
