import { expect } from 'vitest'
import type { ActorColumn, Finding } from '../../server/domain/findings.ts'
import { computeActorColumns, computeFindings } from '../../server/measures/compute.ts'
import type { MeasureContext } from '../../server/measures/measure.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'

/** The finding of one network measure. */
export function findingOf(
  network: SlicedNetwork,
  id: string,
  context?: Partial<MeasureContext>,
): Finding {
  const [finding] = computeFindings(network, [id], context)
  if (finding === undefined) throw new Error(`${id} gives no finding`)
  return finding
}

/** The column of one actor measure. */
export function columnOf(
  network: SlicedNetwork,
  id: string,
  context?: Partial<MeasureContext>,
): ActorColumn {
  const [column] = computeActorColumns(network, [id], context)
  if (column === undefined) throw new Error(`${id} gives no column`)
  return column
}

/** The values of one actor measure by actor id; null where undefined. */
export function valuesOf(
  network: SlicedNetwork,
  id: string,
  context?: Partial<MeasureContext>,
): Record<string, number | null> {
  const { values } = columnOf(network, id, context)
  return Object.fromEntries(
    network.actorIds.map((actor, row) => {
      const value = values[row] ?? Number.NaN
      return [actor, Number.isNaN(value) ? null : value]
    }),
  )
}

/**
 * Both not defined, or equal to 1e-9 relative: the agreement that we ask for with independent
 * references. `least` is the magnitude below which the difference itself counts.
 */
export function expectNear(
  actual: number | null | undefined,
  expected: number | null | undefined,
  least = 1e-3,
): void {
  expect(isNear(actual, expected, least) ? expected : actual).toBe(expected)
}

/** The same for the values of many actors. */
export function expectNearAll(
  actual: Record<string, number | null>,
  expected: Record<string, number | null>,
): void {
  const adopted = Object.entries(actual).map(([id, value]) => [
    id,
    isNear(value, expected[id], 1e-3) ? expected[id] : value,
  ])
  expect(Object.fromEntries(adopted)).toEqual(expected)
}

function isNear(
  actual: number | null | undefined,
  expected: number | null | undefined,
  least: number,
): boolean {
  if (typeof actual !== 'number' || typeof expected !== 'number') return actual === expected
  return Math.abs(actual - expected) <= 1e-9 * Math.max(Math.abs(expected), least)
}
