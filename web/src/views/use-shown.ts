import { useState } from 'react'
import type { Shown } from '../state/selection.ts'
import { go, readAddress, useAddress } from '../state/use-address.ts'

type Part = Pick<Shown, 'hidden' | 'kept'>

export type ShownHook = Part & {
  hide: (actors: readonly string[]) => void
  keepOnly: (actors: readonly string[]) => void
  /** Takes the last of these steps back; undefined when none was taken here. */
  undo: (() => void) | undefined
  showAll: () => void
}

/** Who is taken out of the picture, and the way back. */
export function useShown(): ShownHook {
  const { shown } = useAddress()
  const [before, setBefore] = useState<readonly Part[]>([])
  const change = (next: (now: Part) => Part): void => {
    const { hidden, kept } = readAddress(window.location.href).shown
    setBefore([...before, { hidden, kept }])
    go({ shown: next({ hidden, kept }), selection: {} })
  }
  const last = before.at(-1)
  return {
    hidden: shown.hidden,
    kept: shown.kept,
    hide: (actors) =>
      change(({ hidden, kept }) => ({
        hidden: [...hidden, ...actors],
        kept: kept.filter((id) => !actors.includes(id)),
      })),
    keepOnly: (actors) => change(({ hidden }) => ({ hidden, kept: actors })),
    undo:
      last &&
      (() => {
        setBefore(before.slice(0, -1))
        go({ shown: last })
      }),
    showAll: () => {
      setBefore([])
      go({ shown: { hidden: [], kept: [] } })
    },
  }
}
