import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of heap that a worker thread may keep while it waits. */
const AMPLE = 96 * 1024 * 1024
const WAIT_MS = 500

/**
 * MB of old heap under which V8 lets a heap grow to twice what is in use before it collects, not to four
 * times (its `MemoryController`, from 2048 on).
 */
const SPARING_MB = 2000

let timer: NodeJS.Timeout | undefined

/** What a worker thread of the services may take: no more than the process may by itself. */
export function threadLimits(): { maxOldGenerationSizeMb: number } {
  const own = Math.floor(getHeapStatistics().heap_size_limit / 1024 ** 2)
  return { maxOldGenerationSizeMb: Math.min(SPARING_MB, own) }
}

/**
 * Gives the memory of a large piece of work back once its thread has waited for half a second. A thread
 * that waits collects nothing by itself: what half a million records left behind would stay in the
 * process. For the threads of the stores and of the services, never for the main one.
 */
export function tidyWhenIdle(): void {
  clearTimeout(timer)
  if (getHeapStatistics().total_heap_size < AMPLE) return
  timer = setTimeout(collectGarbage, WAIT_MS)
  timer.unref()
}

/** Collects now: between two stages of one piece of work, where the first has left much behind. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
