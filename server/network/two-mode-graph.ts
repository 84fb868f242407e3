import type { Rows } from './components.ts'
import type { Incidence } from './incidence.ts'

/** Actors and collaborations as one graph: rows 0 … actors − 1 are actors, then the collaborations. */
export function twoModeGraph(incidence: Incidence): Rows {
  const { actorCount, collaborationCount, actorOffsets, collaborationOffsets } = incidence
  const links = incidence.collaborationMembers.length
  const offsets = new Int32Array(actorCount + collaborationCount + 1)
  offsets.set(actorOffsets)
  for (let p = 0; p < collaborationCount; p++) {
    offsets[actorCount + p + 1] = links + (collaborationOffsets[p + 1] ?? 0)
  }
  const neighbours = new Int32Array(2 * links)
  for (let k = 0; k < links; k++) {
    neighbours[k] = actorCount + (incidence.actorCollaborations[k] ?? 0)
  }
  neighbours.set(incidence.collaborationMembers, links)
  return { offsets, neighbours }
}
