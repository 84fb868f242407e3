import type { ReactNode } from 'react'

export type Bar = {
  key: string
  label: ReactNode
  /** The whole length. */
  value: number
  /** The darker first part of it. */
  part?: number
  shown: string
  isApart?: boolean
}

/** Bars made of page elements, for any width; the value stands after the bar, never over it. */
export function Bars({ bars, most }: { bars: readonly Bar[]; most?: number }) {
  const longest = most ?? Math.max(1, ...bars.map((bar) => bar.value))
  const share = (value: number): string => `${Math.max(0, Math.min(1, value / longest)) * 100}%`
  return (
    <div className="bars" aria-hidden="true">
      {bars.map((bar) => (
        <div key={bar.key} className={bar.isApart ? 'bar apart' : 'bar'}>
          <span className="bar-label">{bar.label}</span>
          <span className={most === undefined ? 'bar-track open' : 'bar-track full'}>
            <span className="bar-whole" style={{ width: share(bar.value) }}>
              {bar.part !== undefined && bar.part > 0 && bar.value > 0 && (
                <span className="bar-part" style={{ width: `${(bar.part / bar.value) * 100}%` }} />
              )}
            </span>
            {most === undefined && <span className="bar-value">{bar.shown}</span>}
          </span>
          {most !== undefined && <span className="bar-value">{bar.shown}</span>}
        </div>
      ))}
    </div>
  )
}
