import { isAppError } from '../../errors.ts'
import type { StoreHealth } from '../store.ts'
import type { GatedWriter } from './gated-writer.ts'
import type { ReaderOperations } from './protocol.ts'
import type { Client } from './worker-client.ts'

/** Longer than any read keeps the thread; then something is wrong. */
const TIMEOUT_MS = 5_000

/** Asks the reading thread, which a write never keeps waiting; of the writing one, whether it is there. */
export async function embeddedHealth(
  writer: Pick<GatedWriter, 'problem'>,
  reader: Client<ReaderOperations>,
): Promise<StoreHealth> {
  const start = performance.now()
  const problem = writer.problem()?.code
  const state =
    problem === undefined ? await Promise.race([ask(reader), late()]) : { ok: false, problem }
  return { kind: 'embedded', ...state, latencyMs: performance.now() - start }
}

async function ask(
  reader: Client<ReaderOperations>,
): Promise<Pick<StoreHealth, 'ok' | 'engine' | 'problem'>> {
  try {
    const { engine } = await reader.call('health', null)
    return { ok: true, engine }
  } catch (error) {
    return { ok: false, problem: isAppError(error) ? error.code : 'internal-error' }
  }
}

function late(): Promise<Pick<StoreHealth, 'ok' | 'problem'>> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve({ ok: false, problem: 'store-unavailable' })
    }, TIMEOUT_MS).unref()
  })
}
