import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CollaborationSheet } from '../../../server/contract/records.ts'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { endpoints, type Endpoints } from './endpoints.ts'

/**
 * What the views ask for of a network and its slice. Keys begin with the network's id, so that a write makes one network's
 * answers old at once; they hold the language, because sentences come from the server in it.
 */

export function useEndpoints(): Endpoints {
  const { language } = useText()
  return useMemo(() => endpoints(language), [language])
}

function useSliceQuery(): { query: URLSearchParams; text: string } {
  const { sliceText } = useAddress()
  return useMemo(() => ({ query: new URLSearchParams(sliceText), text: sliceText }), [sliceText])
}

/** The slice and further parameters. */
export function withParameters(
  query: URLSearchParams,
  parameters: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const all = new URLSearchParams(query)
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') all.set(key, value)
  }
  return all
}

/** What can be computed: it changes with the program only. */
export function useMeasures() {
  const api = useEndpoints()
  const { language } = useText()
  return useQuery({
    queryKey: ['measures', language],
    queryFn: () => api.measures(),
    staleTime: Infinity,
  })
}

/** All networks; not asked for by who may read one alone. */
export function useNetworks(isWanted = true) {
  const api = useEndpoints()
  return useQuery({
    queryKey: ['networks'],
    queryFn: () => api.networks(),
    enabled: isWanted,
  })
}

export function useNetwork(networkId: string) {
  const api = useEndpoints()
  const { language } = useText()
  return useQuery({
    queryKey: [networkId, 'details', language],
    queryFn: () => api.network(networkId),
  })
}

export function useOverview(networkId: string) {
  const api = useEndpoints()
  const { language } = useText()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, 'overview', slice.text, language],
    queryFn: ({ signal }) => api.overview(networkId, slice.query, signal),
    placeholderData: keepPreviousData,
  })
}

/** Why a number is what it is; `more`: parameters beside the slice's, or instead of them, as a query. */
export function useExplanation(networkId: string, measure: string, more = '') {
  const api = useEndpoints()
  const { language } = useText()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, 'explanation', measure, slice.text, more, language],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(slice.query)
      const further = [...new URLSearchParams(more)]
      for (const [name] of further) query.delete(name)
      for (const [name, value] of further) query.append(name, value)
      return api.explanation(networkId, measure, query, signal)
    },
  })
}

/** How a map is asked for beside its mode and measures: layout, weighting, fold, unfolded. */
export function useMap(
  networkId: string,
  mode: 'actors' | 'two-mode',
  measures: string,
  how: ListOptions = {},
) {
  const api = useEndpoints()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, 'map', mode, measures, slice.text, how],
    queryFn: ({ signal }) =>
      api.map(networkId, withParameters(slice.query, { ...how, mode, measures }), signal),
    placeholderData: keepPreviousData,
    // Positions are provisional while the job that computes them runs.
    refetchInterval: (query) => (query.state.data?.positioned === false ? 2000 : false),
  })
}

/** A shortest way between two actors. */
export function usePath(networkId: string, source: string, target: string, enabled = true) {
  const api = useEndpoints()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, 'path', source, target, slice.text],
    queryFn: ({ signal }) =>
      api.path(networkId, withParameters(slice.query, { source, target }), signal),
    enabled,
  })
}

export type ListOptions = Readonly<Record<string, string | undefined>>

type AskOfSlice<T> = (networkId: string, query: URLSearchParams, signal: AbortSignal) => Promise<T>

/** An answer about the slice with further options; while another one is asked for, the last one stays. */
function useOfSlice<T>(
  networkId: string,
  name: string,
  askOf: (api: Endpoints) => AskOfSlice<T>,
  { options = {}, enabled = true }: { options?: ListOptions; enabled?: boolean } = {},
) {
  const api = useEndpoints()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, name, slice.text, options],
    queryFn: ({ signal }) => askOf(api)(networkId, withParameters(slice.query, options), signal),
    placeholderData: keepPreviousData,
    enabled,
  })
}

export function useIsolated(networkId: string, options: ListOptions) {
  return useOfSlice(networkId, 'isolated', (api) => api.isolated, { options })
}

export function useTerritories(networkId: string, options: ListOptions) {
  return useOfSlice(networkId, 'territories', (api) => api.territories, { options })
}

export function usePlaces(networkId: string) {
  return useOfSlice(networkId, 'places', (api) => api.places)
}

export function useTimeline(networkId: string, options: ListOptions) {
  return useOfSlice(networkId, 'timeline', (api) => api.timeline, { options })
}

export function useMatrix(networkId: string, options: ListOptions) {
  return useOfSlice(networkId, 'matrix', (api) => api.matrix, { options })
}

export function useBrokers(networkId: string, options: ListOptions) {
  return useOfSlice(networkId, 'brokers', (api) => api.brokers, { options })
}

export function useCuts(networkId: string) {
  return useOfSlice(networkId, 'cuts', (api) => api.cuts)
}

export function useRemoval(networkId: string) {
  return useOfSlice(networkId, 'removal', (api) => api.removal)
}

export function useBeforeAfter(networkId: string, options: ListOptions) {
  return useOfSlice(networkId, 'before-after', (api) => api.beforeAfter, { options })
}

export function useActors(networkId: string, options: ListOptions, enabled = true) {
  return useOfSlice(networkId, 'actors', (api) => api.actors, { options, enabled })
}

export function useCollaborations(networkId: string, options: ListOptions) {
  return useOfSlice(networkId, 'collaborations', (api) => api.collaborations, { options })
}

/** The outlines of the départements: they change with the program only. */
export function useOutlines() {
  const api = useEndpoints()
  return useQuery({ queryKey: ['outlines'], queryFn: () => api.outlines(), staleTime: Infinity })
}

/** The chosen actors beside each other. */
export function useSelection(networkId: string, actorIds: readonly string[]) {
  const api = useEndpoints()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, 'selection', actorIds, slice.text],
    queryFn: ({ signal }) => api.selection(networkId, actorIds, slice.query, signal),
    placeholderData: keepPreviousData,
  })
}

export function useActor(networkId: string, actorId: string) {
  const api = useEndpoints()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, 'actor', actorId, slice.text],
    queryFn: ({ signal }) => api.actor(networkId, actorId, slice.query, signal),
  })
}

export function useCollaboration(networkId: string, collaborationId: string) {
  const api = useEndpoints()
  const slice = useSliceQuery()
  return useQuery({
    queryKey: [networkId, 'collaboration', collaborationId, slice.text],
    queryFn: ({ signal }) => api.collaboration(networkId, collaborationId, slice.query, signal),
  })
}

/** Ids of the actors of some collaborations, of those that are there already. */
export function useMembersOf(networkId: string, collaborations: readonly string[]): string[] {
  const api = useEndpoints()
  const slice = useSliceQuery()
  return useQueries({
    queries: collaborations.map((id) => ({
      queryKey: [networkId, 'collaboration', id, slice.text],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.collaboration(networkId, id, slice.query, signal),
    })),
    combine: membersIn,
  })
}

const membersIn = (sheets: readonly { data: CollaborationSheet | undefined }[]): string[] => [
  ...new Set(sheets.flatMap(({ data }) => data?.members.map(({ id }) => id) ?? [])),
]
