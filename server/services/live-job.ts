import type { JobRecord } from '../domain/jobs.ts'

/** A job of this process: how it is, how to end it, and who waits for its next change. */
export type LiveJob = { record: JobRecord; controller: AbortController; waiters: Set<() => void> }

/** Wakes those who wait for a change of the job. */
export function tell(live: LiveJob): void {
  const waiters = [...live.waiters]
  live.waiters.clear()
  for (const wake of waiters) wake()
}

/** Resolves at the next change of the job, or once the signal is aborted. */
export function changeOf(live: LiveJob, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      live.waiters.delete(wake)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    if (signal?.aborted) return resolve()
    live.waiters.add(wake)
    signal?.addEventListener('abort', wake, { once: true })
  })
}
