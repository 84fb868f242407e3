/** Who is to stay, and who becomes it. */
export type Kept<T> = { kept: T; merged: T }
export type Group<T> = { kept: T; merged: T[] }

/**
 * Pairs that are merged together, as merges that do not stand in each other's way: pairs that share an
 * actor are one group. Its kept actor is the one that no pair merges into another; where the choices go
 * round in a circle, or several would stay, the one that the first pair keeps. Groups come in the order
 * of their first pairs.
 */
export function groupMerges<T extends { id: string }>(pairs: readonly Kept<T>[]): Group<T>[] {
  const groups: Kept<T>[][] = []
  for (const pair of pairs) {
    const isNear = (group: readonly Kept<T>[]) =>
      group.some((one) => idsOf(one).some((id) => idsOf(pair).includes(id)))
    const near = groups.filter(isNear)
    const [first] = near
    if (first === undefined) {
      groups.push([pair])
      continue
    }
    // The pair may be what links groups that had nothing in common so far.
    for (const other of near.slice(1)) {
      first.push(...other)
      groups.splice(groups.indexOf(other), 1)
    }
    first.push(pair)
  }
  return groups.flatMap(groupOf)
}

function groupOf<T extends { id: string }>(pairs: readonly Kept<T>[]): Group<T>[] {
  const actors = new Map(
    pairs.flatMap(({ kept, merged }) => [kept, merged]).map((actor) => [actor.id, actor] as const),
  )
  const goes = new Set(pairs.map(({ merged }) => merged.id))
  const kept = pairs.find((pair) => !goes.has(pair.kept.id))?.kept ?? pairs[0]?.kept
  if (kept === undefined) return []
  return [{ kept, merged: [...actors.values()].filter(({ id }) => id !== kept.id) }]
}

function idsOf<T extends { id: string }>({ kept, merged }: Kept<T>): string[] {
  return [kept.id, merged.id]
}
