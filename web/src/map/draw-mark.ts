import type { NodeLook } from './appearance.ts'
import { OUTLINES, type Shape } from './shapes.ts'

/** The outlines of shapes are drawn in a box of this side. */
const BOX = 16
/** The radius of the circle in that box. */
const RADIUS = 6.3

export type MarkLook = Pick<NodeLook, 'color' | 'shape' | 'borderColor' | 'borderWidth'>

/** A node's sign on a canvas, as the WebGL program draws it; radius and border in pixels. */
export function drawMark(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  radius: number,
  { color, shape, borderColor, borderWidth }: MarkLook,
): void {
  if (shape === 'ring' || shape === 'dashed') {
    drawHollow(context, x, y, radius, { color, borderColor, isDashed: shape === 'dashed' })
    return
  }
  fillShape(context, x, y, radius, shape, borderColor)
  fillShape(context, x, y, Math.max(0, radius - borderWidth), shape, color)
}

function drawHollow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  look: { color: string; borderColor: string; isDashed: boolean },
): void {
  fillShape(context, x, y, radius, 'circle', look.borderColor)
  const middle = radius * 0.79
  context.beginPath()
  context.arc(x, y, middle, 0, 2 * Math.PI)
  context.lineWidth = radius * 0.42
  context.strokeStyle = look.color
  const sixth = (2 * Math.PI * middle) / 6
  if (look.isDashed) context.setLineDash([sixth * 0.62, sixth * 0.38])
  context.stroke()
  context.setLineDash([])
}

function fillShape(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  shape: Shape,
  color: string,
): void {
  const scale = radius / RADIUS
  context.save()
  context.translate(x - (scale * BOX) / 2, y - (scale * BOX) / 2)
  context.scale(scale, scale)
  context.fillStyle = color
  context.fill(pathOf(shape))
  context.restore()
}

const paths = new Map<Shape, Path2D>()

function pathOf(shape: Shape): Path2D {
  let path = paths.get(shape)
  if (!path) {
    const isRound = shape === 'circle' || shape === 'ring' || shape === 'dashed'
    path = new Path2D(isRound ? undefined : OUTLINES[shape])
    if (isRound) path.arc(BOX / 2, BOX / 2, RADIUS, 0, 2 * Math.PI)
    paths.set(shape, path)
  }
  return path
}
