import { ExplainButton } from '../parts/explain-button.tsx'
import { useText } from '../state/preferences-context.tsx'

/** Where several numbers stand together, the button says which one it explains. */
export function Explain({ measure, about }: { measure: string; about: string }) {
  const { t } = useText()
  return (
    <ExplainButton measure={measure} about={about} label={t('action.explain-one', { about })} />
  )
}
