import { textWidth } from './svg.ts'

export type Mark = { x: number; y: number; radius: number }
export type LabelWish = Mark & { text: string }
export type Box = { left: number; right: number; top: number; bottom: number }
export type PlacedLabel = {
  text: string
  x: number
  y: number
  anchor: 'start' | 'end' | 'middle'
  /** The room it takes. */
  box: Box
}

/**
 * Writes as many of the wished names as fit without overlap, the first ones first: to the right of
 * their mark, else left, below or above; never over a mark nor over what is `written` already. Where
 * `covering`, a name may lie over marks: it goes to the side where it hides the fewest.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  marks: readonly Mark[],
  limits: {
    width: number
    height: number
    size: number
    most: number
    written?: readonly Box[]
    covering?: boolean
  },
): PlacedLabel[] {
  const { size, most, written = [], covering = false } = limits
  const markBoxes = marks.map(boxOfMark)
  const taken: Box[] = covering ? [...written] : [...written, ...markBoxes]
  const placed: PlacedLabel[] = []
  for (const wish of wishes) {
    if (placed.length >= most) break
    const free = candidates(wish, textWidth(wish.text, size), size).filter(
      ({ box }) =>
        box.left >= 0 &&
        box.right <= limits.width &&
        box.top >= 0 &&
        box.bottom <= limits.height &&
        !taken.some((other) => overlap(box, other)),
    )
    const [label] = covering ? byCovered(free, markBoxes) : free
    if (!label) continue
    taken.push(label.box)
    placed.push(label)
  }
  return placed
}

function boxOfMark({ x, y, radius }: Mark): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

/** Those that hide the fewest marks first; among equals as they come. */
function byCovered(labels: readonly PlacedLabel[], marks: readonly Box[]): PlacedLabel[] {
  const covered = new Map(
    labels.map((label) => [label, marks.filter((mark) => overlap(label.box, mark)).length]),
  )
  return labels.toSorted((a, b) => (covered.get(a) ?? 0) - (covered.get(b) ?? 0))
}

function candidates({ text, x, y, radius }: LabelWish, width: number, size: number): PlacedLabel[] {
  const gap = radius + size * 0.25
  const middle = { top: y - size * 0.55, bottom: y + size * 0.55 }
  const around = { left: x - width / 2, right: x + width / 2 }
  const baseline = y + size * 0.33
  return [
    {
      text,
      x: x + gap,
      y: baseline,
      anchor: 'start',
      box: { left: x + gap, right: x + gap + width, ...middle },
    },
    {
      text,
      x: x - gap,
      y: baseline,
      anchor: 'end',
      box: { left: x - gap - width, right: x - gap, ...middle },
    },
    {
      text,
      x,
      y: y + radius + size,
      anchor: 'middle',
      box: { ...around, top: y + radius + size * 0.1, bottom: y + radius + size * 1.25 },
    },
    {
      text,
      x,
      y: y - radius - size * 0.35,
      anchor: 'middle',
      box: { ...around, top: y - radius - size * 1.25, bottom: y - radius - size * 0.1 },
    },
  ]
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
