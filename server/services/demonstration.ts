import type { Why, Write } from '../domain/change-sets.ts'
import { applicationKey, participationKey } from '../domain/identifiers.ts'
import { buildDemoNetwork } from '../demo/build-demo-network.ts'
import type { ServiceContext } from './context.ts'
import type { PositionsService } from './positions.ts'
import { BY } from './writers.ts'

export type DemonstrationService = {
  /**
   * Puts the demonstration network into a store that has never held any; true when it did. Who deletes
   * it does not find it again at the next start.
   */
  loadOnFirstRun(why: Why): Promise<boolean>
}

const KIND = 'setting'
const ID = 'demonstration'

export function createDemonstration(
  { store, now }: ServiceContext,
  positions: PositionsService,
): DemonstrationService {
  return {
    async loadOnFirstRun(why) {
      if ((await store.listNetworks()).length > 0) return false
      if (await store.documents.get(KIND, ID)) return false
      const { network, actors, collaborations, participations, calls, applications } =
        buildDemoNetwork()
      const info = { by: BY, ...why }
      await store.createNetwork(network, info)
      await store.apply(network.id, info, [
        ...actors.map((after): Write => ({ record: 'actor', id: after.id, after })),
        ...collaborations.map((after): Write => ({ record: 'collaboration', id: after.id, after })),
        ...participations.map((after): Write => ({
          record: 'participation',
          id: participationKey(after),
          after,
        })),
        ...calls.map((after): Write => ({ record: 'call', id: after.id, after })),
        ...applications.map((after): Write => ({
          record: 'application',
          id: applicationKey(after),
          after,
        })),
      ])
      await store.documents.put(KIND, ID, { loadedAt: now().toISOString() })
      await positions.start(network.id)
      return true
    },
  }
}
