import type { Job } from '../../../server/contract/jobs.ts'
import { paths } from '../../../server/contract/paths.ts'
import type { Language } from '../../../server/locales/locales.ts'
import { ask, commonHeaders } from './client.ts'

const ENDED = ['done', 'failed', 'cancelled']
const hasEnded = (job: Job): boolean => ENDED.includes(job.state)

/**
 * Follows a job until it ends and resolves with its last state. Events come by a fetch and not an
 * EventSource, which sends no token. When the stream breaks, the job is asked for again each second.
 */
export async function followJob(
  language: Language,
  jobId: string,
  onChange: (job: Job) => void,
  signal: AbortSignal,
): Promise<Job> {
  const last = await streamJob(language, jobId, onChange, signal)
  if (last && hasEnded(last)) return last
  for (;;) {
    signal.throwIfAborted()
    const job = await ask<Job>(language, paths.job(jobId), { signal })
    onChange(job)
    if (hasEnded(job)) return job
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

async function streamJob(
  language: Language,
  jobId: string,
  onChange: (job: Job) => void,
  signal: AbortSignal,
): Promise<Job | undefined> {
  let last: Job | undefined
  try {
    const headers = { ...commonHeaders(language), accept: 'text/event-stream' }
    const answer = await fetch(paths.jobEvents(jobId), { headers, signal })
    if (!answer.ok || !answer.body) return undefined
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return last
      const events = (rest + value).split(/\r?\n\r?\n/)
      rest = events.pop() ?? ''
      for (const event of events) {
        const job = eventData(event)
        if (!job) continue
        last = job
        onChange(job)
        if (hasEnded(job)) {
          await reader.cancel()
          return job
        }
      }
    }
  } catch {
    signal.throwIfAborted()
    return last
  }
}

/** The job that one server-sent event carries; undefined for comments and heartbeats. */
export function eventData(event: string): Job | undefined {
  const data = event
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).replace(/^ /, ''))
    .join('\n')
  if (data === '') return undefined
  try {
    // Written by the server from its own Job; the shape is checked there.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return JSON.parse(data) as Job
  } catch {
    return undefined
  }
}
