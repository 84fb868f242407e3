import { useSyncExternalStore } from 'react'

/** What is being written by hand, if anything. */
export type Edited =
  | { what: 'actor'; id?: string }
  | { what: 'collaboration'; id?: string }
  /** The participations of one actor or one collaboration. */
  | { what: 'participations'; side: 'actor' | 'collaboration'; id: string; name: string }
  /** What was filed of a collaboration. */
  | { what: 'applications'; id: string; name: string }
  | { what: 'removal'; record: 'actor' | 'collaboration'; id: string; name: string }

/** The last write, so that it can be taken back. */
export type Done = { changeSetId: string; reason: string }

type State = { networkId?: string; edited?: Edited; done?: Done }

let state: State = {}
const listeners = new Set<() => void>()

function set(next: State): void {
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is open and what was done in a network; sheets may be drawn again meanwhile. */
export function useEditing(networkId: string): State {
  const now = useSyncExternalStore(subscribe, () => state)
  return now.networkId === networkId ? now : NOTHING
}
const NOTHING: State = {}

export const startEditing = (networkId: string, edited: Edited): void => set({ networkId, edited })
export const stopEditing = (): void => {
  const { edited: _closed, ...rest } = state
  set(rest)
}
/** Keeps the last write, or forgets it; what is open stays open. */
export function noteDone(networkId: string, done: Done | undefined): void {
  const { edited } = state
  set({ networkId, ...(edited && { edited }), ...(done && { done }) })
}
