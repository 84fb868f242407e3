import { Type } from 'typebox'
import type { Projection } from '../../network/projection.ts'

/** Whether ties count with their Newman weight, or 1 each. */
export const WeightedOption = Type.Boolean({ default: false })

/** A graph of ties that each count 1, or their weight. */
export type Matrix = Pick<Projection, 'offsets' | 'neighbours'> & { values: Float64Array }

export function matrixOf(graph: Projection, weighted: boolean): Matrix {
  const { offsets, neighbours, weights } = graph
  return {
    offsets,
    neighbours,
    values: weighted ? weights : new Float64Array(weights.length).fill(1),
  }
}

/** y = A x. O(ties). */
export function multiply({ offsets, neighbours, values }: Matrix, x: Float64Array): Float64Array {
  const y = new Float64Array(x.length)
  for (let row = 0; row < x.length; row++) {
    let sum = 0
    const end = offsets[row + 1] ?? 0
    for (let k = offsets[row] ?? 0; k < end; k++) {
      sum += (values[k] ?? 0) * (x[neighbours[k] ?? 0] ?? 0)
    }
    y[row] = sum
  }
  return y
}

/** The sums of the rows: degrees, or strengths. */
export function rowSums(matrix: Matrix): Float64Array {
  return multiply(matrix, new Float64Array(matrix.offsets.length - 1).fill(1))
}

/** What is left to the limit is under this, once the change and its rate say so. */
const CLOSE_ENOUGH = 1e-13
/** Rounding can make a change look as large as the one before. */
const MOST_RATE = 0.99999
/** Changes of this size are rounding. */
const ROUNDING = 4e-16

/**
 * The largest eigenvalue of a non-negative symmetric matrix, and the vector that the start leads to,
 * of length 1: power iteration on A + (λ / 2) I, with the same vectors. Without the shift a two-coloured
 * graph (a star, a path) would swing for ever between two vectors. Undefined where the start is 0,
 * where there is no weight, and past the limit of steps. O(ties) a round; the nearer the second
 * eigenvalue, the more rounds.
 */
export function dominant(
  matrix: Matrix,
  start: Float64Array,
  limit: number,
): { value: number; vector: Float64Array } | undefined {
  let vector = normalised(start)
  if (vector === undefined) return undefined
  let before = 0
  const rounds = limit / (matrix.neighbours.length + start.length + 1)
  for (let round = 0; round < rounds; round++) {
    const product = multiply(matrix, vector)
    const value = dot(product, vector)
    if (value === 0) return undefined
    const kept = vector
    const next = normalised(product.map((one, row) => one + (value / 2) * (kept[row] ?? 0)))
    if (next === undefined) return undefined
    const change = next.reduce(
      (most, one, row) => Math.max(most, Math.abs(one - (kept[row] ?? 0))),
      0,
    )
    const rate = before > 0 ? Math.min(change / before, MOST_RATE) : MOST_RATE
    if (change <= ROUNDING || (change * rate) / (1 - rate) <= CLOSE_ENOUGH) {
      return { value: dot(multiply(matrix, next), next), vector: next }
    }
    before = change
    vector = next
  }
  return undefined
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (const [row, one] of a.entries()) sum += one * (b[row] ?? 0)
  return sum
}

function normalised(vector: Float64Array): Float64Array | undefined {
  const length = Math.sqrt(dot(vector, vector))
  return length > 0 ? vector.map((one) => one / length) : undefined
}
