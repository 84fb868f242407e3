import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DuplicateActor, DuplicatePair } from '../../../../server/contract/duplicates.ts'
import type { DuplicateDecision } from '../../../../server/domain/duplicates.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useNetworkChanged } from '../../api/use-network-changed.ts'
import { groupMerges, type Kept } from './group-merges.ts'

/** The list as it opens; who only wants to know whether there are pairs asks for the same. */
export const FIRST_PAGE = { limit: '20' } as const

type Pair = Pick<DuplicatePair, 'a' | 'b'>

/** What was just done, so that it can be said and taken back. */
export type Reviewed =
  /** Each change set made one actor of several. */
  | { what: 'merged'; kept: string; merged: string; actors: number; changeSetIds: string[] }
  | { what: 'different' | 'later'; pairs: readonly Pair[] }
  | { what: 'undone' }

/** How far several merges are. */
export type Doing = { done: number; of: number }

/** Decisions about pairs: merging, keeping apart, putting off, and taking the last one back. */
export function useReview(networkId: string) {
  const api = useEndpoints()
  const queries = useQueryClient()
  const [last, setLast] = useState<Reviewed>()
  const [doing, setDoing] = useState<Doing>()
  const refreshList = () => queries.invalidateQueries({ queryKey: [networkId, 'duplicates'] })
  // A merge changes every answer about the network.
  const refreshAll = useNetworkChanged(networkId)
  const merging = useMutation({
    mutationFn: async (pairs: readonly Kept<DuplicateActor>[]) => {
      const groups = groupMerges(pairs)
      const changeSetIds: string[] = []
      let actors = 0
      try {
        for (const { kept, merged } of groups) {
          if (groups.length > 1) setDoing({ done: changeSetIds.length, of: groups.length })
          const mergedIds = merged.map(({ id }) => id)
          const { changeSet } = await api.mergeActors(networkId, { keepId: kept.id, mergedIds })
          if (changeSet) changeSetIds.push(changeSet.id)
          actors += mergedIds.length
        }
      } finally {
        setDoing(undefined)
        const [first] = groups
        // One of several may fail: what was merged before it is said all the same, with the way back.
        if (first && changeSetIds.length > 0) {
          const names = { kept: first.kept.name, merged: first.merged[0]?.name ?? '' }
          setLast({ what: 'merged', ...names, actors, changeSetIds })
        }
      }
    },
    onSettled: refreshAll,
  })
  const deciding = useMutation({
    mutationFn: async (asked: { pairs: readonly Pair[]; decision: DuplicateDecision }) => {
      for (const { a, b } of asked.pairs) {
        await api.decideDuplicate(networkId, { a: a.id, b: b.id, decision: asked.decision })
      }
    },
    onSuccess: (_nothing, { pairs, decision }) => {
      if (decision !== 'same') setLast({ what: decision, pairs })
    },
    onSettled: refreshList,
  })
  const undoing = useMutation({
    mutationFn: async (done: Reviewed) => {
      if (done.what === 'merged') {
        // The last one first: each is taken back as it was made.
        const left = [...done.changeSetIds]
        for (let id = left.at(-1); id !== undefined; id = left.at(-1)) {
          setLast({ ...done, changeSetIds: [...left] })
          await api.unmergeActors(networkId, id)
          left.pop()
        }
      } else if (done.what !== 'undone') {
        for (const { a, b } of done.pairs) {
          await api.decideDuplicate(networkId, { a: a.id, b: b.id, decision: null })
        }
      }
    },
    onSuccess: () => setLast({ what: 'undone' }),
    onSettled: (_nothing, _error, done) => (done.what === 'merged' ? refreshAll() : refreshList()),
  })
  return {
    last,
    doing,
    isBusy: merging.isPending || deciding.isPending || undoing.isPending,
    error: merging.error ?? deciding.error ?? undoing.error,
    merge: merging.mutate,
    decide: deciding.mutate,
    undo: undoing.mutate,
  }
}
