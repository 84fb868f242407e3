import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from './problem.tsx'
import { Skeleton } from './skeleton.tsx'

/** Waiting, failing or there: the one way in which views show what they asked for. */
export function Answer<T>({
  of: { data, error, isPlaceholderData, refetch },
  lines = 5,
  children,
}: {
  of: UseQueryResult<T>
  lines?: number
  children: (data: T) => ReactNode
}) {
  if (data === undefined) {
    return error ? (
      <Problem error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton lines={lines} />
    )
  }
  return (
    <>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <div className={isPlaceholderData ? 'answer stale' : 'answer'} aria-busy={isPlaceholderData}>
        {children(data)}
      </div>
    </>
  )
}
