import { useText } from '../state/preferences-context.tsx'

/** Nearer and farther, for a canvas. */
export function ZoomButtons({
  controls,
}: {
  controls: { readonly current: { zoomIn: () => void; zoomOut: () => void } | null }
}) {
  const { t } = useText()
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={t('action.zoom-in')}
        onClick={() => controls.current?.zoomIn()}
      >
        <span aria-hidden="true">+</span>
      </button>
      <button
        type="button"
        className="button"
        aria-label={t('action.zoom-out')}
        onClick={() => controls.current?.zoomOut()}
      >
        <span aria-hidden="true">−</span>
      </button>
    </>
  )
}
