import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useText } from '../state/preferences-context.tsx'
import { Icon } from './icon.tsx'

/** A native modal dialog: focus goes in, stays in and comes back; Escape closes. */
export function Dialog({
  title,
  className = 'box',
  showTitle = true,
  onClose,
  children,
}: {
  title: string
  className?: string
  showTitle?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useText()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={className}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className="box-head">
        <h2 id={id} className={showTitle ? '' : 'unseen'}>
          {title}
        </h2>
        <button
          type="button"
          className="button bare"
          onClick={onClose}
          aria-label={t('action.close')}
        >
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  )
}
