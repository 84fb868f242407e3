import type { Finding } from '../../../server/domain/findings.ts'
import { computeActorColumns, computeFindings } from '../../../server/measures/compute.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'

/** References are compared however long it takes. */
const limit = Number.MAX_SAFE_INTEGER

type Options = Readonly<Record<string, unknown>>

export function allFindings(network: SlicedNetwork, id: string, options: Options = {}): Finding[] {
  return computeFindings(network, [id], { limit, options: { [id]: options } })
}

/** @throws Error where the measure gives no finding */
export function oneFinding(network: SlicedNetwork, id: string, options?: Options): Finding {
  const [finding] = allFindings(network, id, options)
  if (finding === undefined) throw new Error(`${id} gives no finding`)
  return finding
}

export function valueOf(network: SlicedNetwork, id: string, options?: Options): number | null {
  return oneFinding(network, id, options).value
}

/** Values of the actors by row, NaN where undefined. @throws Error where it is no measure of actors */
export function columnValues(
  network: SlicedNetwork,
  id: string,
  options: Options = {},
): Float64Array {
  const [column] = computeActorColumns(network, [id], { limit, options: { [id]: options } })
  if (column === undefined) throw new Error(`${id} gives no column`)
  return column.values
}

/** Plain sums in a loop: a column may be too long to be spread into arguments. */
export const sumOf = (values: Iterable<number>) => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
export const leastOf = (values: readonly number[]) =>
  values.reduce((a, b) => Math.min(a, b), Infinity)
export const greatestOf = (values: readonly number[]) =>
  values.reduce((a, b) => Math.max(a, b), -Infinity)

export const definedOf = (values: Float64Array) =>
  [...values].filter((value) => !Number.isNaN(value))

/** The number of members of each collaboration. */
export function sizesOf({ collaborationOffsets: offsets }: SlicedNetwork): number[] {
  return Array.from(offsets.subarray(1), (end, p) => end - (offsets[p] ?? 0))
}
