import type { SectorLook } from '../map/shapes.ts'
import { OUTLINES } from '../map/shapes.ts'
import { toScreen, type At, type Camera, type Viewport } from './camera.ts'
import { linesWithin } from './inset-names.ts'
import type { Label } from './labels.ts'
import { isGuess, type Mark } from './marks.ts'
import type { Palette } from './palette.ts'
import type { Outline, Plane } from './plane.ts'
import type { Scene, SceneTie } from './scene.ts'

/** All that one picture is made of. Rows are those of actors. */
export type Painting = {
  plane: Plane
  scene: Scene
  camera: Camera
  viewport: Viewport
  marks: readonly Mark[]
  ties: readonly SceneTie[]
  /** Lines from chosen actors to their partners, in pixels. */
  strong: readonly { from: { x: number; y: number }; to: { x: number; y: number } }[]
  labels: readonly Label[]
  insetNames: ReadonlyMap<string, string>
  /** Départements with an actor: lighter than the others. */
  home: ReadonlySet<string>
  lookOf: (actor: number) => SectorLook
  /** How an actor stands to what is chosen. */
  toneOf: (actor: number) => Tone
  isOutside: (actor: number) => boolean
  /** Key of the mark that the keyboard is at, or the pointer. */
  at: string | undefined
  hovered: string | undefined
  /** Two corners of the rectangle that is being drawn over the map to choose who is in it. */
  box: readonly [At, At] | undefined
}
export type Tone = 'plain' | 'chosen' | 'near' | 'faded'

const OUTLINE_WIDTH = 0.8
const TIE_ALPHA = [0.16, 0.28, 0.45] as const
const FADED = 0.22
const OUTSIDE = 0.5
/** Where the name over a box stands, and how far its lines are apart, in pixels. */
const INSET_NAME = { left: 4, top: 14, line: 13 }

/** Draws everything. `ratio`: pixels of the screen for one of the page. */
export function paint(
  context: CanvasRenderingContext2D,
  painting: Painting,
  palette: Palette,
  ratio: number,
): void {
  const { width, height } = painting.viewport
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.globalAlpha = 1
  context.clearRect(0, 0, width, height)
  paintLand(context, painting, palette, ratio)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  paintTies(context, painting, palette)
  for (const mark of inOrder(painting)) paintMark(context, painting, palette, ratio, mark)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.globalAlpha = 1
  paintLabels(context, painting, palette)
  paintBox(context, painting, palette)
}

const known = new WeakMap<Outline, Path2D>()
function pathOf(outline: Outline): Path2D {
  const path = known.get(outline) ?? new Path2D(outline.path)
  known.set(outline, path)
  return path
}

function paintLand(
  context: CanvasRenderingContext2D,
  { plane, camera, insetNames, home }: Painting,
  { colour, font }: Palette,
  ratio: number,
): void {
  const { scale, x, y } = camera
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y)
  context.lineWidth = OUTLINE_WIDTH / scale
  context.lineJoin = 'round'
  context.strokeStyle = colour('--line')
  for (const { box } of plane.insets) {
    context.strokeRect(box.left, box.top, box.right - box.left, box.bottom - box.top)
  }
  context.strokeStyle = colour('--line-strong')
  for (const outline of plane.outlines) {
    context.fillStyle = colour(home.has(outline.code) ? '--surface' : '--sunken')
    context.fill(pathOf(outline))
    context.stroke(pathOf(outline))
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.font = `12px ${font}`
  context.fillStyle = colour('--ink-soft')
  for (const { code, box } of plane.insets) {
    const at = toScreen(camera, { x: box.left, y: box.top })
    const room = (box.right - box.left) * scale - 2 * INSET_NAME.left
    const lines = linesWithin(
      insetNames.get(code) ?? code,
      room,
      (text) => context.measureText(text).width,
    )
    for (const [i, line] of lines.entries()) {
      context.fillText(
        line,
        at.x + INSET_NAME.left,
        at.y + INSET_NAME.top + i * INSET_NAME.line,
        room,
      )
    }
  }
}

/** In three strengths, one path for each: thousands of lines are three strokes. */
function paintTies(
  context: CanvasRenderingContext2D,
  { scene, camera, ties, strong }: Painting,
  { colour }: Palette,
): void {
  const most = ties[0]?.weight ?? 1
  const bands = TIE_ALPHA.map(() => new Path2D())
  for (const { a, b, weight } of ties) {
    const [from, to] = [scene.points[a], scene.points[b]]
    const band = bands[Math.min(2, Math.floor((3 * weight) / most))]
    if (!from || !to || !band) continue
    const [start, end] = [toScreen(camera, from), toScreen(camera, to)]
    band.moveTo(start.x, start.y)
    band.lineTo(end.x, end.y)
  }
  context.strokeStyle = colour('--ink-soft')
  for (const [i, path] of bands.entries()) {
    context.globalAlpha = (TIE_ALPHA[i] ?? 1) * (strong.length > 0 ? 0.4 : 1)
    context.lineWidth = 0.8 + 0.7 * i
    context.stroke(path)
  }
  context.globalAlpha = 0.85
  context.strokeStyle = colour('--accent')
  context.lineWidth = 1.6
  context.beginPath()
  for (const { from, to } of strong) {
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
  }
  context.stroke()
  context.globalAlpha = 1
}

/** Actors, then discs, whose numbers are read; those chosen, and the one pointed at, over all others. */
function inOrder({ marks, toneOf, at, hovered }: Painting): readonly Mark[] {
  const rank = (mark: Mark): number => {
    if (mark.key === at || mark.key === hovered) return 4
    if (mark.kind === 'disc') return 2
    const tone = toneOf(mark.actor)
    return tone === 'chosen' ? 3 : tone === 'near' ? 1 : 0
  }
  return marks.toSorted((a, b) => rank(a) - rank(b))
}

function paintMark(
  context: CanvasRenderingContext2D,
  painting: Painting,
  palette: Palette,
  ratio: number,
  mark: Mark,
): void {
  const { colour } = palette
  if (mark.kind === 'disc') paintDisc(context, painting, palette, ratio, mark)
  else {
    const { toneOf, lookOf, isOutside } = painting
    const tone = toneOf(mark.actor)
    const radius = mark.radius * (tone === 'chosen' ? 1.4 : 1)
    context.globalAlpha = (tone === 'faded' ? FADED : 1) * (isOutside(mark.actor) ? OUTSIDE : 1)
    paintShape(context, lookOf(mark.actor), mark.point.isExact, palette, {
      ...mark,
      radius,
      ratio,
    })
    if (tone === 'chosen') ring(context, mark, radius + 3.5, colour('--ink'), ratio)
  }
  context.globalAlpha = 1
  if (mark.key === painting.at) {
    ring(context, mark, mark.radius + 6, colour('--focus'), ratio)
  } else if (mark.key === painting.hovered) {
    ring(context, mark, mark.radius + 3.5, colour('--ink-soft'), ratio)
  }
}

/** Several actors at one place, with their number; a broken edge where the place is a guess. */
function paintDisc(
  context: CanvasRenderingContext2D,
  { toneOf, isOutside }: Painting,
  { colour, font }: Palette,
  ratio: number,
  mark: Extract<Mark, { kind: 'disc' }>,
): void {
  const tones = new Set(mark.actors.map(toneOf))
  const isFaded = !tones.has('chosen') && !tones.has('near') && tones.has('faded')
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.globalAlpha = (isFaded ? 2 * FADED : 1) * (mark.actors.every(isOutside) ? OUTSIDE : 1)
  context.beginPath()
  context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI)
  context.fillStyle = colour(isGuess(mark) ? '--paper' : '--accent-soft')
  context.fill()
  context.strokeStyle = colour('--accent')
  context.lineWidth = 1.5
  context.setLineDash(isGuess(mark) ? [4, 3] : [])
  context.stroke()
  context.setLineDash([])
  context.fillStyle = colour('--ink')
  context.font = `600 ${mark.radius > 12 ? 13 : 11}px ${font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(String(mark.actors.length), mark.x, mark.y + 0.5)
  context.textAlign = 'start'
  context.textBaseline = 'alphabetic'
  if (tones.has('chosen')) ring(context, mark, mark.radius + 3, colour('--ink'), ratio)
}

function ring(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  radius: number,
  colour: string,
  ratio: number,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.strokeStyle = colour
  context.lineWidth = 2
  context.stroke()
}

/** Half of what a sign is wide, in the box of 16 by 16 that signs are written for. */
const SIGN = 6.3
const signs = new Map<string, Path2D>()

function signOf(shape: SectorLook['shape']): Path2D {
  const kept = signs.get(shape)
  if (kept) return kept
  const path = new Path2D(
    shape === 'circle' || shape === 'ring' || shape === 'dashed' ? undefined : OUTLINES[shape],
  )
  if (shape === 'circle') path.arc(8, 8, 6.3, 0, 2 * Math.PI)
  if (shape === 'ring' || shape === 'dashed') path.arc(8, 8, 5.8, 0, 2 * Math.PI)
  signs.set(shape, path)
  return path
}

/** The sign of a sector: full where the place is known, empty where it is a guess. */
function paintShape(
  context: CanvasRenderingContext2D,
  { colour: token, shape }: SectorLook,
  isExact: boolean,
  { colour }: Palette,
  { x, y, radius, ratio }: { x: number; y: number; radius: number; ratio: number },
): void {
  const scale = radius / SIGN
  context.setTransform(
    ratio * scale,
    0,
    0,
    ratio * scale,
    ratio * (x - 8 * scale),
    ratio * (y - 8 * scale),
  )
  const sign = signOf(shape)
  const isLine = shape === 'ring' || shape === 'dashed'
  context.lineWidth = 2.6
  context.strokeStyle = colour('--paper')
  context.stroke(sign)
  context.fillStyle = isExact && !isLine ? colour(token) : colour('--paper')
  context.fill(sign)
  if (!isExact || isLine) {
    context.strokeStyle = colour(token)
    context.lineWidth = isExact ? 3.2 : 1.9
    context.setLineDash(shape === 'dashed' ? [2.6, 2.1] : [])
    context.stroke(sign)
    context.setLineDash([])
  }
}

function paintLabels(
  context: CanvasRenderingContext2D,
  { labels }: Painting,
  { colour, font }: Palette,
): void {
  context.lineJoin = 'round'
  for (const { text, x, y, isStrong } of labels) {
    context.font = `${isStrong ? '600 13px' : '12px'} ${font}`
    context.strokeStyle = colour('--paper')
    context.lineWidth = 3.5
    context.strokeText(text, x, y)
    context.fillStyle = colour(isStrong ? '--ink' : '--ink-soft')
    context.fillText(text, x, y)
  }
}

function paintBox(context: CanvasRenderingContext2D, { box }: Painting, { colour }: Palette): void {
  if (!box) return
  const [a, b] = box
  context.strokeStyle = colour('--ink')
  context.lineWidth = 1
  context.setLineDash([5, 4])
  context.strokeRect(a.x, a.y, b.x - a.x, b.y - a.y)
  context.setLineDash([])
}
