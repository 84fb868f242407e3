import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { forgetMadeForFiles, isMadeForFiles } from '../../state/made-for-files.ts'
import { go } from '../../state/use-address.ts'

/**
 * Gives up an import that is not confirmed: its files go, whatever is under way ends, and the network
 * that was made for it goes with it as long as nothing is in it.
 */
export function useGiveUp({ networkId, id }: Pick<ImportDraft, 'networkId' | 'id'>) {
  const api = useEndpoints()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await api.removeImport(networkId, id)
      if (!isMadeForFiles(networkId)) return false
      const [{ version }, { items }] = await Promise.all([
        api.network(networkId),
        api.imports(networkId),
      ])
      // Version 1 is the network without anything in it.
      if (version > 1 || items.length > 0) return false
      await api.deleteNetwork(networkId)
      forgetMadeForFiles(networkId)
      return true
    },
    onSuccess: (isNetworkGone) => {
      go({
        route: isNetworkGone ? { page: 'home' } : { page: 'network', networkId, view: 'imports' },
        replace: true,
      })
      queries.removeQueries({ queryKey: [networkId, 'import', id] })
      void queries.invalidateQueries({
        queryKey: isNetworkGone ? ['networks'] : [networkId, 'imports'],
      })
    },
  })
}
