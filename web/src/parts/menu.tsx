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
    const close = (): void => {
      if (ref.current) ref.current.open = false
    }
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) close()
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [])
  return (
    <details
      ref={ref}
      className={`menu ${className}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !ref.current?.open) return
        event.stopPropagation()
        ref.current.open = false
        ref.current.querySelector('summary')?.focus()
      }}
    >
      <summary>{label}</summary>
      <div
        className="drop"
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('a') && ref.current) {
            ref.current.open = false
          }
        }}
      >
        {children}
      </div>
    </details>
  )
}
