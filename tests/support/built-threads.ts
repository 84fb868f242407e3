import type { TaskFiles } from '../../server/services/pool.ts'

const BUILT = new URL('../../dist/server/', import.meta.url)
const IS_BUILT = process.env['MAILLAGE_BUILT'] === '1'

/**
 * `npm test` has built what it tests, and says so: threads then load the built program, in a fifth of
 * the time that the sources take. Otherwise empty, and each loads what is beside it.
 */
export const builtTasks: { tasks?: TaskFiles } = IS_BUILT
  ? { tasks: { folder: new URL('services/tasks/', BUILT), extension: '.js' } }
  : {}

/** The same for the threads of an embedded store. */
export const builtThreads: { threads?: URL } = IS_BUILT
  ? { threads: new URL('store/embedded/worker.js', BUILT) }
  : {}
