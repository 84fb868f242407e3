import { packRecords } from '../../server/domain/pack.ts'
import {
  newActor,
  newCollaboration,
  newNetwork,
  type Actor,
  type Collaboration,
  type Network,
  type Participation,
  type Role,
} from '../../server/domain/records.ts'
import type { Slice } from '../../server/domain/slice.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { toTwoMode, type TwoMode } from '../../server/network/two-mode.ts'

/** A member: an actor's id (a partner), or its id with a role and dates. */
export type Member =
  string | ({ id: string; role?: Role } & Pick<Partial<Participation>, 'startsOn' | 'endsOn'>)

export type HandNetwork = {
  /** Actors that need more than an id; the others are made from the members. */
  actors?: readonly (Pick<Actor, 'id'> & Partial<Actor>)[]
  collaborations?: readonly (Pick<Collaboration, 'id'> &
    Partial<Collaboration> & { members: readonly Member[] })[]
  settings?: Partial<Network>
  /** Collaborations that applied to a call, and when. */
  filings?: readonly (readonly [collaboration: string, filedOn: string])[]
}

/** A whole network written by hand: what a test wants to say, and nothing else. */
export function handNetwork({
  actors = [],
  collaborations = [],
  settings = {},
  filings = [],
}: HandNetwork): TwoMode {
  const known = new Map(actors.map((actor) => [actor.id, newActor({ name: actor.id, ...actor })]))
  const participations: Participation[] = []
  for (const { id, members } of collaborations) {
    for (const member of members) {
      const { id: actorId, ...rest } = typeof member === 'string' ? { id: member } : member
      if (!known.has(actorId)) known.set(actorId, newActor({ id: actorId, name: actorId }))
      participations.push({ role: 'partner', ...rest, actorId, collaborationId: id })
    }
  }
  const network = newNetwork({
    id: 'hand',
    name: 'Hand',
    createdAt: '2024-01-01T00:00:00Z',
    ...settings,
  })
  return toTwoMode(
    packRecords(network, 1, {
      actors: [...known.values()],
      collaborations: collaborations.map(({ members: _members, ...collaboration }) =>
        newCollaboration({ name: collaboration.id, ...collaboration }),
      ),
      participations,
    }),
    filings,
  )
}

/** A slice of a network written by hand. */
export function handSlice(hand: HandNetwork, slice: Slice = {}): SlicedNetwork {
  return sliceNetwork(handNetwork(hand), slice)
}

/** A network of ties of two actors each, and of actors without any. */
export function tieNetwork(
  ties: readonly (readonly [string, string])[],
  actors: readonly (Pick<Actor, 'id'> & Partial<Actor>)[] = [],
): SlicedNetwork {
  return handSlice({
    actors,
    collaborations: ties.map(([a, b]) => ({ id: `${a}|${b}`, kind: 'tie', members: [a, b] })),
  })
}
