import { pointOf } from '../../geography/points.ts'
import { BESIDE, layoutOnGround } from '../../layout/layout-ground.ts'
import { layoutGroups, type GroupDisc } from '../../layout/layout-groups.ts'
import { memberCount } from '../../network/incidence.ts'
import type { TwoMode } from '../../network/two-mode.ts'
import { nameOfTerritory, readLevel } from './territory-levels.ts'

const LAYOUTS = ['forces', 'sectors', 'territories', 'geographic'] as const
export type Layout = (typeof LAYOUTS)[number]

/** What a disc of actors stands for; `label` is a sector's id or a territory's name. */
export type LayoutGroup = {
  kind: 'sector' | 'territory' | 'unknown' | 'other' | 'elsewhere'
  label: string | null
  x: number
  y: number
  radius: number
  count: number
}
/** Places by row of the whole network; NaN for actors that are in no collaboration at any time. */
export type Laid = {
  x: Float64Array
  y: Float64Array
  groups: LayoutGroup[]
  /** By row, the place of its group in `groups`; −1 for none. */
  groupOf: Int32Array
}

/** Discs that still have a name one can read; the groups after share one. */
const MOST_GROUPS = 40

const known = new WeakMap<TwoMode, Map<Layout, Laid>>()

/**
 * Places that follow from what actors are, not from their ties: computed on the whole network, so that
 * no slice moves anybody. Made once for a network and layout.
 */
export function laidOut(network: TwoMode, layout: Exclude<Layout, 'forces'>): Laid {
  const made = known.get(network) ?? new Map<Layout, Laid>()
  known.set(network, made)
  const kept = made.get(layout)
  if (kept) return kept
  const rank = rankOf(network)
  const laid =
    layout === 'sectors'
      ? bySector(network, rank)
      : layout === 'territories'
        ? byTerritory(network, rank)
        : onGround(network, rank)
  made.set(layout, laid)
  return laid
}

/** How many places in collaborations an actor has seen, its own among them; 0 for those that were in none. */
function rankOf(network: TwoMode): Float64Array {
  const rank = new Float64Array(network.actorCount)
  for (let p = 0; p < network.collaborationCount; p++) {
    const members = memberCount(network, p)
    const end = network.collaborationOffsets[p + 1] ?? 0
    for (let k = network.collaborationOffsets[p] ?? 0; k < end; k++) {
      const actor = network.collaborationMembers[k] ?? 0
      rank[actor] = (rank[actor] ?? 0) + members
    }
  }
  return rank
}

function bySector({ packed, actorCount }: TwoMode, rank: Float64Array): Laid {
  const { offsets, codes, vocabulary } = packed.actors.sectors
  const unknown = vocabulary.length
  const groupOf = Int32Array.from({ length: actorCount }, (_, row) =>
    offsets[row] === offsets[row + 1] ? unknown : (codes[offsets[row] ?? 0] ?? unknown),
  )
  const { x, y, discs } = layoutGroups(groupOf, rank)
  return {
    x,
    y,
    groups: discs.map((disc) => groupOfDisc(disc, 'sector', vocabulary[disc.group] ?? null)),
    groupOf: placesIn(discs, groupOf),
  }
}

/** By département where the data names several, else by EPCI, by commune, by the place as written. */
function byTerritory({ packed, actorCount }: TwoMode, rank: Float64Array): Laid {
  const rows = Array.from({ length: actorCount }, (_, row) => row)
  for (const level of ['departement', 'epci', 'commune'] as const) {
    const { places, territoryOf } = readLevel(packed, level)
    if (places.length < 2) continue
    const nameOf = (row: number) => {
      const territory = territoryOf(row)
      return territory === undefined ? null : nameOfTerritory(level, territory)
    }
    return byName(rows.map(nameOf), rank)
  }
  const { vocabulary, codes } = packed.actors.placeLabel
  return byName(
    rows.map((row) => vocabulary[codes[row] ?? -1] ?? null),
    rank,
  )
}

function byName(names: readonly (string | null)[], rank: Float64Array): Laid {
  const counts = new Map<string, number>()
  for (const [row, name] of names.entries()) {
    if (name !== null && (rank[row] ?? 0) > 0) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const ordered = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const own = new Map(ordered.slice(0, MOST_GROUPS).map(([name], i) => [name, i]))
  const labels = [...own.keys()]
  const [other, unknown] = [labels.length, labels.length + 1]
  const groupOf = Int32Array.from(names, (name) =>
    name === null ? unknown : (own.get(name) ?? other),
  )
  const { x, y, discs } = layoutGroups(groupOf, rank)
  return {
    x,
    y,
    groups: discs.map((disc) => {
      if (disc.group === other) return { ...groupOfDisc(disc, 'territory', null), kind: 'other' }
      return groupOfDisc(disc, 'territory', labels[disc.group] ?? null)
    }),
    groupOf: placesIn(discs, groupOf),
  }
}

/** The group of each row → its place among the discs. */
function placesIn(discs: readonly GroupDisc[], groupOf: Int32Array): Int32Array {
  const places = new Map(discs.map(({ group }, place) => [group, place]))
  return groupOf.map((group) => places.get(group) ?? -1)
}

function onGround({ packed }: TwoMode, rank: Float64Array): Laid {
  const { commune } = packed.actors
  const latitude = packed.actors.latitude.slice()
  const longitude = packed.actors.longitude.slice()
  const points = commune.vocabulary.map((code) => pointOf(code))
  for (const [row, code] of commune.codes.entries()) {
    const point = points[code]
    if (!point || Number.isFinite((latitude[row] ?? NaN) + (longitude[row] ?? NaN))) continue
    latitude[row] = point.latitude
    longitude[row] = point.longitude
  }
  const { x, y, discs } = layoutOnGround(latitude, longitude, rank)
  return {
    x,
    y,
    groups: discs.map((disc) => ({
      ...groupOfDisc(disc, 'territory', null),
      kind: disc.group === BESIDE.elsewhere ? 'elsewhere' : 'unknown',
    })),
    groupOf: new Int32Array(packed.actors.ids.length).fill(-1),
  }
}

function groupOfDisc(
  { x, y, radius, count }: GroupDisc,
  kind: 'sector' | 'territory',
  label: string | null,
): LayoutGroup {
  return { kind: label === null ? 'unknown' : kind, label, x, y, radius, count }
}
