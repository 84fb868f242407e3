import type { CSSProperties } from 'react'
import { OUTLINES, UNKNOWN_SECTOR, type SectorLook, type Shape } from '../map/shapes.ts'

/** The sign of a sector; its name is always written beside it, so it is hidden from readers aloud. */
export function SectorMark({ look, size = 14 }: { look: SectorLook | undefined; size?: number }) {
  const { colour, shape } = look ?? UNKNOWN_SECTOR
  const style: CSSProperties = { color: `var(${colour})` }
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      style={style}
      aria-hidden="true"
      focusable="false"
    >
      <Outline shape={shape} />
    </svg>
  )
}

function Outline({ shape }: { shape: Shape }) {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 }
  if (shape === 'circle') return <circle cx="8" cy="8" r="6.3" fill="currentColor" />
  if (shape === 'ring') return <circle cx="8" cy="8" r="5.6" {...line} strokeWidth={3} />
  if (shape === 'dashed') return <circle cx="8" cy="8" r="6" {...line} strokeDasharray="2.6 2.1" />
  return <path d={OUTLINES[shape]} fill="currentColor" />
}
