import type { StoreHealth } from '../store/store.ts'
import { createBackups, type Backups } from './backups.ts'
import type { ServiceContext } from './context.ts'
import { Jobs } from './jobs.ts'
import { createPool, type Pool } from './pool.ts'

/** Every use case, by verb family. HTTP and the command line call these and nothing below them. */
export type Services = {
  health(): Promise<StoreHealth>
  jobs: Jobs
  backups: Backups
  pool: Pool
  /** Ends jobs and threads. The store stays open: who opened it closes it. */
  close(): Promise<void>
}

export async function createServices(context: ServiceContext): Promise<Services> {
  const pool = createPool()
  const jobs = await Jobs.open(context.store.documents, context.log)
  return {
    health: () => context.store.health(),
    jobs,
    backups: createBackups(context.store),
    pool,
    async close() {
      await jobs.close()
      await pool.close()
    },
  }
}
