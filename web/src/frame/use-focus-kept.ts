import { useEffect } from 'react'

/**
 * Focus is never lost: where the element that had it goes away (a link to another view, a button whose
 * form is done) it goes to the page's main part, not to nothing, so that Tab and a screen reader go on
 * from there. A button that could not be pressed for a while has it again when it can.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: HTMLElement | undefined
    const onFocus = ({ target }: FocusEvent): void => {
      last = target instanceof HTMLElement ? target : undefined
    }
    // Who clicks beside everything wants nothing to have it.
    const onPointer = (): void => {
      last = undefined
    }
    const onChange = (): void => {
      if (last === undefined || document.activeElement !== document.body) return
      if (document.querySelector('dialog[open]')) return
      if (!last.isConnected || !last.checkVisibility()) {
        last = undefined
        document.getElementById('main')?.focus({ preventScroll: true })
      } else if (!last.matches(':disabled')) last.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(onChange)
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'inert'],
    })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('pointerdown', onPointer, true)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('pointerdown', onPointer, true)
    }
  }, [])
}
