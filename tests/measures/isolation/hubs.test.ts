import { describe, expect, test } from 'vitest'
import { findHubs } from '../../../server/measures/isolation/hubs.ts'
import { columnOf, valuesOf } from '../../support/measured.ts'
import { naiveProjection } from '../../support/naive.ts'
import { naiveHubs } from '../../support/naive-hubs.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

const ID = 'nearest-hub-distance'

// h has four partners, nobody else more than two; y and z are apart, alone has no tie.
const star = tieNetwork(
  [
    ['h', 'a'],
    ['h', 'b'],
    ['h', 'c'],
    ['h', 'd'],
    ['d', 'e'],
    ['e', 'f'],
    ['y', 'z'],
  ],
  [{ id: 'alone' }],
)

/** h with many leaves, joined to another centre with three partners: leaves + 4 actors. */
function caterpillar(leaves: number) {
  return tieNetwork([
    ...Array.from({ length: leaves }, (_, i) => ['h', `leaf${i}`] as const),
    ['h', 'second'],
    ['second', 'x'],
    ['second', 'w'],
  ])
}

describe('the distance to the nearest hub', () => {
  test('is 0 for the hub, 1 for its partners, and missing where no way leads to one', () => {
    expect(valuesOf(star, ID)).toEqual({
      h: 0,
      a: 1,
      b: 1,
      c: 1,
      d: 1,
      e: 2,
      f: 3,
      y: null,
      z: null,
      alone: null,
    })
    expect(columnOf(star, ID).reason).toBe('no-path')
    const { reasonOf } = findHubs(star)
    const row = (id: string) => star.actorIds.indexOf(id)
    expect(['alone', 'y', 'h'].map((id) => reasonOf(row(id)))).toEqual([
      'no-tie',
      'no-path',
      undefined,
    ])
  })

  test('has all of equal degree as hubs, and the first by id as the nearest', () => {
    const two = tieNetwork([
      ['g', 'a'],
      ['g', 'b'],
      ['g', 'm'],
      ['h', 'c'],
      ['h', 'd'],
      ['h', 'm'],
    ])
    const { rows, nearest } = findHubs(two)
    expect(rows.map((row) => two.actorIds[row])).toEqual(['g', 'h'])
    expect(two.actorIds[nearest[two.actorIds.indexOf('m')] ?? -1]).toBe('g')
  })

  test('counts 5 % of the actors with a tie, rounded up: 1 of 20, 2 of 21', () => {
    const hubsOf = (leaves: number) => {
      const network = caterpillar(leaves)
      return [network.actorCount, findHubs(network).rows.map((row) => network.actorIds[row])]
    }
    expect(hubsOf(16)).toEqual([20, ['h']])
    expect(hubsOf(17)).toEqual([21, ['h', 'second']])
    const wider = { options: { [ID]: { share: 0.1 } } }
    expect(valuesOf(caterpillar(16), ID, wider)['second']).toBe(0)
  })

  test('does not exist where everyone has as many partners, or nobody has any', () => {
    expect(columnOf(tieNetwork([['a', 'b']]), ID).reason).toBe('not-applicable')
    const alone = handSlice({ actors: [{ id: 'a' }, { id: 'b' }] })
    expect(columnOf(alone, ID).reason).toBe('no-tie')
    expect(columnOf(handSlice({}), ID).values).toHaveLength(0)
  })

  test.each([0.05, 0.3, 1])('agrees with the definition on small networks (share %d)', (share) => {
    onSmallNetworks(({ actors, collaborations }) => {
      const network = handSlice({
        actors: actors.map((id) => ({ id })),
        collaborations: collaborations.map((members, i) => ({ id: `p${i}`, members })),
      })
      const expected = naiveHubs(naiveProjection(actors, collaborations), share)
      const options = { [ID]: { share } }
      expect(valuesOf(network, ID, { options })).toEqual(expected.distances)
      const { rows } = findHubs(network, share)
      expect(rows.map((row) => network.actorIds[row])).toEqual(expected.hubs)
    })
  })
})
