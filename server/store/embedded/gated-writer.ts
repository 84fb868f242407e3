import type { WriterOperations } from './protocol.ts'
import type { Client } from './worker-client.ts'

/** The writing thread, which a restore may have to itself for several calls in one transaction. */
export type GatedWriter = Client<WriterOperations> & {
  /** Runs `work` when nobody else works alone; other calls wait until it has ended. */
  alone<T>(work: (thread: Client<WriterOperations>) => Promise<T>): Promise<T>
}

export function gatedWriter(thread: Client<WriterOperations>): GatedWriter {
  let gate: Promise<unknown> | undefined

  async function passed(): Promise<void> {
    if (gate === undefined) return
    await gate
    await passed()
  }

  return {
    call: async (operation, request) => {
      if (gate !== undefined) await passed()
      return thread.call(operation, request)
    },
    alone: async (work) => {
      await passed()
      const running = work(thread)
      gate = running.then(
        () => undefined,
        () => undefined,
      )
      try {
        return await running
      } finally {
        gate = undefined
      }
    },
    problem: () => thread.problem(),
    close: async () => {
      await passed()
      await thread.close()
    },
  }
}
