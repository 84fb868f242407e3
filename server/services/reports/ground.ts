import { departementRings } from '../../geography/outlines.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Ground } from '../../reports/document.ts'
import { locate } from '../analysis/places.ts'

/** Where the actors that are counted are, place by place, with the outlines to draw them on. */
export function groundOf(network: SlicedNetwork): Ground {
  const { points, areas, actors, ties } = locate(network)
  const counts = new Float64Array(points.label.length)
  let unplaced = 0
  for (const [actor, point] of actors.point.entries()) {
    if (actors.outside[actor]) continue
    if (point < 0) unplaced++
    else counts[point] = (counts[point] ?? 0) + 1
  }
  const places: Ground['places'] = []
  const rowOf = new Map<number, number>()
  for (const [point, label] of points.label.entries()) {
    const here = counts[point] ?? 0
    if (here === 0) continue
    const area = points.area[point] ?? -1
    const precision = points.precision[point]
    rowOf.set(point, places.length)
    places.push({
      label: areas.label[area] || label,
      departement: areas.departement[area] ?? null,
      longitude: points.longitude[point] ?? 0,
      latitude: points.latitude[point] ?? 0,
      isExact: precision === 'point' || precision === 'commune',
      actors: here,
    })
  }
  return { outlines: departementRings(), places, unplaced, ties: gather(ties, actors.point, rowOf) }
}

/** The ties of each pair of places as one, with their weights together. */
function gather(
  { source, target, weight }: ReturnType<typeof locate>['ties'],
  pointOf: readonly number[],
  rowOf: ReadonlyMap<number, number>,
): Ground['ties'] {
  const found = new Map<string, Ground['ties'][number]>()
  for (const [k, actor] of source.entries()) {
    const from = rowOf.get(pointOf[actor] ?? -1)
    const to = rowOf.get(pointOf[target[k] ?? -1] ?? -1)
    if (from === undefined || to === undefined || from === to) continue
    const [a, b] = from < to ? [from, to] : [to, from]
    const key = `${String(a)} ${String(b)}`
    const tie = found.get(key) ?? { a, b, weight: 0 }
    found.set(key, tie)
    tie.weight += weight[k] ?? 0
  }
  return [...found.values()].toSorted((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
}
