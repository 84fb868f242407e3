import type { Places } from '../../../server/contract/places.ts'
import { toScreen, type Camera, type Viewport } from './camera.ts'
import type { Gathering } from './gather.ts'
import type { Wish } from './labels.ts'
import type { Mark } from './marks.ts'
import { discRadius, spiralRadius } from './spread.ts'

const MOST_NAMES = 16
const MOST_CHOSEN = 30
const LONGEST = 34
/** Room for the rings around a mark. */
const RING = 8
const PIXELS_PER_NAME = 60

/** What names are chosen among. */
export type Naming = {
  places: Places
  marks: readonly Mark[]
  gatherings: readonly Gathering[]
  camera: Camera
  viewport: Viewport
  isHere: (mark: Mark) => boolean
  isChosen: (actor: number) => boolean
}

/** Whom names are wished for: what is pointed at, those chosen, then the places with most actors. */
export function wishesOf(naming: Naming): Wish[] {
  const here = naming.marks.filter(naming.isHere)
  const chosen = naming.marks.filter(
    (mark) => mark.kind === 'actor' && naming.isChosen(mark.actor) && !naming.isHere(mark),
  )
  return [
    ...[...here, ...chosen].slice(0, MOST_CHOSEN).map((mark) => nameOf(naming, mark)),
    ...largestPlaces(naming),
  ]
}

function nameOf({ places: { actors, points } }: Naming, mark: Mark): Wish {
  const text = mark.kind === 'actor' ? actors.name[mark.actor] : points.label[mark.point.row]
  return {
    x: mark.x,
    y: mark.y,
    radius: mark.radius + RING,
    text: shorten(text ?? ''),
    isStrong: true,
  }
}

function largestPlaces({ places, gatherings, camera, viewport }: Naming): Wish[] {
  const { areas, points } = places
  const { width, height } = viewport
  const seen = new Set<number>()
  return gatherings
    .map((gathering) => ({ gathering, ...toScreen(camera, gathering.points[0]) }))
    .filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height)
    .toSorted((a, b) => b.gathering.actors.length - a.gathering.actors.length)
    .flatMap(({ gathering: { points: own, actors, isFolded }, x, y }): Wish[] => {
      const area = points.area[own[0].row] ?? -1
      const text = areas.label[area] ?? ''
      if (seen.has(area) || text === '') return []
      seen.add(area)
      const radius = isFolded ? discRadius(actors.length) : spiralRadius(actors.length) + 5
      return [{ x, y, radius, text: shorten(text) }]
    })
    .slice(0, Math.min(MOST_NAMES, Math.round(width / PIXELS_PER_NAME)))
}

function shorten(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1).trimEnd()}…`
}
