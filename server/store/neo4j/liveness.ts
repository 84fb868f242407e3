import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../errors.ts'

/**
 * Tells a server that is busy from one that is frozen, or cut off without a word. Its connections stay
 * open, so a call would wait for as long as the system keeps them. A call that heard nothing for a while
 * asks on a new connection: a busy server accepts it, and the call may go on for as long as it needs.
 */
export type Liveness = {
  /** Watches one call; `patienceMs` of nothing heard and no new connection end it. */
  watch(patienceMs: number): Watch
}

export type Watch = {
  /** The server said something. */
  heard(): void
  /** Never resolves; rejects with AppError store-unavailable when the server does not answer. */
  readonly lost: Promise<never>
  isLost(): boolean
  /** The call is over. */
  end(): void
}

const SILENCE_MS = 2_000
const ANSWER_MS = 2_300

/** `ask` connects anew and resolves once the server answers; it is not waited for any longer than needed. */
export function newLiveness(ask: () => Promise<unknown>): Liveness {
  let asking: Promise<boolean> | undefined

  /** Whether the server takes a new connection; many that ask at once ask once. */
  function answers(): Promise<boolean> {
    asking ??= askOnce(ask).finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    watch(patienceMs) {
      let heardAt = performance.now()
      let state: 'watching' | 'lost' | 'ended' = 'watching'
      let timer: NodeJS.Timeout | undefined
      const { promise: lost, reject: lose } = newRejection()
      // Nobody may be waiting for it any more.
      lost.catch(() => undefined)

      function lookIn(ms: number): void {
        timer = setTimeout(() => void look(), ms)
        timer.unref()
      }

      async function look(): Promise<void> {
        const silentFor = performance.now() - heardAt
        if (silentFor < SILENCE_MS) return lookIn(SILENCE_MS - silentFor)
        const heardBefore = heardAt
        const isThere = await answers()
        if (state !== 'watching') return
        const isStillSilent = heardAt === heardBefore
        if (!isThere && isStillSilent && performance.now() - heardAt >= patienceMs) {
          state = 'lost'
          lose(new AppError('store-unavailable', { reason: 'the server does not answer' }))
        } else lookIn(isThere ? SILENCE_MS : 0)
      }

      lookIn(SILENCE_MS)
      return {
        heard: () => {
          heardAt = performance.now()
        },
        lost,
        isLost: () => state === 'lost',
        end: () => {
          if (state === 'watching') state = 'ended'
          clearTimeout(timer)
        },
      }
    },
  }
}

async function askOnce(ask: () => Promise<unknown>): Promise<boolean> {
  const answer = ask().then(
    () => true,
    () => false,
  )
  const asked = await Promise.race([answer, pause(ANSWER_MS, 'no answer' as const, { ref: false })])
  if (asked !== 'no answer') return asked
  // When this process was itself busy for so long, the answer may be there and not yet read.
  await nextTurn()
  await nextTurn()
  return Promise.race([answer, Promise.resolve(false)])
}

function newRejection(): { promise: Promise<never>; reject: (error: AppError) => void } {
  let reject: ((error: AppError) => void) | undefined
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise
  })
  return { promise, reject: (error) => reject?.(error) }
}
