import { useEffect, useState } from 'react'
import type { Job } from '../../../server/contract/jobs.ts'
import { useText } from '../state/preferences-context.tsx'
import { followJob } from './jobs.ts'

/**
 * A job as it goes on; `onEnd` is called once, whatever its end. Its state is undefined before the
 * first news of it.
 */
export function useJob(jobId: string | undefined, onEnd: () => void): Job | undefined {
  const { language } = useText()
  const [job, setJob] = useState<Job>()
  const [ended, setEnded] = useState<string>()
  useEffect(() => {
    if (jobId === undefined) return undefined
    const control = new AbortController()
    const end = (): void => {
      if (!control.signal.aborted) setEnded(jobId)
    }
    followJob(language, jobId, setJob, control.signal).then(end, end)
    return () => control.abort()
  }, [jobId, language])
  useEffect(() => {
    if (ended !== undefined) onEnd()
    // The end is told once; what is called then may be another function at each drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ended])
  return job?.id === jobId ? job : undefined
}
