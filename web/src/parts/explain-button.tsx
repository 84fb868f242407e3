import { useText } from '../state/preferences-context.tsx'
import { explain } from '../state/use-address.ts'

/** Opens the explanation of one number. `about` tells several such buttons of a screen apart. */
export function ExplainButton({ measure, about }: { measure: string; about: string }) {
  const { t } = useText()
  return (
    <button
      type="button"
      className="link"
      aria-label={t('action.explain-about', { about })}
      onClick={() => explain(measure)}
    >
      {t('action.explain')}
    </button>
  )
}
