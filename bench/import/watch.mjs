// Loaded before the service (`node --import`): the process watches its own memory and event loop, and
// tells its parent when asked. Plain JavaScript, so that nothing but the built service is measured.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const SAMPLE_MS = 20
const RESOLUTION_MS = 5

if (isMainThread) {
  const lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  lag.enable()
  let peak = 0
  let spent = process.cpuUsage()
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, SAMPLE_MS).unref()
  process.on('message', (message) => {
    if (message !== 'figures') return
    // The histogram counts from one sample to the next: what is over the resolution is the wait.
    process.send({
      lagMs: Math.max(0, lag.max / 1e6 - RESOLUTION_MS),
      p99Ms: Math.max(0, lag.percentile(99) / 1e6 - RESOLUTION_MS),
      rssMb: peak / 1024 / 1024,
      // Of all threads: what is left of a time when other programs share the machine.
      cpuSeconds: (process.cpuUsage(spent).user + process.cpuUsage(spent).system) / 1e6,
    })
    spent = process.cpuUsage()
    lag.reset()
    peak = 0
  })
  process.channel.unref()
}
