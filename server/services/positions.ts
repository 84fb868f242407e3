import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { JobRecord } from '../domain/jobs.ts'
import type { Positions } from './analysis/node-places.ts'
import type { ServiceContext } from './context.ts'
import type { Jobs } from './jobs.ts'
import { runnerOf, type Pool } from './pool.ts'
import type { run } from './tasks/layout.ts'

/** What the layout job left: whose places, and for which version of the network. */
export type StoredPositions = { version: number; revision: number; positions: Positions }

export type PositionsService = {
  /** The places of a network's actors, or nothing before the first layout is done. */
  get(networkId: string): Promise<StoredPositions | undefined>
  /**
   * Starts the job that places the actors of a network, or of those that came since; gives the id of
   * the one under way. Nobody who has a place is moved. Where it failed for this version of the network
   * it would fail again: then its id is given, and it can be run again as a job.
   */
  start(networkId: string): Promise<string>
  forget(networkId: string): Promise<void>
}

const KIND = 'layout'
// Another process may have written the document (replicas on one Neo4j): it is read again after this.
const FRESH_MS = 5000

const Stored = Type.Object({
  version: Type.Integer(),
  ids: Type.Array(Type.String()),
  x: Type.Array(Type.Number()),
  y: Type.Array(Type.Number()),
})
const isStored = Compile(Stored)

export function createPositions(
  { store, now }: ServiceContext,
  jobs: Jobs,
  pool: Pool,
): PositionsService {
  const place = runnerOf<typeof run>(pool, 'jobs', 'layout')
  const read = new Map<string, { at: number; stored: StoredPositions | undefined }>()
  const started = new Map<string, { version: number; job: Promise<JobRecord> }>()

  async function get(networkId: string): Promise<StoredPositions | undefined> {
    const at = now().getTime()
    const known = read.get(networkId)
    if (known && at - known.at < FRESH_MS) return known.stored
    const document = await store.documents.get(KIND, networkId)
    const stored =
      document && isStored.Check(document.value)
        ? {
            version: document.value.version,
            revision: document.revision,
            positions: { ids: document.value.ids, x: document.value.x, y: document.value.y },
          }
        : undefined
    read.set(networkId, { at, stored })
    return stored
  }

  jobs.register('layout', async (parameters, job) => {
    const networkId = parameters['networkId'] ?? ''
    const { version, bytes } = await store.readPackedBytes(networkId)
    job.progress(0.1)
    const previous = (await get(networkId))?.positions
    const positions = await place(
      { packed: bytes, ...(previous && { previous }) },
      { signal: job.signal, handOver: [bytes] },
    )
    await store.documents.put(KIND, networkId, { version, ...positions })
    read.delete(networkId)
    return undefined
  })

  return {
    get,
    async start(networkId) {
      const { version } = await store.getNetwork(networkId)
      const known = started.get(networkId)
      if (known) {
        const { id, state } = await jobs.get((await known.job).id)
        const isUnderWay = state === 'waiting' || state === 'running'
        if (isUnderWay || (state !== 'done' && known.version === version)) return id
      }
      const job = jobs.start('layout', { networkId }, networkId)
      started.set(networkId, { version, job })
      job.catch(() => started.delete(networkId))
      return (await job).id
    },
    async forget(networkId) {
      read.delete(networkId)
      started.delete(networkId)
      await store.documents.delete(KIND, networkId)
    },
  }
}
