import { NO_DAY } from '../../domain/dates.ts'
import { STAGES, type Collaboration } from '../../domain/records.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

type Stage = Collaboration['stages'][number]['stage']

/** When a collaboration came to each of its stages: the first known day, NO_DAY without one. */
export type Reached = ReadonlyMap<Stage, number>

/** The stages recorded of a collaboration (its row in the slice), as known at the end of the data. */
export function stagesOf(network: SlicedNetwork, p: number): Reached {
  const { offsets, stage, since } = network.whole.packed.collaborations.stages
  const row = network.collaborationRows[p] ?? 0
  const reached = new Map<Stage, number>()
  const end = offsets[row + 1] ?? 0
  for (let k = offsets[row] ?? 0; k < end; k++) {
    const name = STAGES[stage[k] ?? -1]
    if (name === undefined) continue
    reached.set(name, earliest(reached.get(name) ?? NO_DAY, since[k] ?? NO_DAY))
  }
  return reached
}

/** The latest day that the data know of, days of stages included; NO_DAY when nothing is dated. */
export function lastDayWithStages(network: SlicedNetwork): number {
  const { since } = network.whole.packed.collaborations.stages
  return since.reduce((a, b) => Math.max(a, b), network.whole.latestDay)
}

/** The earlier of two days, the known one where one is not; NO_DAY where neither is. */
export function earliest(a: number, b: number): number {
  if (a === NO_DAY) return b
  return b === NO_DAY ? a : Math.min(a, b)
}
