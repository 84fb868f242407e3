import type { Incidence } from './incidence.ts'

/** After 0, 1, 2 … removals: actors of the largest linked group, and groups of two actors or more. */
export type Remaining = { largest: Int32Array; groups: Int32Array }

/**
 * What stays linked when actors go one after the other, all their participations with them. Done
 * backwards: the last state is built, then the actors come back one by one and join groups (union-find),
 * so that all steps together cost one pass. O(participations · α).
 *
 * @param order rows of the actors in the order of their going, each once
 */
export function removeInOrder(incidence: Incidence, order: Int32Array): Remaining {
  const { actorCount, collaborationCount } = incidence
  const parent = new Int32Array(actorCount + collaborationCount).map((_, row) => row)
  const size = new Int32Array(actorCount + collaborationCount)
  let largest = 0
  let groups = 0

  const rootOf = (row: number): number => {
    let root = row
    while (parent[root] !== root) {
      const above = parent[root] ?? root
      parent[root] = parent[above] ?? above
      root = parent[root] ?? root
    }
    return root
  }
  const join = (a: number, b: number): void => {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one === other) return
    const [sizeOne, sizeOther] = [size[one] ?? 0, size[other] ?? 0]
    const [into, from] = sizeOne < sizeOther ? [other, one] : [one, other]
    parent[from] = into
    size[into] = sizeOne + sizeOther
    groups += Number(sizeOne + sizeOther > 1) - Number(sizeOne > 1) - Number(sizeOther > 1)
    largest = Math.max(largest, sizeOne + sizeOther)
  }
  const comeIn = (actor: number): void => {
    size[actor] = 1
    largest = Math.max(largest, 1)
    const end = incidence.actorOffsets[actor + 1] ?? 0
    for (let k = incidence.actorOffsets[actor] ?? 0; k < end; k++) {
      join(actor, actorCount + (incidence.actorCollaborations[k] ?? 0))
    }
  }

  const isGone = new Uint8Array(actorCount)
  for (const actor of order) isGone[actor] = 1
  for (let actor = 0; actor < actorCount; actor++) if (isGone[actor] === 0) comeIn(actor)
  const remaining = {
    largest: new Int32Array(order.length + 1),
    groups: new Int32Array(order.length + 1),
  }
  for (let gone = order.length; gone >= 0; gone--) {
    remaining.largest[gone] = largest
    remaining.groups[gone] = groups
    const back = order[gone - 1]
    if (back !== undefined) comeIn(back)
  }
  return remaining
}
