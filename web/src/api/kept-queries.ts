import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useText } from '../state/preferences-context.tsx'
import { useEndpoints, withParameters, type ListOptions } from './queries.ts'

/**
 * What is kept beside a network's records, and looks at no slice: imports, duplicates and merges, notes
 * and histories, saved views, reports.
 */

/** Pairs of actors that may be one, or the job that looks for them. */
export function useDuplicates(networkId: string, options: ListOptions, isWanted = true) {
  const api = useEndpoints()
  const { language } = useText()
  return useQuery({
    queryKey: [networkId, 'duplicates', options, language],
    queryFn: ({ signal }) =>
      api.duplicates(networkId, withParameters(new URLSearchParams(), options), signal),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  })
}

/** The merges that made an actor what it is. */
export function useActorMerges(networkId: string, actorId: string) {
  const api = useEndpoints()
  return useQuery({
    queryKey: [networkId, 'merges', actorId],
    queryFn: () => api.actorMerges(networkId, actorId),
  })
}

export function useNote(networkId: string, record: 'actor' | 'collaboration', id: string) {
  const api = useEndpoints()
  return useQuery({
    queryKey: [networkId, 'note', record, id],
    queryFn: () => api.note(networkId, record, id),
  })
}

export function useHistory(networkId: string, record: 'actor' | 'collaboration', id: string) {
  const api = useEndpoints()
  return useQuery({
    queryKey: [networkId, 'history', record, id],
    queryFn: () => api.history(networkId, record, id),
  })
}

export function useSavedViews(networkId: string) {
  const api = useEndpoints()
  return useQuery({
    queryKey: [networkId, 'saved-views'],
    queryFn: () => api.savedViews(networkId),
  })
}

/** What a shared link names; it does not change. */
export function useSharedView(viewId: string) {
  const api = useEndpoints()
  return useQuery({
    queryKey: ['shared', viewId],
    queryFn: () => api.sharedView(viewId),
    staleTime: Infinity,
  })
}

export function useReports(networkId: string) {
  const api = useEndpoints()
  return useQuery({
    queryKey: [networkId, 'reports'],
    queryFn: () => api.reports(networkId),
    refetchInterval: (query) =>
      query.state.data?.items.some(
        (report) => report.state === 'waiting' || report.state === 'running',
      )
        ? 1500
        : false,
  })
}

export function useImports(networkId: string) {
  const api = useEndpoints()
  const { language } = useText()
  return useQuery({
    queryKey: [networkId, 'imports', language],
    queryFn: () => api.imports(networkId),
  })
}

export function useImport(networkId: string, importId: string) {
  const api = useEndpoints()
  const { language } = useText()
  return useQuery({
    queryKey: [networkId, 'import', importId, language],
    queryFn: () => api.import(networkId, importId),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => {
      const state = query.state.data?.state
      return state === 'reading' || state === 'confirming' ? 1000 : false
    },
  })
}
