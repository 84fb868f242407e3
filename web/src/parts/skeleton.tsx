import { useText } from '../state/preferences-context.tsx'

/** Stands for what is on its way; shows itself after a tenth of a second only. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  const { t } = useText()
  return (
    <output className="skeleton">
      <b className="unseen">{t('view.waiting')}</b>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} aria-hidden="true" />
      ))}
    </output>
  )
}
