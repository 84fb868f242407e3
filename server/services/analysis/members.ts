import { NO_DAY } from '../../domain/dates.ts'
import { ROLES } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { cutOfCollaboration } from './cuts.ts'
import { dayOf, textsOf } from './labels.ts'
import { rowOfId } from './page.ts'
import { mixSectors, type SectorPart } from './sector-mix.ts'

/** One participation of a collaboration, with the days that count for it. */
export type Member = {
  id: string
  name: string
  role: string
  sectors: string[]
  startsOn?: string
  endsOn?: string
}

/** One collaboration: everyone in it, whatever the slice, and its place in the slice. */
export type CollaborationMembers = {
  /** In the order of ids; one who changed roles stands several times. */
  members: Member[]
  sectorMix: SectorPart[]
  /** Where the slice holds it: the groups that its end would leave, and the actors cut off from the largest. */
  cut?: { groups: number; cutOff: number }
}

/** O(participations). @throws AppError collaboration-not-found */
export function describeCollaboration(
  network: SlicedNetwork,
  { id }: { id: string },
): CollaborationMembers {
  const members = listMembers(network, id)
  const each = new Map(members.map((member) => [member.id, member.sectors]))
  const row = rowOfId(network.collaborationIds, id)
  return {
    members,
    sectorMix: mixSectors([...each.values()]),
    ...(row !== undefined && { cut: cutOfCollaboration(network, row) }),
  }
}

function listMembers(network: SlicedNetwork, id: string): Member[] {
  const { participations, packed } = network.whole
  const collaboration = rowOfId(packed.collaborations.ids, id)
  if (collaboration === undefined) {
    throw new AppError('collaboration-not-found', { collaborationId: id })
  }
  const members: Member[] = []
  for (let row = 0; row < participations.actor.length; row++) {
    if (participations.collaboration[row] !== collaboration) continue
    const actor = participations.actor[row] ?? 0
    // Own days only: those of the collaboration stand once at its head.
    const hasOwn = packed.participations.from[row] !== NO_DAY
    const startsOn = hasOwn ? dayOf(participations.from[row]) : undefined
    const endsOn = hasOwn ? dayOf(participations.to[row]) : undefined
    members.push({
      id: packed.actors.ids[actor] ?? '',
      name: packed.actors.names[actor] ?? '',
      role: ROLES[participations.role[row] ?? 0] ?? 'partner',
      sectors: textsOf(packed.actors.sectors, actor),
      ...(startsOn !== undefined && { startsOn }),
      ...(endsOn !== undefined && { endsOn }),
    })
  }
  return members
}
