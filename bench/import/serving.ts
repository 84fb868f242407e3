// The service as a process of its own that watches itself: memory and event loop, phase by phase.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readConfig } from '../../server/config.ts'
import { buildApp } from '../../server/http/app.ts'
import { createLog } from '../../server/http/logging.ts'
import { createServices } from '../../server/services/services.ts'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'

const SAMPLE_MS = 20
const RESOLUTION_MS = 5

const config = readConfig(process.env)
const store = await openEmbeddedStore({ folder: config.dataFolder })
const log = createLog({ logLevel: 'error' })
const services = await createServices({ store, config, log, now: () => new Date() })
const app = await buildApp(config, services, { log })
const address = await app.listen({ host: '127.0.0.1', port: 0 })

const lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
lag.enable()
let peak = 0
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, SAMPLE_MS)

process.on('message', async (message) => {
  if (message === 'figures') {
    // The histogram counts from one sample to the next: what is over the resolution is the wait.
    const lagMs = Math.max(0, lag.max / 1e6 - RESOLUTION_MS)
    const p99Ms = Math.max(0, lag.percentile(99) / 1e6 - RESOLUTION_MS)
    process.send?.({ lagMs, p99Ms, rssMb: peak / 1024 / 1024 })
    lag.reset()
    peak = 0
  } else if (message === 'end') {
    clearInterval(sampling)
    await app.close()
    await services.close()
    await store.close()
    process.disconnect()
  }
})
process.send?.({ address })
