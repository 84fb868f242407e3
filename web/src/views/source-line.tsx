import { Link } from 'wouter'
import type { Actor } from '../../../server/domain/records.ts'
import { pathOf } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'

/** Where a record comes from, as its licence asks to be told; one written by hand says so. */
export function SourceLine({
  networkId,
  source,
}: {
  networkId: string
  source: Actor['source'] | undefined
}) {
  const { t, date } = useText()
  if (!source) return <p className="small quiet">{t('view.source.by-hand')}</p>
  const { label, producer, licence, asOf, importId } = source
  const further = [
    producer === label ? undefined : producer,
    licence,
    asOf === undefined ? undefined : t('view.import.source.state-of', { date: date(asOf) }),
  ].filter((part) => part !== undefined)
  const route = { page: 'network', networkId, view: 'imports' } as const
  return (
    <p className="small quiet anywhere">
      <strong>{t('view.source')}</strong>{' '}
      {importId === undefined ? label : <Link href={pathOf({ ...route, importId })}>{label}</Link>}
      {further.map((part) => ` · ${part}`)}
    </p>
  )
}
