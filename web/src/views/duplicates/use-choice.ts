import { useState } from 'react'
import type { DuplicateActor, DuplicatePair } from '../../../../server/contract/duplicates.ts'
import type { Kept } from './group-merges.ts'

/** Which pairs of the list are chosen together, and whom each of them keeps. */
export function useChoice(items: readonly DuplicatePair[]) {
  const [keptIds, setKeptIds] = useState<ReadonlyMap<string, string>>(new Map())
  const [chosenKeys, setChosenKeys] = useState<ReadonlySet<string>>(new Set())
  // What was chosen and is no longer in the list is merged, kept apart, or on another page.
  const chosen = items.filter((pair) => chosenKeys.has(keyOf(pair)))
  const sidesOf = (pair: DuplicatePair): Kept<DuplicateActor> => {
    const keptId = keptIds.get(keyOf(pair)) ?? fullerOf(pair).id
    return keptId === pair.a.id
      ? { kept: pair.a, merged: pair.b }
      : { kept: pair.b, merged: pair.a }
  }
  return {
    chosen,
    sidesOf,
    isChosen: (pair: DuplicatePair) => chosenKeys.has(keyOf(pair)),
    choose: (pairs: readonly DuplicatePair[]) => setChosenKeys(new Set(pairs.map(keyOf))),
    toggle(pair: DuplicatePair) {
      const next = new Set(chosen.map(keyOf))
      if (!next.delete(keyOf(pair))) next.add(keyOf(pair))
      setChosenKeys(next)
    },
    keep: (pair: DuplicatePair, id: string) => setKeptIds(new Map(keptIds).set(keyOf(pair), id)),
  }
}

export type Choice = ReturnType<typeof useChoice>

export function keyOf({ a, b }: DuplicatePair): string {
  return JSON.stringify([a.id, b.id])
}

/** The actor of which more is known is proposed to stay. */
function fullerOf({ a, b }: DuplicatePair): DuplicateActor {
  return knownOf(b) > knownOf(a) ? b : a
}

function knownOf({ name, participations, identifiers, place }: DuplicateActor): number {
  // Between equals, a name that is not shouted, then the longer one.
  const isShouted = name === name.toUpperCase()
  const asName = (isShouted ? 0 : 0.5) + Math.min(name.length, 400) / 1000
  return participations * 10 + Object.keys(identifiers).length * 5 + (place ? 1 : 0) + asName
}
