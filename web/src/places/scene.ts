import type { Places } from '../../../server/contract/places.ts'
import type { Plane, Spot } from './plane.ts'

/** The answer of the server on the plane. Rows are those of the answer. */
export type Scene = {
  points: readonly ScenePoint[]
  /** Ties between points, the strongest first; rows of `points`. */
  ties: readonly SceneTie[]
  /** Place in `points` by row of actor; -1 for those who are on no map. */
  pointOf: readonly number[]
  unplaced: readonly number[]
  /** Placed, but on none of the maps. */
  elsewhere: readonly number[]
}
export type ScenePoint = Spot & { row: number; actors: readonly number[]; isExact: boolean }
export type SceneTie = { a: number; b: number; weight: number; ties: number }

/** Puts actors on the plane: those of one point together, in the order of their sectors, then names. */
export function makeScene({ points, actors, ties }: Places, plane: Plane): Scene {
  const spots = points.latitude.map((latitude, row) =>
    plane.project(points.longitude[row] ?? Number.NaN, latitude),
  )
  const at = new Map<number, number[]>()
  const [unplaced, elsewhere]: [number[], number[]] = [[], []]
  for (const [actor, row] of actors.point.entries()) {
    if (row < 0) unplaced.push(actor)
    else if (!spots[row]) elsewhere.push(actor)
    else {
      const members = at.get(row)
      if (members) members.push(actor)
      else at.set(row, [actor])
    }
  }
  const found: ScenePoint[] = []
  const pointOf = actors.point.map(() => -1)
  for (const [row, members] of at) {
    const spot = spots[row]
    if (!spot) continue
    for (const actor of members) pointOf[actor] = found.length
    const precision = points.precision[row] ?? 'departement'
    found.push({
      ...spot,
      row,
      isExact: precision === 'point' || precision === 'commune',
      actors: members.toSorted(
        (a, b) =>
          (actors.sector[a] ?? 0) - (actors.sector[b] ?? 0) ||
          (actors.name[a] ?? '').localeCompare(actors.name[b] ?? ''),
      ),
    })
  }
  return { points: found, pointOf, unplaced, elsewhere, ties: gatherTies(ties, pointOf) }
}

/** The ties of each pair of points as one, with their weights together. */
function gatherTies(ties: Places['ties'], pointOf: readonly number[]): SceneTie[] {
  const found = new Map<string, SceneTie>()
  for (const [k, source] of ties.source.entries()) {
    const from = pointOf[source] ?? -1
    const to = pointOf[ties.target[k] ?? -1] ?? -1
    if (from < 0 || to < 0 || from === to) continue
    const [a, b] = from < to ? [from, to] : [to, from]
    const key = `${String(a)} ${String(b)}`
    const tie = found.get(key) ?? { a, b, weight: 0, ties: 0 }
    found.set(key, tie)
    tie.weight += ties.weight[k] ?? 0
    tie.ties++
  }
  return [...found.values()].toSorted((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
}

/** The partners of some actors, by the ties that the answer holds. */
export function partnersOf({ ties }: Places, chosen: ReadonlySet<number>): Set<number> {
  const partners = new Set<number>()
  for (const [k, source] of ties.source.entries()) {
    const target = ties.target[k] ?? -1
    if (chosen.has(source)) partners.add(target)
    if (chosen.has(target)) partners.add(source)
  }
  return partners
}

/** The départements with an actor that is counted. */
export function homeOf({ actors, points, areas }: Places): Set<string> {
  const found = new Set<string>()
  for (const [actor, point] of actors.point.entries()) {
    const departement = areas.departement[points.area[point] ?? -1]
    if (typeof departement === 'string' && !actors.outside[actor]) found.add(departement)
  }
  return found
}
