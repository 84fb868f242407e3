import { isoDay, NO_DAY } from '../../../server/domain/dates.ts'
import { poolOf } from '../../../server/measures/openness/known-ties.ts'
import { readMemberships } from '../../../server/measures/openness/memberships.ts'
import { readArcs } from '../../../server/network/arcs.ts'
import { project } from '../../../server/network/projection.ts'
import { sliceAgain } from '../../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { columnValues, oneFinding, sizesOf, sumOf, valueOf } from './asking.ts'
import type { OpenedSet } from './cases.ts'
import type { Leaf, Leaves } from './reference-leaves.ts'

/** Finds what the reference calls a column in the parts of these, by year. */
const SERIES = {
  persistenceFromPrevious: 'persistence',
  turnover: 'turnover',
  entries: 'entries',
  exits: 'exits',
} as const

/** `windows`: each year that the reference lists, on the actors active in it. */
export function windowLeaves(network: SlicedNetwork, reference: Leaves): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const { from, collaboration } = network.whole.participations
  const undated = [...from].flatMap((day, row) => (day === NO_DAY ? [collaboration[row]] : []))
  leaves.set('windows.undatedCollaborations', new Set(undated).size)
  const years = [...reference.keys()].flatMap(
    (path) => /^windows\.(\d+)\.year$/.exec(path)?.[1] ?? [],
  )
  const [first, last] = [Math.min(...years.map(Number)), Math.max(...years.map(Number))]
  const series = sliceAgain(network, { from: String(first), to: String(last) })
  const seen = new Set<string>()
  let before: SlicedNetwork | undefined
  for (let year = first; year <= last; year++) {
    const window = sliceAgain(network, { from: String(year), to: String(year), actors: 'active' })
    const own = { ...windowOf(window, year), ...fromPrevious(series, before, window, year, seen) }
    for (const [column, value] of Object.entries(own))
      leaves.set(`windows.${year}.${column}`, value)
    for (const id of window.actorIds) seen.add(id)
    before = window
  }
  return leaves
}

const yearOf = (day: number) => Number(isoDay(day).slice(0, 4))

function windowOf(window: SlicedNetwork, year: number): Record<string, Leaf> {
  const newman = oneFinding(window, 'ei-newman')
  const multi = sizesOf(window).filter((size) => size > 1).length
  const pool = poolOf(window, readMemberships(window), 'connected').length
  return {
    year,
    collaborations: valueOf(window, 'collaborations'),
    started: startedIn(window, year),
    multi,
    actors: valueOf(window, 'actors'),
    connected: columnValues(window, 'degree').filter((degree) => degree > 0).length,
    ties: valueOf(window, 'ties'),
    totalWeight: sumOf(columnValues(window, 'strength')) / 2,
    EI: valueOf(window, 'ei'),
    EI_N: newman.value,
    E: newman.expectation ?? null,
    sd_N: newman.sd ?? null,
    z_N: newman.z ?? null,
    // The reference gives no pool where there is no index.
    poolN: newman.value === null ? null : pool,
  }
}

/** Null where dates belong to participations. */
function startedIn(window: SlicedNetwork, year: number): number | null {
  const { from } = window.whole.packed.collaborations
  const days = [...window.collaborationRows].map((row) => from[row] ?? NO_DAY)
  if (from.every((day) => day === NO_DAY)) return null
  return days.filter((day) => day !== NO_DAY && yearOf(day) === year).length
}

function fromPrevious(
  series: SlicedNetwork,
  before: SlicedNetwork | undefined,
  window: SlicedNetwork,
  year: number,
  seen: ReadonlySet<string>,
): Record<string, Leaf> {
  if (before === undefined) {
    const columns = [...Object.keys(SERIES), 'tiesKept', 'neverBefore']
    return Object.fromEntries(columns.map((column) => [column, null]))
  }
  const known = new Set(tiesOf(before))
  const tiesKept = tiesOf(window).filter((tie) => known.has(tie)).length
  const beyond = beyondSeries(before, window)
  const columns = Object.entries(SERIES).map(([column, id]) => [
    column,
    oneFinding(series, id).parts?.[String(year)] ?? beyond[column] ?? null,
  ])
  return {
    ...Object.fromEntries(columns),
    tiesKept,
    neverBefore: window.actorIds.filter((id) => !seen.has(id)).length,
  }
}

/**
 * Our series have no year before the first activity and none after the last (time/persistence.ts);
 * the reference lists such years. Beside a window without anything the columns follow from the other.
 */
function beyondSeries(before: SlicedNetwork, window: SlicedNetwork): Record<string, Leaf> {
  if (before.collaborationCount > 0 && window.collaborationCount > 0) return {}
  const hadTies = project(before).ties > 0
  return {
    ...(hadTies ? { persistenceFromPrevious: 0 } : {}),
    ...(hadTies || project(window).ties > 0 ? { turnover: 1 } : {}),
    entries: window.actorCount,
    exits: before.actorCount,
  }
}

function tiesOf(window: SlicedNetwork): string[] {
  const { offsets, neighbours } = project(window)
  return window.actorIds.flatMap((id, actor) =>
    Array.from(neighbours.subarray(offsets[actor], offsets[actor + 1]))
      .filter((partner) => partner > actor)
      .map((partner) => JSON.stringify([id, window.actorIds[partner]])),
  )
}

/** `arcs`: declared directed ties inside and across the sectors of each partition. */
export function arcLeaves(opened: OpenedSet, reference: Leaves): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  for (const path of reference.keys()) {
    const partition = /^arcs\.(.+)\.arcs$/.exec(path)?.[1]
    if (partition === undefined) continue
    const network = opened.network(partition)
    const { profileOf } = readMemberships(network)
    const { source, target } = readArcs(network)
    const internal = source.filter(
      (actor, k) => profileOf[actor] === profileOf[target[k] ?? 0],
    ).length
    const external = source.length - internal
    leaves.set(`arcs.${partition}.arcs`, source.length)
    leaves.set(`arcs.${partition}.internal`, internal)
    leaves.set(`arcs.${partition}.external`, external)
    leaves.set(`arcs.${partition}.EI`, (external - internal) / source.length)
  }
  return leaves
}
