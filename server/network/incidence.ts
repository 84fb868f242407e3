/**
 * Who is in what: compressed rows both ways over distinct (actor, collaboration) pairs. The members of
 * collaboration p are `collaborationMembers[collaborationOffsets[p] .. collaborationOffsets[p + 1])`,
 * ascending; the collaborations of actor i are in `actorCollaborations` likewise.
 */
export type Incidence = {
  actorCount: number
  collaborationCount: number
  collaborationOffsets: Int32Array
  collaborationMembers: Int32Array
  actorOffsets: Int32Array
  actorCollaborations: Int32Array
}

/**
 * Builds the incidence of pairs given in (collaboration, actor) order; repeated pairs count once.
 * O(actors + collaborations + pairs).
 */
export function buildIncidence(
  actorCount: number,
  collaborationCount: number,
  pairs: { actor: Int32Array; collaboration: Int32Array },
): Incidence {
  const collaborationOffsets = new Int32Array(collaborationCount + 1)
  const members = new Int32Array(pairs.actor.length)
  const actorOffsets = new Int32Array(actorCount + 1)
  let used = 0
  let lastActor = -1
  let lastCollaboration = -1
  for (let row = 0; row < pairs.actor.length; row++) {
    const actor = pairs.actor[row] ?? 0
    const collaboration = pairs.collaboration[row] ?? 0
    if (actor === lastActor && collaboration === lastCollaboration) continue
    lastActor = actor
    lastCollaboration = collaboration
    members[used++] = actor
    increment(collaborationOffsets, collaboration + 1)
    increment(actorOffsets, actor + 1)
  }
  accumulate(collaborationOffsets)
  accumulate(actorOffsets)
  const collaborationMembers = members.slice(0, used)
  return {
    actorCount,
    collaborationCount,
    collaborationOffsets,
    collaborationMembers,
    actorOffsets,
    actorCollaborations: transpose(collaborationOffsets, collaborationMembers, actorOffsets),
  }
}

/** The number of members of a collaboration (n_p). */
export function memberCount(incidence: Incidence, collaboration: number): number {
  const { collaborationOffsets } = incidence
  return (collaborationOffsets[collaboration + 1] ?? 0) - (collaborationOffsets[collaboration] ?? 0)
}

/** The number of collaborations of an actor. */
export function collaborationCountOf(incidence: Incidence, actor: number): number {
  const { actorOffsets } = incidence
  return (actorOffsets[actor + 1] ?? 0) - (actorOffsets[actor] ?? 0)
}

function transpose(offsets: Int32Array, members: Int32Array, actorOffsets: Int32Array): Int32Array {
  const cursor = actorOffsets.slice()
  const out = new Int32Array(members.length)
  for (let collaboration = 0; collaboration + 1 < offsets.length; collaboration++) {
    const end = offsets[collaboration + 1] ?? 0
    for (let k = offsets[collaboration] ?? 0; k < end; k++) {
      const actor = members[k] ?? 0
      const place = cursor[actor] ?? 0
      out[place] = collaboration
      cursor[actor] = place + 1
    }
  }
  return out
}

/** Turns counts at [k + 1] into offsets, in place. */
export function accumulate(counts: Int32Array): void {
  for (let k = 1; k < counts.length; k++) counts[k] = (counts[k] ?? 0) + (counts[k - 1] ?? 0)
}

function increment(column: Int32Array, index: number): void {
  column[index] = (column[index] ?? 0) + 1
}
