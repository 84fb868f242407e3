import { useMutation } from '@tanstack/react-query'
import type { ChangeDone } from '../../../../server/contract/changes.ts'
import { useNetworkChanged } from '../../api/use-network-changed.ts'
import { noteDone } from './editing.ts'

export type Save = {
  isPending: boolean
  error: unknown
  /**
   * Writes; `onDone` as soon as that is acknowledged. Then what is shown of the network is asked for again,
   * and the write can be taken back.
   */
  run: (write: () => Promise<ChangeDone>, onDone: (done: ChangeDone) => void) => void
}

type Asked = { write: () => Promise<ChangeDone>; onDone: (done: ChangeDone) => void }

/** A write by hand in a network. */
export function useSave(networkId: string): Save {
  const changed = useNetworkChanged(networkId)
  const saving = useMutation({
    mutationFn: ({ write }: Asked) => write(),
    onSuccess: async (done, { onDone }) => {
      const { changeSet } = done
      if (changeSet) noteDone(networkId, { changeSetId: changeSet.id, reason: changeSet.reason })
      // What was written may show before everything else of the network is there again: by then the form
      // must not stand there as if it were not saved.
      onDone(done)
      await changed()
    },
  })
  return {
    isPending: saving.isPending,
    error: saving.error,
    run: (write, onDone) => saving.mutate({ write, onDone }),
  }
}
