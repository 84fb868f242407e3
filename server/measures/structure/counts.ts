import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'

// Four counts of what is in the slice. They need no normalisation, take isolated actors for what they
// are (actors without tie), and are exact. O(1), ties O(Σ n_p²) once for each slice. Oracle: counting
// by hand, and the counts that the producers of the test data publish.

/** Actors of the base that count: all, or those placed in the territory; partners from elsewhere apart. */
export const actors = defineNetworkMeasure({
  id: 'actors',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({
    value: network.countedActors,
    parts: { outside: network.actorCount - network.countedActors },
  }),
})

/** Collaborations with at least one participation left in the slice. */
export const collaborations = defineNetworkMeasure({
  id: 'collaborations',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({ value: network.collaborationCount }),
})

/** Distinct (actor, collaboration) pairs: an actor with two roles or two spells counts once. */
export const participations = defineNetworkMeasure({
  id: 'participations',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({ value: network.collaborationMembers.length }),
})

/** Pairs of actors with at least one common collaboration. */
export const ties = defineNetworkMeasure({
  id: 'ties',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({ value: project(network).ties }),
})
