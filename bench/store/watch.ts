import { monitorEventLoopDelay } from 'node:perf_hooks'

export type Watched<T> = {
  result: T
  seconds: number
  /** Processor time of all threads of this process; on a busy machine it says more than the clock. */
  cpuSeconds: number
  /** Longest time in which the main thread answered nobody. */
  lagMs: number
  /** Largest resident memory of the process meanwhile. */
  rssMb: number
}

/** Runs something and watches the main thread's delay and the memory of the process. */
export async function watch<T>(work: () => Promise<T>): Promise<Watched<T>> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let rss = process.memoryUsage.rss()
  const sampler = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage.rss())
  }, 20)
  delay.enable()
  const used = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const seconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(used)
  delay.disable()
  clearInterval(sampler)
  const cpuSeconds = (user + system) / 1e6
  return { result, seconds, cpuSeconds, lagMs: delay.max / 1e6, rssMb: rss / 2 ** 20 }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
