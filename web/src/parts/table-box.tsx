import { useEffect, useRef, useState, type ReactNode } from 'react'

/** Lets a wide table scroll in its own box; the keyboard can scroll it where there is more to see. */
export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLElement>(null)
  const [isScrolling, setScrolling] = useState(false)
  useEffect(() => {
    const box = ref.current
    if (!box) return undefined
    const measure = (): void => setScrolling(box.scrollWidth > box.clientWidth)
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return isScrolling ? (
    // What scrolls must be reached by keyboard (WCAG 2.1.1), though it is no control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={ref} className="table-box" tabIndex={0} aria-label={label}>
      {children}
    </section>
  ) : (
    <section ref={ref} className="table-box">
      {children}
    </section>
  )
}
