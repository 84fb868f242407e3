import { AppError } from '../../errors.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

const ATTRIBUTE = 'attribute:'
/** Communes of the overseas départements begin with three characters of their département. */
const OVERSEAS = /^9[78]/

/**
 * The actors of a pool in groups within which labels may be exchanged: all in one group, or those with
 * the same `commune`, `departement`, `category` or `attribute:<name>`. Actors of whom it is not known
 * make one group. Shuffling within territories asks whether sectors mix more than the places explain.
 * O(actors). @throws AppError invalid-options for an attribute that no actor has
 */
export function groupPool(
  network: SlicedNetwork,
  pool: Int32Array,
  within: string | undefined,
): Int32Array[] {
  if (within === undefined) return [pool]
  const groupOf = groupReader(network, within)
  const groups = new Map<string, number[]>()
  for (const actor of pool) {
    const key = groupOf(network.actorRows[actor] ?? 0)
    const rows = groups.get(key) ?? []
    groups.set(key, rows)
    rows.push(actor)
  }
  return [...groups.values()].map((rows) => Int32Array.from(rows))
}

function groupReader(network: SlicedNetwork, within: string): (row: number) => string {
  const { commune, category, attributes } = network.whole.packed.actors
  const text = ({ vocabulary, codes }: typeof commune, row: number) =>
    vocabulary[codes[row] ?? -1] ?? ''
  if (within === 'commune') return (row) => text(commune, row)
  if (within === 'category') return (row) => text(category, row)
  if (within === 'departement') {
    return (row) => {
      const code = text(commune, row)
      return code.slice(0, OVERSEAS.test(code) ? 3 : 2)
    }
  }
  const column = attributes.get(within.slice(ATTRIBUTE.length))
  if (!within.startsWith(ATTRIBUTE) || column === undefined) {
    throw new AppError('invalid-options', {
      field: 'within',
      value: within,
      expected: [
        'commune',
        'departement',
        'category',
        ...[...attributes.keys()].map((name) => `${ATTRIBUTE}${name}`),
      ],
    })
  }
  return (row) => text(column, row)
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
