import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { twoSidedP } from '../chance/normal.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { addCoverage } from '../openness/open-ends.ts'
import { opennessByYear } from './openness-by-year.ts'
import { slicesByYear } from './years.ts'

/** Fewer years than this bear no trend. */
const LEAST_WINDOWS = 4

/**
 * Has openness beyond chance risen or fallen, year after year? The Theil–Sen slope of EI_N − E over the
 * years of the slice, in index points a year (Sen 1968), with the Mann–Kendall test in z and p (Mann
 * 1945, continuity-corrected, variance corrected for ties).
 *
 * The expectation is taken out first: with other sectors in the data EI_N moves by itself. Each year has
 * its own actors and label pool; a year without tie, sector or expectation is passed over. Years in
 * which the same long projects run are not independent, so p is a guide and no proof. `parts`: each year,
 * Kendall's S and the years used. `bounds`: the slope if the ties of unknown sector were all inside, or all
 * across, in every year. Fewer than four: null. O(years × (ties + profiles²)). Oracle: scipy
 * theilslopes, pymannkendall original_test.
 */
export const opennessTrend = defineNetworkMeasure({
  id: 'openness-trend',
  family: 'time',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => 20 * project(network).ties,
  compute(network, _options, context) {
    const openness = opennessByYear(network, context)
    const points = slicesByYear(network).flatMap(({ year }, place) => {
      const found = openness[place]
      const { value, expectation } = found ?? {}
      if (!found || typeof value !== 'number' || typeof expectation !== 'number') return []
      return [{ at: year, value: value - expectation, expectation, found }]
    })
    const coverage = addCoverage(points.map(({ found }) => found))
    const parts = Object.fromEntries(points.map(({ at, value }) => [String(at), value]))
    if (points.length < LEAST_WINDOWS)
      return { value: null, reason: 'too-few-windows', parts, coverage }
    const slopeOf = (bound: 'allInternal' | 'allExternal') =>
      theilSen(
        points.map(({ at, value, expectation, found }) => ({
          at,
          value: (found.bounds?.[bound] ?? value + expectation) - expectation,
        })),
      )
    const { s, z } = mannKendall(points.map(({ value }) => value))
    return {
      value: theilSen(points),
      z,
      p: z === null ? null : twoSidedP(z),
      parts: { ...parts, s, years: points.length },
      ...(z === null && { reason: 'no-variance' as const }),
      bounds: { allInternal: slopeOf('allInternal'), allExternal: slopeOf('allExternal') },
      coverage,
      nullModel: 'mann-kendall',
    }
  },
})

/** The median of the slopes between all pairs of points (Theil 1950; Sen 1968). */
export function theilSen(points: readonly { at: number; value: number }[]): number {
  const slopes = points
    .flatMap((a, index) => points.slice(index + 1).map((b) => (b.value - a.value) / (b.at - a.at)))
    .toSorted((a, b) => a - b)
  const middle = Math.floor(slopes.length / 2)
  const upper = slopes[middle] ?? Number.NaN
  return slopes.length % 2 === 1 ? upper : (upper + (slopes[middle - 1] ?? Number.NaN)) / 2
}

/** Rises less falls over all pairs, and how far that is from 0; z null where all values are equal. */
export function mannKendall(values: readonly number[]): { s: number; z: number | null } {
  let s = 0
  for (const [index, first] of values.entries()) {
    for (const later of values.slice(index + 1)) s += Math.sign(later - first)
  }
  const n = values.length
  const sizes = new Map<number, number>()
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  let variance = term(n)
  for (const size of sizes.values()) variance -= term(size)
  variance /= 18
  return { s, z: variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : null }
}

/** Eighteen times what n values, or as many equal ones, add to the variance of S. */
function term(size: number): number {
  return size * (size - 1) * (2 * size + 5)
}
