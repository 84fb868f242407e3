import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** To be called after a write: every answer about the network, and the list of networks, is asked for anew. */
export function useNetworkChanged(networkId: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await queries.invalidateQueries({ queryKey: [networkId] })
    await queries.invalidateQueries({ queryKey: ['networks'] })
  }, [queries, networkId])
}
