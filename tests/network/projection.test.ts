import { describe, expect, test } from 'vitest'
import { project } from '../../server/network/projection.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { expectNearAll } from '../support/measured.ts'
import { naiveProjection, pairKey } from '../support/naive.ts'
import { handSlice, type HandNetwork } from '../support/networks.ts'
import { onSmallNetworks } from '../support/small-networks.ts'

function tiesOf(network: SlicedNetwork): Record<string, number> {
  const { offsets, neighbours, weights } = project(network)
  const ties: Record<string, number> = {}
  for (const [actor, id] of network.actorIds.entries()) {
    for (let k = offsets[actor] ?? 0; k < (offsets[actor + 1] ?? 0); k++) {
      ties[pairKey(id, network.actorIds[neighbours[k] ?? 0] ?? '')] = weights[k] ?? 0
    }
  }
  return ties
}

const tie = (
  id: string,
  members: string[],
  weight: number,
  startsOn?: string,
  endsOn?: string,
) => ({
  id,
  kind: 'tie' as const,
  members,
  weight,
  ...(startsOn === undefined ? {} : { startsOn }),
  ...(endsOn === undefined ? {} : { endsOn }),
})

describe('project', () => {
  test('is the definition, pair by pair', () => {
    onSmallNetworks(({ actors, collaborations }) => {
      const network = handSlice({
        actors: actors.map((id) => ({ id })),
        collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
      })
      const expected = naiveProjection(actors, collaborations)
      const ties = tiesOf(network)
      expectNearAll(ties, Object.fromEntries(expected.weight))
    })
  })

  test('weights a collaboration by its own weight', () => {
    expect(
      tiesOf(handSlice({ collaborations: [{ id: 'p', weight: 3, members: ['a', 'b', 'c'] }] })),
    ).toEqual({ 'a b': 1.5, 'a c': 1.5, 'b c': 1.5 })
  })

  test('a collaboration of one makes no tie, and one of weight 0 a tie of weight 0', () => {
    const hand: HandNetwork = {
      collaborations: [
        { id: 'p', members: ['a'] },
        { id: 'q', weight: 0, members: ['b', 'c'] },
      ],
    }
    expect(tiesOf(handSlice(hand))).toEqual({ 'b c': 0 })
  })

  test('ties declared for a pair at the same time, in either direction, are the heaviest one', () => {
    const collaborations = [
      tie('1', ['a', 'b'], 2),
      tie('2', ['b', 'a'], 5),
      tie('3', ['a', 'b'], 3),
    ]
    expect(tiesOf(handSlice({ collaborations }))).toEqual({ 'a b': 5 })
  })

  test('ties declared for a pair at different times add up', () => {
    const collaborations = [
      tie('1', ['a', 'b'], 2, '2010', '2011'),
      tie('2', ['a', 'b'], 5, '2011-12-31', '2012'),
      tie('3', ['a', 'b'], 3, '2013', '2014'),
    ]
    expect(tiesOf(handSlice({ collaborations }))).toEqual({ 'a b': 8 })
  })

  test('projects of the same pair always add up', () => {
    const collaborations = [
      { id: 'p', members: ['a', 'b'] },
      { id: 'q', members: ['a', 'b'] },
      tie('r', ['a', 'b'], 4),
    ]
    expect(tiesOf(handSlice({ collaborations }))).toEqual({ 'a b': 6 })
  })

  test('an empty network has no tie', () => {
    expect(project(handSlice({}))).toMatchObject({ actorCount: 0, ties: 0 })
  })

  test('does not depend on the order of arrival', () => {
    onSmallNetworks((small) => {
      const collaborations = small.collaborations.map((members, i) => ({ id: `p${i}`, members }))
      expect(tiesOf(handSlice({ collaborations }))).toEqual(
        tiesOf(handSlice({ collaborations: collaborations.toReversed() })),
      )
    })
  })
})
