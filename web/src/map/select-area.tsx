import { useRef, useState, type PointerEvent } from 'react'
import type { Point } from './hull.ts'

export type AreaTool = 'box' | 'lasso'

/** Points nearer than this to the last one add nothing to a lasso, in pixels. */
const LEAST_STEP = 4

/**
 * Over the canvas while an area is being drawn: a rectangle from corner to corner, or a line that closes
 * itself. Escape and a click without drawing give nothing. The list of actors does the same by clicks.
 */
export function SelectArea({
  tool,
  onDone,
}: {
  tool: AreaTool
  onDone: (polygon: readonly Point[]) => void
}) {
  const ref = useRef<HTMLDivElement>(null)
  const [line, setLine] = useState<readonly Point[]>([])
  const at = (event: PointerEvent): Point => {
    const box = ref.current?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
  }
  const [first] = line
  const last = line.at(-1)
  const polygon = tool === 'lasso' || !first || !last ? line : cornersOf(first, last)
  return (
    <div
      ref={ref}
      className="select-area"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setLine([at(event)])
      }}
      onPointerMove={(event) => {
        if (!last) return
        const point = at(event)
        if (Math.hypot(point.x - last.x, point.y - last.y) < LEAST_STEP) return
        setLine(tool === 'lasso' ? [...line, point] : first ? [first, point] : [point])
      }}
      onPointerUp={() => {
        setLine([])
        onDone(line.length < 2 ? [] : polygon)
      }}
      onPointerCancel={() => {
        setLine([])
        onDone([])
      }}
    >
      <svg>
        <polygon points={polygon.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
    </div>
  )
}

/** The rectangle between two opposite corners. */
export function cornersOf(a: Point, b: Point): Point[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }]
}
