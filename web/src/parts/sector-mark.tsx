import type { CSSProperties } from 'react'
import { UNKNOWN_SECTOR, type SectorLook, type Shape } from '../map/shapes.ts'

/** Outlines in a box of 16 by 16; the same signs as on the map. */
export const OUTLINES: Record<Exclude<Shape, 'ring' | 'dashed' | 'circle'>, string> = {
  square: 'M2.5 2.5h11v11h-11z',
  triangle: 'M8 1.8l6.6 11.9H1.4z',
  diamond: 'M8 1l6.6 7L8 15 1.4 8z',
  hexagon: 'M4.6 2.1h6.8L14.8 8l-3.4 5.9H4.6L1.2 8z',
  pentagon: 'M8 1.2l6.8 5-2.6 8H3.8l-2.6-8z',
  cross: 'M5.7 1.5h4.6v4.2h4.2v4.6h-4.2v4.2H5.7v-4.2H1.5V5.7h4.2z',
  star: 'M8 .9l2.1 4.6 5 .6-3.7 3.4 1 4.9L8 12l-4.4 2.4 1-4.9L.9 6.1l5-.6z',
}

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
