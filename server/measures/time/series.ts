import type { Finding } from '../../domain/findings.ts'
import type { Slice } from '../../domain/slice.ts'
import { restrictActors } from '../../network/restrict-actors.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { measureContext, type MeasureContext, type NetworkMeasure } from '../measure.ts'
import { slicesByYear } from './years.ts'

export type Window = Pick<Slice, 'from' | 'to'>

/**
 * A network measure in each window (each year of the slice unless said), on one base of actors: those
 * that are in the base of every window, so that a change of the number is not a change of who is counted
 * because an actor opened or closed. `sameActors: false` gives each window its own base.
 * @throws AppError invalid-slice, invalid-options, network-too-large
 */
export function measureSeries(
  network: SlicedNetwork,
  measure: NetworkMeasure,
  given: {
    windows?: readonly Window[]
    sameActors?: boolean
    context?: Partial<MeasureContext>
  } = {},
): Finding[] {
  const context = measureContext(given.context)
  const slices =
    given.windows?.map((window) => sliceAgain(network, window)) ??
    slicesByYear(network).map((year) => year.network)
  if (given.sameActors === false) return slices.map((slice) => measure.compute(slice, context))
  const seen = new Int32Array(network.whole.actorCount)
  for (const slice of slices) for (const row of slice.actorRows) seen[row] = (seen[row] ?? 0) + 1
  return slices.map((slice) =>
    measure.compute(
      restrictActors(slice, (row) => seen[row] === slices.length),
      context,
    ),
  )
}
