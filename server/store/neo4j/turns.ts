import { setImmediate as nextTurn } from 'node:timers/promises'
import { compareIds } from '../../domain/identifiers.ts'
import type { Steps } from '../../domain/steps.ts'

/** Long work in slices, so that requests are answered meanwhile. */

/** Time spent on a large change set before others get their turn. */
const SLICE_MS = 10

/** Gives others their turn when a slice of time is used up. */
export function turns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await nextTurn()
    since = performance.now()
  }
}

/** Does long work step by step, with turns for others between. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const turn = turns()
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
    await turn()
  }
}

const RUN = 20_000

/** Sorted as one call of `sort` would, in runs, so that half a million keys do not stop everything. */
export async function sorted(keys: readonly string[]): Promise<string[]> {
  if (keys.length <= RUN) return keys.toSorted(compareIds)
  let runs: string[][] = []
  for (let from = 0; from < keys.length; from += RUN) {
    runs.push(keys.slice(from, from + RUN).toSorted(compareIds))
    await nextTurn()
  }
  while (runs.length > 1) {
    const merged: string[][] = []
    for (let i = 0; i < runs.length; i += 2)
      merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? []))
    runs = merged
  }
  return runs[0] ?? []
}

async function merge(left: readonly string[], right: readonly string[]): Promise<string[]> {
  const result: string[] = []
  const turn = turns()
  let l = 0
  let r = 0
  while (l < left.length || r < right.length) {
    const a = left[l]
    const b = right[r]
    if (b === undefined || (a !== undefined && compareIds(a, b) <= 0)) {
      if (a !== undefined) result.push(a)
      l += 1
    } else {
      result.push(b)
      r += 1
    }
    if (result.length % 1_000 === 0) await turn()
  }
  return result
}
