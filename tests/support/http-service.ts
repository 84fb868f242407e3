import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../server/http/app.ts'
import { createLog } from '../../server/http/logging.ts'
import { readConfig, type Config } from '../../server/config.ts'
import type { Write } from '../../server/domain/change-sets.ts'
import { participationKey } from '../../server/domain/identifiers.ts'
import type { Actor, Collaboration, Network, Participation } from '../../server/domain/records.ts'
import { createServices, type Services } from '../../server/services/services.ts'
import type { Store } from '../../server/store/store.ts'
import { builtTasks } from './built-threads.ts'
import { temporaryStore } from './temporary-store.ts'

/** The application on a real store, as it runs in production but for its address. */
export type HttpService = {
  app: FastifyInstance
  services: Services
  store: Store
  dataFolder: string
  /** What was logged, as text. */
  logged: () => string
  addNetwork(records: NetworkRecords): Promise<void>
  close(): Promise<void>
}

export type NetworkRecords = {
  network: Network
  actors: readonly Actor[]
  collaborations: readonly Collaboration[]
  participations: readonly Participation[]
}

export async function httpService(
  settings: Readonly<Record<string, string>> = {},
  options: { pageFolder?: string } = {},
): Promise<HttpService> {
  const { store, folder, remove } = await temporaryStore()
  const config: Config = readConfig({ MAILLAGE_DATA: folder, LOG_LEVEL: 'info', ...settings })
  let text = ''
  const log = createLog(config, { write: (line: string) => (text += line) })
  const services = await createServices({
    store,
    config,
    log,
    now: () => new Date(),
    ...builtTasks,
  })
  // Whether the page was built must not change what a test sees.
  const pageFolder = `${folder}/no-page`
  const app = await buildApp(config, services, { log, pageFolder, ...options })
  return {
    app,
    services,
    store,
    dataFolder: folder,
    logged: () => text,
    async addNetwork({ network, actors, collaborations, participations }) {
      const info = { by: 'test', reason: 'fixture' }
      await store.createNetwork(network, info)
      const writes: Write[] = [
        ...actors.map((after): Write => ({ record: 'actor', id: after.id, after })),
        ...collaborations.map((after): Write => ({ record: 'collaboration', id: after.id, after })),
        ...participations.map((after): Write => {
          return { record: 'participation', id: participationKey(after), after }
        }),
      ]
      await store.apply(network.id, info, writes)
    },
    async close() {
      await app.close()
      await services.close()
      await remove()
    },
  }
}
