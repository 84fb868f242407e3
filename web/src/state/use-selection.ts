import { useMemo } from 'react'
import { selectionOf, toggled, type Selection } from './selection.ts'
import { go, readAddress, useAddress } from './use-address.ts'

export type SelectionHook = Selection & {
  /** Actors and collaborations together. */
  size: number
  hasActor: (id: string) => boolean
  hasCollaboration: (id: string) => boolean
  /** Chooses these instead (at most MOST_SELECTED of each kind; those after are left out). */
  set: (chosen: Partial<Selection>) => void
  /** Adds to what is chosen. */
  add: (chosen: Partial<Selection>) => void
  /** Takes away from what is chosen. */
  remove: (chosen: Partial<Selection>) => void
  toggleActor: (id: string) => void
  toggleCollaboration: (id: string) => void
  clear: () => void
}

/** The one selection, which every view shows and may change. Each change is a step for "back". */
export function useSelection(): SelectionHook {
  const { selection } = useAddress()
  return useMemo(() => {
    const actors = new Set(selection.actors)
    const collaborations = new Set(selection.collaborations)
    return {
      ...selection,
      size: actors.size + collaborations.size,
      hasActor: (id) => actors.has(id),
      hasCollaboration: (id) => collaborations.has(id),
      ...changes,
    }
  }, [selection])
}

/** What is chosen now, which may be later than what was drawn last. */
const present = (): Selection => readAddress(window.location.href).selection

const changes = {
  set: (chosen: Partial<Selection>): void => go({ selection: selectionOf(chosen) }),
  add(chosen: Partial<Selection>): void {
    const now = present()
    go({
      selection: {
        actors: [...now.actors, ...(chosen.actors ?? [])],
        collaborations: [...now.collaborations, ...(chosen.collaborations ?? [])],
      },
    })
  },
  remove(chosen: Partial<Selection>): void {
    const now = present()
    go({
      selection: {
        actors: now.actors.filter((id) => !chosen.actors?.includes(id)),
        collaborations: now.collaborations.filter((id) => !chosen.collaborations?.includes(id)),
      },
    })
  },
  toggleActor(id: string): void {
    const now = present()
    go({
      selection: { actors: toggled(now.actors, id), collaborations: now.collaborations },
    })
  },
  toggleCollaboration(id: string): void {
    const now = present()
    go({
      selection: { actors: now.actors, collaborations: toggled(now.collaborations, id) },
    })
  },
  clear: (): void => go({ selection: {} }),
}
