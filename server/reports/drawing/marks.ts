import { markOf } from './palette.ts'
import { element, round } from './svg.ts'

// Radii that give each shape about the area of the circle of radius 1.
const SQUARE = 0.886
const TRIANGLE = 1.5
const DIAMOND = 1.253
const HEXAGON = 1.1
const PENTAGON = 1.15

/**
 * The mark of a sector around a point, with a thin edge in the colour of the paper so that overlapping
 * marks stay apart. `radius` is that of the circle of the same area.
 */
export function sectorMark(
  sector: number,
  x: number,
  y: number,
  radius: number,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  content = '',
  /** In place of the sector's own, where colour says something else. */
  given: { colour?: string; edge?: string } = {},
): string {
  const own = markOf(sector)
  const { shape } = own
  const colour = given.colour ?? own.colour
  const hollow = shape === 'ring' || shape === 'unknown'
  const paint = hollow
    ? {
        fill: '#ffffff',
        stroke: given.edge ?? colour,
        'stroke-width': Math.max(0.6, radius * 0.35),
        'stroke-dasharray':
          shape === 'unknown' ? `${round(radius * 0.7)} ${round(radius * 0.5)}` : undefined,
      }
    : given.edge === undefined
      ? { fill: colour, stroke: '#ffffff', 'stroke-width': Math.min(1.2, radius * 0.25) }
      : { fill: colour, stroke: given.edge, 'stroke-width': 2.5 }
  return element('path', { ...attributes, d: outline(shape, x, y, radius), ...paint }, content)
}

function outline(
  shape: ReturnType<typeof markOf>['shape'],
  x: number,
  y: number,
  r: number,
): string {
  switch (shape) {
    case 'square':
      return polygon(x, y, r * SQUARE * Math.SQRT2, 4, 45)
    case 'triangle':
      // Moved down: the middle of a triangle looks higher than it is.
      return polygon(x, y + r * 0.25, r * TRIANGLE, 3, -90)
    case 'diamond':
      return polygon(x, y, r * DIAMOND, 4, 0)
    case 'hexagon':
      return polygon(x, y, r * HEXAGON, 6, 0)
    case 'pentagon':
      return polygon(x, y, r * PENTAGON, 5, -90)
    case 'cross':
      return cross(x, y, r * 1.12, r * 0.42)
    case 'star':
      return star(x, y, r * 1.5, r * 0.68)
    case 'circle':
    case 'ring':
    case 'unknown':
      return `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`
  }
}

function polygon(x: number, y: number, r: number, sides: number, startDegrees: number): string {
  return closed(
    Array.from({ length: sides }, (_, i) => around(x, y, r, startDegrees + (360 / sides) * i)),
  )
}

function star(x: number, y: number, outer: number, inner: number): string {
  return closed(
    Array.from({ length: 10 }, (_, i) => around(x, y, i % 2 === 0 ? outer : inner, -90 + 36 * i)),
  )
}

function cross(x: number, y: number, r: number, half: number): string {
  const corners: [number, number][] = [
    [-half, -r],
    [half, -r],
    [half, -half],
    [r, -half],
    [r, half],
    [half, half],
    [half, r],
    [-half, r],
    [-half, half],
    [-r, half],
    [-r, -half],
    [-half, -half],
  ]
  return closed(corners.map(([dx, dy]) => [x + dx, y + dy]))
}

function around(x: number, y: number, r: number, degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [x + r * Math.cos(angle), y + r * Math.sin(angle)]
}

function closed(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
}
