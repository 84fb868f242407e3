import { NO_DAY } from '../../domain/dates.ts'
import type { Confidence, ConfidenceGround } from '../../domain/findings.ts'
import { windowOf } from '../../network/days.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/**
 * How sure it is that an actor is as isolated as the data say, by what the data rest on for it:
 *
 * - high: it was asked (`surveyed`; a survey older than the window's beginning says nothing of the
 *   window), or the list of actors is declared complete (`list-complete`).
 * - medium: neither, but it is recorded in some collaboration (`participations`): the sources know it,
 *   and may not know all of it.
 * - low: nothing is recorded of it (`nothing-recorded`).
 *
 * One level less where a participation of its own has no date and the slice has a window (`undated`): a
 * tie may be missing from the window for that reason alone. O(participations) once, then O(1).
 */
export function confidenceOf(network: SlicedNetwork): (actor: number) => Confidence {
  const { packed } = network.whole
  const window = windowOf(network.slice)
  const undated =
    window === undefined ? new Uint8Array(network.whole.actorCount) : undatedOf(network)
  const since = window?.from ?? -Infinity
  return (actor) => {
    const row = network.actorRows[actor] ?? 0
    const surveyed = packed.actors.surveyedOn[row] ?? NO_DAY
    const isKnown = collaborationCountOf(network.whole, row) > 0
    const grounds: ConfidenceGround[] = []
    if (surveyed !== NO_DAY && surveyed >= since) grounds.push('surveyed')
    if (packed.network.actorListComplete) grounds.push('list-complete')
    const isTold = grounds.length > 0
    grounds.push(isKnown ? 'participations' : 'nothing-recorded')
    const lost = undated[row] === 1 ? 1 : 0
    if (lost > 0) grounds.push('undated')
    const steps = (isTold ? 2 : isKnown ? 1 : 0) - lost
    return { level: steps === 2 ? 'high' : steps === 1 ? 'medium' : 'low', grounds }
  }
}

/** 1 by row of the whole network where an actor has a participation without date. */
function undatedOf({ whole }: SlicedNetwork): Uint8Array {
  const undated = new Uint8Array(whole.actorCount)
  const { actor, from, to } = whole.participations
  for (let row = 0; row < actor.length; row++) {
    if (from[row] === NO_DAY || to[row] === NO_DAY) undated[actor[row] ?? 0] = 1
  }
  return undated
}
