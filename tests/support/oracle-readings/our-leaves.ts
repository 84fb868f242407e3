import type { OpenedSet } from './cases.ts'
import { mixingLeaves } from './mixing-leaves.ts'
import type { Leaf, Reference } from './reference-leaves.ts'
import { countLeaves } from './count-leaves.ts'
import { positionLeaves } from './position-leaves.ts'
import { arcLeaves, windowLeaves } from './window-leaves.ts'

/** One part of the values of a data set: the first step of their places. */
export const LEAF_GROUPS = [
  'counts',
  'newman',
  'constraint',
  'coreSizes',
  'communities',
  'mixing',
  'actors',
  'top',
  'windows',
  'arcs',
] as const
export type LeafGroup = (typeof LEAF_GROUPS)[number]

/** What the reference is compared with: `leaves` of a group, by the places of the reference. */
export type Ours = (group: LeafGroup) => Map<string, Leaf>

export type Asked = {
  opened: OpenedSet
  reference: Reference
  idOf: (id: string) => string
  /** Shortest paths are counted: distances, betweenness, harmonic. */
  withPaths: boolean
}

/** Our values of a data set, each group computed when it is asked for. */
export function ourLeaves(asked: Asked): Ours {
  const { opened, reference } = asked
  const partitions = partitionsOf(reference)
  // Its first partition is the one that positions are given for.
  const network = once(() => opened.network(partitions[0]))
  const counts = once(() => countLeaves(network(), opened.rows, asked.withPaths))
  const positions = once(() => positionLeaves(network(), asked))
  return (group) => {
    switch (group) {
      case 'counts':
      case 'newman':
      case 'communities':
        return counts()
      case 'mixing':
        return new Map(
          partitions.flatMap((partition, place) => [
            ...mixingLeaves(
              place === 0 ? network() : opened.network(partition),
              () => opened.network(partition, 'all'),
              `mixing.${partition}`,
              reference.leaves,
            ),
          ]),
        )
      case 'constraint':
      case 'coreSizes':
      case 'actors':
      case 'top':
        return positions()
      case 'windows':
        return windowLeaves(opened.network(reference.partitionOfWindows), reference.leaves)
      case 'arcs':
        return arcLeaves(opened, reference.leaves)
    }
  }
}

/** Computed when it is first asked for. */
function once<T>(compute: () => T): () => T {
  let known: { value: T } | undefined
  return () => (known ??= { value: compute() }).value
}

/** In the order of the reference, each once. */
function partitionsOf({ leaves }: Reference): string[] {
  const named = [...leaves.keys()].flatMap((path) => /^mixing\.([^.]+)\./.exec(path)?.[1] ?? [])
  return [...new Set(named)]
}
