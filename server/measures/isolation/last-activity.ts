import { NO_DAY } from '../../domain/dates.ts'
import type { TwoMode } from '../../network/two-mode.ts'

/**
 * By row of the whole network, the last day on which an actor is recorded as active in anything, at
 * most `asOf`; NO_DAY where no participation that began by then is dated. O(participations).
 */
export function lastActivity(network: TwoMode, asOf: number): Int32Array {
  const last = new Int32Array(network.actorCount).fill(NO_DAY)
  const { actor, from, to } = network.participations
  for (let row = 0; row < actor.length; row++) {
    const start = from[row] ?? NO_DAY
    if (start === NO_DAY || start > asOf) continue
    const who = actor[row] ?? 0
    last[who] = Math.max(last[who] ?? NO_DAY, Math.min(to[row] ?? NO_DAY, asOf))
  }
  return last
}
