import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DuplicatePair } from '../../../../server/contract/duplicates.ts'
import type { DuplicateDecision } from '../../../../server/domain/duplicates.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useNetworkChanged } from '../../api/use-network-changed.ts'

/** The list as it opens; who only wants to know whether there are pairs asks for the same. */
export const FIRST_PAGE = { limit: '20' } as const

/** What was just done, so that it can be said and taken back. */
export type Reviewed =
  | { what: 'merged'; kept: string; merged: string; changeSetId: string }
  | { what: 'different' | 'later'; a: DuplicatePair['a']; b: DuplicatePair['b'] }
  | { what: 'undone' }

/** Decisions about pairs: merging, keeping apart, putting off, and taking the last one back. */
export function useReview(networkId: string) {
  const api = useEndpoints()
  const queries = useQueryClient()
  const [last, setLast] = useState<Reviewed>()
  const refreshList = () => queries.invalidateQueries({ queryKey: [networkId, 'duplicates'] })
  // A merge changes every answer about the network.
  const refreshAll = useNetworkChanged(networkId)
  const merging = useMutation({
    mutationFn: ({ kept, merged }: { kept: DuplicatePair['a']; merged: DuplicatePair['a'] }) =>
      api.mergeActors(networkId, { keepId: kept.id, mergedIds: [merged.id] }),
    onSuccess: async ({ changeSet }, { kept, merged }) => {
      const changeSetId = changeSet?.id ?? ''
      setLast({ what: 'merged', kept: kept.name, merged: merged.name, changeSetId })
      await refreshAll()
    },
  })
  const deciding = useMutation({
    mutationFn: ({ pair, decision }: { pair: DuplicatePair; decision: DuplicateDecision }) =>
      api.decideDuplicate(networkId, { a: pair.a.id, b: pair.b.id, decision }),
    onSuccess: async (_nothing, { pair, decision }) => {
      if (decision !== 'same') setLast({ what: decision, a: pair.a, b: pair.b })
      await refreshList()
    },
  })
  const undoing = useMutation({
    mutationFn: async (done: Reviewed) => {
      if (done.what === 'merged') await api.unmergeActors(networkId, done.changeSetId)
      else if (done.what !== 'undone') {
        await api.decideDuplicate(networkId, { a: done.a.id, b: done.b.id, decision: null })
      }
    },
    onSuccess: async (_nothing, done) => {
      setLast({ what: 'undone' })
      await (done.what === 'merged' ? refreshAll() : refreshList())
    },
  })
  return {
    last,
    isBusy: merging.isPending || deciding.isPending || undoing.isPending,
    error: merging.error ?? deciding.error ?? undoing.error,
    merge: merging.mutate,
    decide: deciding.mutate,
    undo: undoing.mutate,
  }
}
