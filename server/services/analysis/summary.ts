import { NO_DAY } from '../../domain/dates.ts'
import type { Slice } from '../../domain/slice.ts'
import { labelOf } from '../../geography/territories.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { TwoMode } from '../../network/two-mode.ts'
import { isolatedOf } from './kept.ts'

/** What a slice holds, said in one line above every view. */
export type Summary = {
  slice: Slice
  actors: number
  countedActors: number
  notRecorded: number
  collaborations: number
  participations: number
  ties: number
  undatedCollaborations: number
  territoryLabel?: string
}

export function summarise(network: SlicedNetwork): Summary {
  const { territory } = network.slice
  const territoryLabel = territory === undefined ? undefined : sayTerritory(territory)
  return {
    slice: network.slice,
    actors: network.actorCount,
    countedActors: network.countedActors,
    notRecorded: isolatedOf(network).filter(({ reason }) => reason === 'not-recorded').length,
    collaborations: network.collaborationCount,
    participations: network.collaborationMembers.length,
    ties: project(network).ties,
    undatedCollaborations: countUndated(network.whole),
    ...(territoryLabel !== undefined && { territoryLabel }),
  }
}

/** A territory's name; of `attribute:<name>:<value>`, what stands after the name. */
export function sayTerritory(territory: string): string {
  return labelOf(territory) ?? territory.replace(/^attribute:[^:]*:/, '')
}

/** Collaborations of the whole network of which no participation has a date: no window holds them. */
function countUndated(whole: TwoMode): number {
  const state = new Uint8Array(whole.collaborationCount)
  const { collaboration, from } = whole.participations
  for (let row = 0; row < collaboration.length; row++) {
    const place = collaboration[row] ?? 0
    if (from[row] !== NO_DAY) state[place] = 2
    else if (state[place] === 0) state[place] = 1
  }
  return state.reduce((sum, one) => sum + (one === 1 ? 1 : 0), 0)
}
