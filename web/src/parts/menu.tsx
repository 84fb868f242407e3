import { useEffect, useRef, type ReactNode } from 'react'

/** A native disclosure as a menu of links: closes on a click elsewhere, on Escape, on a choice. */
export function Menu({
  label,
  className = '',
  children,
}: {
  label: ReactNode
  className?: string
  children: ReactNode
}) {
  const ref = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const menu = ref.current
    if (!menu) return undefined
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
    }
    const onClick = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('.drop :is(a, button)'))
        menu.open = false
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !menu.open) return
      event.stopPropagation()
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    menu.addEventListener('click', onClick)
    menu.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      menu.removeEventListener('click', onClick)
      menu.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    <details ref={ref} className={`menu ${className}`}>
      <summary>{label}</summary>
      <div className="drop">{children}</div>
    </details>
  )
}
