import type { OracleCase } from './cases.ts'
import { LEAF_GROUPS, ourLeaves, type LeafGroup } from './our-leaves.ts'
import { readReference, type Leaf } from './reference-leaves.ts'

/** Agreement asked for: relative, down to `LEAST`, below which the difference itself counts. */
const RELATIVE = 1e-9
const LEAST = 1e-6
/** Betweenness goes down to some millionths, and those are held to nine digits too. */
const LEAST_BETWEENNESS = 1e-9
/** Part of the best known modularity to be reached. */
const COMMUNITIES = 0.99

export type Difference = { path: string; expected: Leaf; actual: Leaf | undefined }
export type Comparison = {
  compared: number
  /** Values that need shortest paths, left to the run that counts them. */
  withoutPaths: number
  differences: Difference[]
}
export type Comparer = (group: LeafGroup) => Comparison

const NEEDS_PATHS = /\.(betweenness|harmonic)(\.|$)|^counts\.(globalEfficiency|diameterLargest)$/

/**
 * Compares each value of the reference of a data set with ours, by groups: a value that we do not give
 * is a difference. Undefined where the files or the reference are not here.
 * @throws Error where the reference has a value of no group, which nobody would compare
 */
export function openComparison(one: OracleCase, withPaths: boolean): Comparer | undefined {
  const reference = readReference(one.name)
  const opened = reference && one.open()
  if (reference === undefined || opened === undefined) return undefined
  const groups: readonly string[] = LEAF_GROUPS
  const stray = [...reference.leaves.keys()].find((path) => !groups.includes(groupOf(path)))
  if (stray !== undefined) throw new Error(`${one.name}: ${stray} is of no group`)
  const ours = ourLeaves({ opened, reference, idOf: one.idOf ?? ((id) => id), withPaths })
  return (group) => {
    const asked = [...reference.leaves].filter(([path]) => groupOf(path) === group)
    const result: Comparison = { compared: 0, withoutPaths: 0, differences: [] }
    if (asked.length === 0) return result
    const found = ours(group)
    for (const [path, expected] of asked) {
      if (!withPaths && NEEDS_PATHS.test(path)) {
        result.withoutPaths++
        continue
      }
      result.compared++
      const actual = found.get(path)
      if (!agree(path, actual, expected)) result.differences.push({ path, expected, actual })
    }
    return result
  }
}

const groupOf = (path: string) => path.split('.')[0] ?? ''

function agree(path: string, actual: Leaf | undefined, expected: Leaf): boolean {
  if (typeof actual !== 'number' || typeof expected !== 'number') return actual === expected
  if (path === 'communities.bestQ') return actual >= COMMUNITIES * expected
  // Theirs is rounding too: what counts is that ours is nothing.
  if (path.endsWith('.largestGapStrengthVsMultiCollaborations')) return actual < RELATIVE
  const least = path.endsWith('.betweenness') ? LEAST_BETWEENNESS : LEAST
  return Math.abs(actual - expected) <= RELATIVE * Math.max(Math.abs(expected), least)
}
