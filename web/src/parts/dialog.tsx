import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
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
  const closing = useRef(onClose)
  useEffect(() => {
    closing.current = onClose
  })
  // A layout effect: its end comes while the dialog is still on the page, and only such a dialog gives the
  // focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return undefined
    // Who opens it from a menu finds the menu closed: its title stands for what was chosen in it.
    const menu = document.activeElement?.closest('details.menu')?.querySelector('summary')
    if (!dialog.open) dialog.showModal()
    // A click on the backdrop is a click on the dialog itself, outside its content.
    const onClick = (event: MouseEvent): void => {
      if (event.target === dialog) closing.current()
    }
    dialog.addEventListener('click', onClick)
    return () => {
      dialog.removeEventListener('click', onClick)
      dialog.close()
      menu?.focus()
    }
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
