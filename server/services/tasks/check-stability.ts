import type { Stability } from '../../domain/findings.ts'
import type { Slice } from '../../domain/slice.ts'
import { getMeasure } from '../../measures/registry.ts'
import {
  rankingStability,
  type StabilityAsked,
} from '../../measures/stability/ranking-stability.ts'
import { fromBytes } from '../../store/packed-bytes.ts'
import { Desk } from '../analysis/desk.ts'
import type { Filings } from '../filings.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { task } from '../task.ts'

export type StabilityCall = StabilityAsked & {
  /** A packed network as bytes. */
  packed: Uint8Array
  filings: Filings
  slice: Slice
  measure: string
  how: Pick<MeasureChoice, 'options' | 'seed'>
}

const KEY = 'network whose measure is checked'

/** Leaves actors out again and again, away from the event loop. */
export const run = task((call: StabilityCall, tell): Stability => {
  const desk = new Desk()
  desk.put(KEY, fromBytes(call.packed), call.filings)
  const network = desk.slice(KEY, call.slice)
  return rankingStability(network, getMeasure(call.measure), call, call.how, tell)
})
