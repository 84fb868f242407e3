import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Slice } from '../../server/domain/slice.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { sliceTerritories, type Place } from '../../server/network/territory-slices.ts'
import { handNetwork, type HandNetwork, type Member } from '../support/networks.ts'

const COMMUNES = ['33063', '33318', '64445']
const PLACES: Place[] = [
  { territory: '33063', communes: new Set(['33063']) },
  { territory: 'departement:33', communes: new Set(['33063', '33318']) },
  { territory: '64445', communes: new Set(['64445']) },
  { territory: '87085', communes: new Set(['87085']) },
  { territory: 'attribute:pays:Béarn' },
]
const IDS = ['a', 'b', 'c', 'd', 'e', 'f']

const member = fc.record({
  id: fc.constantFrom(...IDS),
  role: fc.constantFrom('partner' as const, 'lead' as const, 'support' as const),
})
const networks = fc.record({
  communes: fc.array(fc.option(fc.constantFrom(...COMMUNES), { nil: undefined }), {
    minLength: IDS.length,
    maxLength: IDS.length,
  }),
  collaborations: fc.array(
    fc.record({
      members: fc.array(member, { maxLength: 4 }),
      territories: fc.subarray([...COMMUNES, '87085', 'departement:33', 'attribute:pays:Béarn']),
      year: fc.constantFrom(undefined, '2010', '2012'),
    }),
    { maxLength: 6 },
  ),
})
const slices = fc.record(
  {
    from: fc.constant('2011'),
    members: fc.constant('inside' as const),
    support: fc.constant('include' as const),
    actors: fc.constant('active' as const),
    minCollaborations: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
)

describe('sliceTerritories', () => {
  test('gives each territory the slice that it has alone, whatever the rest of the slice', () => {
    fc.assert(
      fc.property(networks, slices, ({ communes, collaborations }, slice: Slice) => {
        const network = handNetwork({
          settings: { supportActorIds: ['f'] },
          actors: IDS.map((id, k) => ({
            id,
            attributes: { pays: k < 3 ? 'Béarn' : 'Médoc' },
            ...(communes[k] !== undefined && {
              place: { commune: communes[k], precision: 'commune' as const },
            }),
          })),
          collaborations: collaborations.map(({ members, territories, year }, k) => ({
            id: `p${String(k)}`,
            members: onceEach(members),
            territories,
            ...(year !== undefined && { startsOn: year }),
          })),
        })
        const alone = PLACES.map(({ territory, communes: codes }) =>
          sliceNetwork(network, { ...slice, territory }, codes),
        )
        expect([...sliceTerritories(network, slice, PLACES)]).toEqual(alone)
      }),
      { numRuns: 150 },
    )
  })

  test('refuses an attribute that nobody has', () => {
    const hand: HandNetwork = { actors: [{ id: 'a' }] }
    const slicing = sliceTerritories(handNetwork(hand), {}, [{ territory: 'attribute:x:y' }])
    expect(() => [...slicing]).toThrow('territory-not-found')
  })
})

/** A participation is told by its actor and role. */
function onceEach(members: readonly { id: string; role: 'partner' | 'lead' | 'support' }[]) {
  return [...new Map<string, Member>(members.map((one) => [`${one.id} ${one.role}`, one])).values()]
}
