import { sliceNetwork } from '../../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { handNetwork, type Member } from '../networks.ts'

/** A row of a file: an actor in a collaboration, and what the row says of the actor. */
export type Row = {
  actor: string
  collaboration: string
  /** A value for each partition; '' where unknown. */
  values: Readonly<Record<string, string>>
  /** The years of the collaboration, or, with `own`, of this participation. */
  years?: readonly [from: string, to: string]
  own?: boolean
}

/** The most frequent value of an actor, the first in code-point order among equals; or all of them. */
export type SectorRule = 'most-frequent' | 'all'

/** The network of the rows, a partition's values as sectors. */
export function networkOfRows(
  rows: readonly Row[],
  partition?: string,
  rule: SectorRule = 'most-frequent',
): SlicedNetwork {
  const network = handNetwork({
    actors: [...countValues(rows, partition)].map(([id, own]) => ({
      id,
      sectors: sectorsOf(own, rule),
    })),
    collaborations: collaborationsOf(rows),
  })
  return sliceNetwork(network, {})
}

function countValues(rows: readonly Row[], partition: string | undefined) {
  const counts = new Map<string, Map<string, number>>()
  for (const { actor, values } of rows) {
    const own = counts.get(actor) ?? new Map<string, number>()
    counts.set(actor, own)
    const value = partition === undefined ? '' : (values[partition] ?? '')
    if (value !== '') own.set(value, (own.get(value) ?? 0) + 1)
  }
  return counts
}

function sectorsOf(counts: ReadonlyMap<string, number>, rule: SectorRule): string[] {
  const ranked = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const values = ranked.map(([value]) => value)
  return rule === 'all' ? values : values.slice(0, 1)
}

type Known = { members: Map<string, Member>; startsOn?: string; endsOn?: string }

function collaborationsOf(rows: readonly Row[]) {
  const known = new Map<string, Known>()
  for (const { actor, collaboration, years, own } of rows) {
    const one: Known = known.get(collaboration) ?? { members: new Map() }
    known.set(collaboration, one)
    const dates = years === undefined ? {} : { startsOn: years[0], endsOn: years[1] }
    if (own === true) one.members.set(`${actor} ${years?.[0]}`, { id: actor, ...dates })
    else {
      one.members.set(actor, actor)
      Object.assign(one, dates)
    }
  }
  return [...known].map(([id, { members, ...dates }]) => ({
    id,
    ...dates,
    members: [...members.values()],
  }))
}
