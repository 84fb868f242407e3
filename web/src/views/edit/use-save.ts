import { useMutation } from '@tanstack/react-query'
import type { ChangeDone } from '../../../../server/contract/changes.ts'
import { useNetworkChanged } from '../../api/use-network-changed.ts'
import { noteDone } from './editing.ts'

export type Save = {
  isPending: boolean
  error: unknown
  /** Writes; what is shown of the network is asked for again, and the write can be taken back. */
  run: (write: () => Promise<ChangeDone>, onDone: (done: ChangeDone) => void) => void
}

/** A write by hand in a network. */
export function useSave(networkId: string): Save {
  const changed = useNetworkChanged(networkId)
  const saving = useMutation({
    mutationFn: (write: () => Promise<ChangeDone>) => write(),
    onSuccess: async ({ changeSet }) => {
      if (changeSet) noteDone(networkId, { changeSetId: changeSet.id, reason: changeSet.reason })
      await changed()
    },
  })
  return {
    isPending: saving.isPending,
    error: saving.error,
    run: (write, onDone) => saving.mutate(write, { onSuccess: onDone }),
  }
}
