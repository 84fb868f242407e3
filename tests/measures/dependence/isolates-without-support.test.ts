import { describe, expect, test } from 'vitest'
import { findingOf } from '../../support/measured.ts'
import { naiveProjection, partners } from '../../support/naive.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

const ID = 'isolates-without-support'

// b and c hold together by themselves; d has only S, e only a funder; f and g are alone anyway.
const hand: HandNetwork = {
  settings: { supportActorIds: ['S'] },
  actors: [{ id: 'g' }],
  collaborations: [
    { id: 'p', members: ['b', 'c', 'S'] },
    { id: 'q', members: ['d', 'S'] },
    { id: 'r', members: ['e', { id: 'F', role: 'funder' }] },
    { id: 's', members: ['f'] },
  ],
}

describe('isolates with and without support', () => {
  test.each([{}, { support: 'include' as const }])(
    'are counted among the same actors, whichever the slice asks for (%j)',
    (slice) => {
      expect(findingOf(handSlice(hand, slice), ID)).toMatchObject({
        value: 2,
        parts: { without: 4, with: 2 },
      })
    },
  )

  test('are those of the territory', () => {
    const actors = [
      { id: 'd', place: { commune: '33063' } },
      { id: 'e', place: { commune: '64445' } },
    ]
    const network = handSlice({ ...hand, actors }, { territory: '33063' })
    expect(findingOf(network, ID)).toMatchObject({ value: 1, parts: { without: 1, with: 0 } })
  })

  test('have no value where nobody supports', () => {
    const collaborations = [{ id: 'p', members: ['a', 'b'] }]
    expect(findingOf(handSlice({ collaborations }), ID)).toMatchObject({
      value: null,
      reason: 'no-support-participation',
    })
    const only = handSlice({
      settings: { supportActorIds: ['S'] },
      collaborations: [{ id: 'p', members: ['S'] }],
    })
    expect(findingOf(only, ID).reason).toBe('no-actor')
  })

  test('agree with the partners of each actor on small networks, the first of them supporting', () => {
    onSmallNetworks(({ actors, collaborations }) => {
      const network = handSlice({
        settings: { supportActorIds: ['a'] },
        actors: actors.map((id) => ({ id })),
        collaborations: collaborations.map((members, i) => ({ id: `p${i}`, members })),
      })
      const { value, parts } = findingOf(network, ID)
      if (value === null) return
      const plain = actors.filter((id) => id !== 'a')
      const own = collaborations.map((members) => members.filter((id) => id !== 'a'))
      const alone = (graph: ReturnType<typeof naiveProjection>) =>
        plain.filter((id) => partners(graph, id).length === 0).length
      const expected = {
        without: alone(naiveProjection(plain, own)),
        with: alone(naiveProjection(actors, collaborations)),
      }
      expect(parts).toEqual(expected)
      expect(value).toBe(expected.without - expected.with)
    })
  })
})
