import { presentCommune } from '../../geography/territories.ts'
import { communeByCode } from '../../geography/communes.ts'
import { pointOf } from '../../geography/points.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { firstSectorOf, nameOf, placeOf, textOf } from './labels.ts'
import { summarise, type Summary } from './summary.ts'

/** How exactly a place is known; `point`: the coordinates that the actor's own file gave. */
export type PointPrecision = 'point' | 'commune' | 'postcode' | 'epci' | 'departement'

/** Where the actors of a slice are, in columns: row i of each is the same point, area or actor. */
export type Places = {
  summary: Summary
  sectors: string[]
  points: {
    latitude: number[]
    longitude: number[]
    precision: PointPrecision[]
    label: string[]
    /** Row of `areas`. */
    area: number[]
  }
  areas: {
    /** INSEE code; null for a place that is no commune. */
    commune: (string | null)[]
    departement: (string | null)[]
    label: string[]
    actors: number[]
    /** Ties of which both ends are here, of which one is, and of which the other has no place. */
    within: number[]
    across: number[]
    unplaced: number[]
  }
  actors: {
    id: string[]
    name: string[]
    sector: number[]
    /** Row of `points`; -1 without a place. */
    point: number[]
    outside: boolean[]
    partners: number[]
  }
  /** Ties between actors at different points, the strongest first; rows of `actors`. */
  ties: { source: number[]; target: number[]; weight: number[] }
  /** All ties, by where their ends are. */
  counts: { within: number; across: number; unplaced: number; betweenPoints: number }
}

/** Ties beyond which a drawing is only grey: the strongest are sent, and the numbers say so. */
const MOST_TIES = 15_000

type Found = { latitude: number; longitude: number; precision: PointPrecision; label: string }

/**
 * Places the actors of a slice: at their own coordinates, else at the point of their commune. An area is
 * a commune in force; actors with coordinates and no commune are in the place their file names.
 * O(actors + ties log ties).
 */
export function locate(network: SlicedNetwork): Places {
  const { points, areas, pointOfActor } = gatherPoints(network)
  const { offsets } = project(network)
  const rows = Array.from({ length: network.actorCount }, (_, actor) => actor)
  return {
    summary: summarise(network),
    sectors: network.whole.packed.actors.sectors.vocabulary,
    points,
    areas,
    actors: {
      id: network.actorIds,
      name: rows.map((actor) => nameOf(network, actor)),
      sector: rows.map((actor) => firstSectorOf(network, actor)),
      point: [...pointOfActor],
      outside: rows.map((actor) => network.isCounted[actor] !== 1),
      partners: rows.map((actor) => (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)),
    },
    ...readTies(network, points, areas, pointOfActor),
  }
}

/** The distinct points and areas, in the order of the first actor there. */
function gatherPoints(network: SlicedNetwork) {
  const points: Places['points'] = {
    latitude: [],
    longitude: [],
    precision: [],
    label: [],
    area: [],
  }
  const areas: Places['areas'] = {
    commune: [],
    departement: [],
    label: [],
    actors: [],
    within: [],
    across: [],
    unplaced: [],
  }
  const pointOfActor = new Int32Array(network.actorCount).fill(-1)
  const pointRows = new Map<string, number>()
  const areaRows = new Map<string, number>()
  const areaOf = (code: string | undefined, label: string): number => {
    const commune = code === undefined ? undefined : communeByCode(presentCommune(code))
    const key = commune ? commune.code : ` ${label}`
    const row = areaRows.get(key) ?? areas.label.length
    if (row === areas.label.length) {
      areaRows.set(key, row)
      areas.commune.push(commune?.code ?? null)
      areas.departement.push(commune?.departement ?? null)
      areas.label.push(commune?.name ?? label)
      for (const column of [areas.actors, areas.within, areas.across, areas.unplaced]) {
        column.push(0)
      }
    }
    areas.actors[row] = (areas.actors[row] ?? 0) + 1
    return row
  }
  for (let actor = 0; actor < network.actorCount; actor++) {
    const found = findPoint(network, actor)
    if (!found) continue
    const code = textOf(network.whole.packed.actors.commune, network.actorRows[actor] ?? 0)
    const area = areaOf(code, found.label)
    const key = JSON.stringify([found.latitude, found.longitude, found.precision, area])
    const row = pointRows.get(key) ?? points.label.length
    if (row === points.label.length) {
      pointRows.set(key, row)
      points.latitude.push(found.latitude)
      points.longitude.push(found.longitude)
      points.precision.push(found.precision)
      points.label.push(found.label)
      points.area.push(area)
    }
    pointOfActor[actor] = row
  }
  return { points, areas, pointOfActor }
}

function findPoint(network: SlicedNetwork, actor: number): Found | undefined {
  const { actors } = network.whole.packed
  const row = network.actorRows[actor] ?? 0
  const label = placeOf(network, actor) ?? ''
  const latitude = actors.latitude[row] ?? Number.NaN
  const longitude = actors.longitude[row] ?? Number.NaN
  if (Number.isFinite(latitude + longitude)) {
    return { latitude, longitude, precision: 'point', label }
  }
  const code = textOf(actors.commune, row)
  const point = code === undefined ? undefined : pointOf(code)
  return point && { ...point, label }
}

function readTies(
  network: SlicedNetwork,
  points: Places['points'],
  areas: Places['areas'],
  pointOfActor: Int32Array,
): Pick<Places, 'ties' | 'counts'> {
  const { offsets, neighbours, weights } = project(network)
  const counts = { within: 0, across: 0, unplaced: 0, betweenPoints: 0 }
  const between: { source: number; target: number; weight: number }[] = []
  const areaOf = (actor: number): number => points.area[pointOfActor[actor] ?? -1] ?? -1
  for (let source = 0; source < network.actorCount; source++) {
    const here = areaOf(source)
    const end = offsets[source + 1] ?? 0
    for (let k = offsets[source] ?? 0; k < end; k++) {
      const target = neighbours[k] ?? 0
      if (target < source) continue
      const there = areaOf(target)
      const kind = here < 0 || there < 0 ? 'unplaced' : here === there ? 'within' : 'across'
      counts[kind]++
      countAt(areas[kind], here)
      if (there !== here) countAt(areas[kind], there)
      if (kind === 'unplaced' || pointOfActor[source] === pointOfActor[target]) continue
      counts.betweenPoints++
      between.push({ source, target, weight: weights[k] ?? 0 })
    }
  }
  between.sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target)
  const kept = between.slice(0, MOST_TIES)
  return {
    counts,
    ties: {
      source: kept.map(({ source }) => source),
      target: kept.map(({ target }) => target),
      weight: kept.map(({ weight }) => weight),
    },
  }
}

function countAt(column: number[], area: number): void {
  if (area >= 0) column[area] = (column[area] ?? 0) + 1
}
