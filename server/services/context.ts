import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import type { TaskFiles } from './pool.ts'

/** What the services are made of; main wires it once. */
export type ServiceContext = {
  store: Store
  config: Config
  log: Log
  /** The clock: the only thing that tests fake. */
  now: () => Date
  /** The files of the tasks, when they are not those beside these sources. */
  tasks?: TaskFiles
}

/** The part of the log that services use. */
export type Log = {
  info(values: object, message: string): void
  warn(values: object, message: string): void
  error(values: object, message: string): void
}
