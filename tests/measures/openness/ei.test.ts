import { describe, expect, test } from 'vitest'
import { expectNear, findingOf } from '../../support/measured.ts'
import { naiveChance, naiveIndex, naiveProjection } from '../../support/naive.ts'
import { handSlice, tieNetwork, type HandNetwork } from '../../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../../support/small-networks.ts'

const hand = ({ actors, collaborations, sectors }: SmallNetwork): HandNetwork => ({
  actors: actors.map((id, index) => ({ id, sectors: sectors[index] ?? [] })),
  collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
})
const labelsOf = ({ actors, sectors }: SmallNetwork) =>
  new Map(actors.map((id, index) => [id, sectors[index] ?? []]))

describe('ei and ei-newman', () => {
  test('are the definition, several sectors in equal shares', () => {
    onSmallNetworks((small) => {
      const graph = naiveProjection(small.actors, small.collaborations)
      for (const [id, weighted] of [
        ['ei', false],
        ['ei-newman', true],
      ] as const) {
        const expected = naiveIndex(graph, labelsOf(small), weighted)
        const { value } = findingOf(handSlice(hand(small)), id)
        expectNear(value, expected)
      }
    })
  })

  // Seven actors have 5,040 orders: the moments are exact, not estimated.
  test.each([true, false])(
    'have the expectation and sd of all orders of the labels (all: %s)',
    (all) => {
      onSmallNetworks((small) => {
        const labels = labelsOf(small)
        const graph = naiveProjection(small.actors, small.collaborations)
        const tied = new Set([...graph.weight.keys()].flatMap((key) => key.split(' ')))
        const pool = small.actors.filter(
          (id) => (labels.get(id) ?? []).length > 0 && (all || tied.has(id)),
        )
        const options = { 'ei-newman': { labelPool: all ? 'all' : 'connected' } }
        const finding = findingOf(handSlice(hand(small)), 'ei-newman', { options })
        if (finding.value === null) return
        const chance = naiveChance(graph, labels, pool, true)
        expectNear(finding.expectation, chance.expectation)
        const hasSd = pool.length >= 4
        // A variance of 0 comes out of the sums over orders as some 1e-17.
        expectNear(finding.sd, hasSd ? chance.sd : null, 100)
        expect(finding.reason === 'too-few-actors').toBe(!hasSd)
      }, 15)
    },
  )

  test('ties of unknown sector are dropped, with their share and the bounds they leave', () => {
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['c', 'd'],
        ['a', 'c'],
        ['a', 'x'],
      ],
      [
        { id: 'a', sectors: ['S'] },
        { id: 'b', sectors: ['S'] },
        { id: 'c', sectors: ['T'] },
        { id: 'd', sectors: ['U'] },
      ],
    )
    const finding = findingOf(network, 'ei')
    expectNear(finding.value, 1 / 3)
    expect(finding.coverage).toEqual({
      used: 3,
      dropped: 1,
      why: [{ code: 'unknown-sector', count: 1 }],
    })
    expect(finding.bounds).toEqual({ allInternal: 0, allExternal: 0.5 })
  })

  test('an actor of two sectors belongs half to each', () => {
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      [
        { id: 'a', sectors: ['S', 'T'] },
        { id: 'b', sectors: ['S'] },
        { id: 'c', sectors: ['U'] },
      ],
    )
    // Internal: half of a–b and none of a–c.
    expectNear(findingOf(network, 'ei').value, (2 - 2 * 0.5) / 2)
  })

  test('a sector named twice for one actor counts once', () => {
    const network = tieNetwork(
      [['a', 'b']],
      [
        { id: 'a', sectors: ['S', 'S'] },
        { id: 'b', sectors: ['S'] },
      ],
    )
    expect(findingOf(network, 'ei').value).toBe(-1)
  })

  test.each([
    ['no actor', handSlice({}), 'no-actor'],
    ['no tie', handSlice({ actors: [{ id: 'a', sectors: ['S'] }] }), 'no-tie'],
    ['unknown sectors only', tieNetwork([['a', 'b']]), 'no-known-sector'],
  ])('%s gives no value, with the reason', (_, network, reason) => {
    for (const id of ['ei', 'ei-newman']) {
      expect(findingOf(network, id)).toMatchObject({ value: null, reason })
    }
  })

  test('unknown sectors only still leave the bounds, which are everything', () => {
    expect(findingOf(tieNetwork([['a', 'b']]), 'ei').bounds).toEqual({
      allInternal: -1,
      allExternal: 1,
    })
  })

  test('one sector alone is all internal, and z says nothing', () => {
    const ids = ['a', 'b', 'c', 'd']
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      ids.map((id) => ({ id, sectors: ['S'] })),
    )
    expect(findingOf(network, 'ei-newman')).toMatchObject({
      value: -1,
      expectation: -1,
      sd: 0,
      z: null,
      reason: 'one-sector',
    })
  })

  test('weights of 0 make no openness', () => {
    const network = handSlice({
      actors: [
        { id: 'a', sectors: ['S'] },
        { id: 'b', sectors: ['T'] },
      ],
      collaborations: [{ id: 'p', weight: 0, members: ['a', 'b'] }],
    })
    expect(findingOf(network, 'ei-newman')).toMatchObject({ value: null, reason: 'no-tie' })
    expect(findingOf(network, 'ei').value).toBe(1)
  })
})
