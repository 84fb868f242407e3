import { textWidth } from './svg.ts'

export type Mark = { x: number; y: number; radius: number }
export type LabelWish = Mark & { text: string }
export type PlacedLabel = { text: string; x: number; y: number; anchor: 'start' | 'end' | 'middle' }
type Box = { left: number; right: number; top: number; bottom: number }

/**
 * Writes as many of the wished names as fit without overlap, the first ones first: to the right of
 * their mark, else left, below or above; never over a mark.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  marks: readonly Mark[],
  limits: { width: number; height: number; size: number; most: number },
): PlacedLabel[] {
  const { size, most } = limits
  const taken: Box[] = marks.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  const placed: PlacedLabel[] = []
  for (const wish of wishes) {
    if (placed.length >= most) break
    const width = textWidth(wish.text, size)
    for (const { label, box } of candidates(wish, width, size)) {
      const inside =
        box.left >= 0 && box.right <= limits.width && box.top >= 0 && box.bottom <= limits.height
      if (!inside || taken.some((other) => overlap(box, other))) continue
      taken.push(box)
      placed.push(label)
      break
    }
  }
  return placed
}

function candidates({ text, x, y, radius }: LabelWish, width: number, size: number) {
  const gap = radius + size * 0.25
  const middle = { top: y - size * 0.55, bottom: y + size * 0.55 }
  const baseline = y + size * 0.33
  return [
    {
      label: { text, x: x + gap, y: baseline, anchor: 'start' as const },
      box: { left: x + gap, right: x + gap + width, ...middle },
    },
    {
      label: { text, x: x - gap, y: baseline, anchor: 'end' as const },
      box: { left: x - gap - width, right: x - gap, ...middle },
    },
    {
      label: { text, x, y: y + radius + size, anchor: 'middle' as const },
      box: {
        left: x - width / 2,
        right: x + width / 2,
        top: y + radius + size * 0.1,
        bottom: y + radius + size * 1.25,
      },
    },
    {
      label: { text, x, y: y - radius - size * 0.35, anchor: 'middle' as const },
      box: {
        left: x - width / 2,
        right: x + width / 2,
        top: y - radius - size * 1.25,
        bottom: y - radius - size * 0.1,
      },
    },
  ]
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
