import type { MeasureDescription } from '../../../server/contract/findings.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { useText } from '../state/preferences-context.tsx'

/** What the measures of a table mean: each opens its explanation. */
export function MeasureLinks({ measures }: { measures: readonly MeasureDescription[] }) {
  const { t } = useText()
  if (measures.length === 0) return null
  return (
    <p className="measure-links small quiet">
      {t('view.table.understand')}{' '}
      {measures.map(({ id, name }) => (
        <ExplainButton key={id} measure={id} about={name} label={name} />
      ))}
    </p>
  )
}
