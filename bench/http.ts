import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { importFiles } from '../server/cli/import-files.ts'
import { readConfig, type Config } from '../server/config.ts'
import { paths } from '../server/contract/paths.ts'
import { buildApp } from '../server/http/app.ts'
import { createLog } from '../server/http/logging.ts'
import { createServices, type Services } from '../server/services/services.ts'
import { openEmbeddedStore } from '../server/store/embedded/embedded-store.ts'

const ANR =
  '../shared/data/anr-dos-nouvelle-aquitaine-2010-2016/anr_dos_partenaires_na_2010_2016.csv'

/** `cpu`: time of all threads of this process; on a busy machine it says more than the clock. */
type Row = { what: string; milliseconds: number; cpu?: number; limit?: number }

/**
 * `npm run bench -- http [FILE…]`: imports the files (the ANR projects of Nouvelle-Aquitaine unless
 * said), starts the service anew and asks it over HTTP, as a page does.
 */
export async function run(args: string[]): Promise<void> {
  const files = args.length > 0 ? args : [ANR]
  if (!files.every((file) => existsSync(file))) {
    process.stdout.write(`skipped: ${files.join(', ')} is not here\n`)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
  const config = readConfig({ MAILLAGE_DATA: folder, LOG_LEVEL: 'error', PORT: '0' })
  try {
    const { networkId, rows } = await withServices(config, (services) => fill(services, files))
    rows.push(...(await withServices(config, (services) => ask(config, services, networkId))))
    print(rows)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function withServices<T>(config: Config, use: (services: Services) => Promise<T>) {
  const store = await openEmbeddedStore({ folder: config.dataFolder })
  const services = await createServices({
    store,
    config,
    log: createLog(config),
    now: () => new Date(),
  })
  try {
    return await use(services)
  } finally {
    await services.close()
    await store.close()
  }
}

async function fill(services: Services, files: string[]) {
  const rows: Row[] = []
  const { network } = await services.networks.create({ name: 'Bench' }, { reason: 'bench' })
  const imported = performance.now()
  const { signal } = new AbortController()
  await importFiles(services, {
    networkId: network.id,
    paths: files,
    why: { reason: 'bench' },
    signal,
  })
  rows.push({ what: 'import', milliseconds: performance.now() - imported })
  const layout = performance.now()
  const job = await services.jobs.settled(await services.positions.start(network.id), 120_000)
  rows.push({
    what: `layout job (${job.state})`,
    milliseconds: performance.now() - layout,
    limit: 15_000,
  })
  return { networkId: network.id, rows }
}

async function ask(config: Config, services: Services, networkId: string): Promise<Row[]> {
  const app = await buildApp(config, services)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  try {
    const address = await app.listen({ host: config.host, port: 0 })
    // A page is opened a moment after the service says that it is there; on a busy machine that moment
    // is made as long as warming up takes.
    await services.snapshots.warm()
    // The first request also loads the client, which runs in this process but is no part of it.
    await fetch(`${address}${paths.health()}`)
    delay.enable()
    const rows: Row[] = []
    const time = async (what: string, path: string, limit?: number) => {
      const began = performance.now()
      const used = process.cpuUsage()
      const answer = await fetch(`${address}${path}`)
      const bytes = (await answer.arrayBuffer()).byteLength
      const milliseconds = performance.now() - began
      const { user, system } = process.cpuUsage(used)
      rows.push({
        what: `${what} (${answer.status}, ${bytes} bytes)`,
        milliseconds,
        cpu: (user + system) / 1000,
        ...(limit && { limit }),
      })
    }
    const overview = paths.overview(networkId)
    await time('overview, the first time', overview, 300)
    await time('overview, from cache', overview, 20)
    await time('overview of 2013, the first time', `${overview}?from=2013&to=2013`, 300)
    await time('map, the first time', paths.map(networkId), 300)
    await time('map, from cache', paths.map(networkId), 300)
    await time('map with betweenness', `${paths.map(networkId)}?measures=betweenness`)
    await time('map of 2013', `${paths.map(networkId)}?from=2013&to=2013`, 300)
    await time('details', paths.network(networkId))
    await time('worklist', paths.isolated(networkId))
    await time('actors', paths.actors(networkId))
    await time('actors found by name', `${paths.actors(networkId)}?q=univ`)
    await time('explanation', paths.explanation(networkId, 'ei-newman'))
    rows.push({ what: 'event loop held up for at most', milliseconds: delay.max / 1e6, limit: 100 })
    return rows
  } finally {
    delay.disable()
    await app.close()
  }
}

function print(rows: readonly Row[]): void {
  for (const { what, milliseconds, cpu, limit } of rows) {
    const verdict =
      limit === undefined ? '' : milliseconds <= limit ? `≤ ${limit}` : `OVER ${limit}`
    const used = cpu === undefined ? '' : `${cpu.toFixed(0)} ms of processor`
    const clock = `${milliseconds.toFixed(1).padStart(9)} ms`
    process.stdout.write(`${what.padEnd(55)} ${clock}  ${verdict.padEnd(10)} ${used}\n`)
  }
}
