import { AppError } from '../../errors.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Geography } from '../geography.ts'

const ATTRIBUTE = 'attribute:'
/** Communes of the overseas départements begin with three characters of their département. */
const OVERSEAS = /^9[78]/

/** The places within which labels may be exchanged, from the smallest. */
const PLACES = ['commune', 'epci', 'departement', 'region'] as const

/** What tells the groups, and by which of its options. */
type Grouping = { network: Base; within: string | undefined; geography: Geography }
type Base = Pick<SlicedNetwork, 'whole' | 'actorRows'>

/**
 * The actors of a pool in groups within which labels may be exchanged: all in one group, or those with
 * the same `commune`, `epci`, `departement`, `region`, `category` or `attribute:<name>`. Former communes
 * count as the one they are part of. Actors of whom it is not known make one group. Shuffling within
 * territories asks whether sectors mix more than the places explain. O(actors).
 * @throws AppError invalid-options for an attribute that no actor has
 */
export function groupPool(pool: Int32Array, grouping: Grouping): Int32Array[] {
  const { network, within } = grouping
  if (within === undefined) return [pool]
  const groupOf = groupReader(network, within, grouping.geography)
  const groups = new Map<string, number[]>()
  for (const actor of pool) {
    const key = groupOf(network.actorRows[actor] ?? 0)
    const rows = groups.get(key) ?? []
    groups.set(key, rows)
    rows.push(actor)
  }
  return [...groups.values()].map((rows) => Int32Array.from(rows))
}

function groupReader(network: Base, within: string, geography: Geography): (row: number) => string {
  const { commune, category, attributes } = network.whole.packed.actors
  const text = ({ vocabulary, codes }: typeof commune, row: number) =>
    vocabulary[codes[row] ?? -1] ?? ''
  if (within === 'category') return (row) => text(category, row)
  const level = PLACES.find((one) => one === within)
  if (level !== undefined) {
    const keys = commune.vocabulary.map((code) => placeAt(level, code, geography))
    return (row) => keys[commune.codes[row] ?? -1] ?? ''
  }
  const column = attributes.get(within.slice(ATTRIBUTE.length))
  if (!within.startsWith(ATTRIBUTE) || column === undefined) {
    throw new AppError('invalid-options', {
      field: 'within',
      value: within,
      expected: [
        ...PLACES,
        'category',
        ...[...attributes.keys()].map((name) => `${ATTRIBUTE}${name}`),
      ],
    })
  }
  return (row) => text(column, row)
}

function placeAt(
  level: (typeof PLACES)[number],
  code: string,
  geography: Geography,
): string | undefined {
  switch (level) {
    case 'commune':
      return geography.communeOf(code)
    case 'epci':
      return geography.epciOf(code)
    case 'departement':
      return geography.departementOf(code) ?? code.slice(0, OVERSEAS.test(code) ? 3 : 2)
    case 'region':
      return geography.regionOf?.(code)
  }
}

/** Exchanges the labels of each group among its actors, in place (Fisher and Yates). O(pool). */
export function shuffleLabels(
  labels: Int32Array,
  groups: readonly Int32Array[],
  random: () => number,
): void {
  for (const rows of groups) {
    for (let last = rows.length - 1; last > 0; last--) {
      const a = rows[last] ?? 0
      const b = rows[Math.floor(random() * (last + 1))] ?? 0
      const kept = labels[a] ?? 0
      labels[a] = labels[b] ?? 0
      labels[b] = kept
    }
  }
}
