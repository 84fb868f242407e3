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

/** Equal to 1e-9 relative, the agreement that we ask for with independent references. */
export function expectNear(
  actual: number | null | undefined,
  expected: number,
  relative = 1e-9,
): void {
  if (typeof actual !== 'number') throw new Error(`${String(actual)} instead of ${expected}`)
  expect(Math.abs(actual - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(
    relative * Math.max(Math.abs(expected), 1e-12),
  )
}
