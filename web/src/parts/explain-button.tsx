import { useText } from '../state/preferences-context.tsx'
import { explain } from '../state/use-address.ts'

/** Opens the explanation of one number. `about` tells several such buttons of a screen apart. */
export function ExplainButton({
  measure,
  about,
  label,
}: {
  measure: string
  about: string
  /** What it says instead of "explain this figure". */
  label?: string
}) {
  const { t } = useText()
  return (
    <button
      type="button"
      className="link"
      aria-label={label ?? t('action.explain-about', { about })}
      onClick={() => explain(measure)}
    >
      {label ?? t('action.explain')}
    </button>
  )
}
