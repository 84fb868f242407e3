import { describe, expect, test } from 'vitest'
import { computeCollaborationColumns } from '../../../server/measures/compute.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { HAND_FIXTURE } from '../../support/classics.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { naiveProjection } from '../../support/naive.ts'
import {
  connectedPool,
  handOf,
  isKnown,
  labelsOf,
  meanAndSd,
  pairsOf,
  same,
  shuffles,
  sum,
  type Labels,
} from '../../support/naive-mixing.ts'
import { handSlice } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

function blauOf(network: SlicedNetwork, form: string): (number | null)[] {
  const [column] = computeCollaborationColumns(network, ['blau'], { options: { blau: { form } } })
  return Array.from(column?.values ?? [], (value) => (Number.isNaN(value) ? null : value))
}

const knownOf = (members: readonly string[], labels: Labels) =>
  members.filter((id) => isKnown(labels, id))

describe('blau', () => {
  const network = handSlice(HAND_FIXTURE)

  test('is what the hand fixture says, in each form', () => {
    // p1 two sectors of 3 members, p2 two of 2, p3 one actor, p4 three of 4; three sectors in all.
    expect(blauOf(network, 'blau').map((v) => v?.toFixed(6))).toEqual([
      '0.444444',
      '0.500000',
      '0.000000',
      '0.625000',
    ])
    expectNear(blauOf(network, 'iqv')[3], 0.625 * 1.5)
    const [p1, p2, p3, p4] = blauOf(network, 'unbiased')
    expectNear(p1, 2 / 3)
    expectNear(p2, 1)
    expect(p3).toBeNull()
    expectNear(p4, 5 / 6)
  })

  test('unbiased is the share of pairs that cross sectors, blau that of pairs with repetition', () => {
    onSmallNetworks((small) => {
      const labels = labelsOf(small)
      const sliced = handSlice(handOf(small))
      const [unbiased, plain] = [blauOf(sliced, 'unbiased'), blauOf(sliced, 'blau')]
      for (const [row, id] of sliced.collaborationIds.entries()) {
        const known = knownOf(small.collaborations[Number(id.slice(1))] ?? [], labels)
        const pairs = pairsOf(known)
        const crossing = sum(pairs.map(([a, b]) => 1 - same(labels, a, b)))
        expectNear(unbiased[row], pairs.length === 0 ? null : crossing / pairs.length)
        const all = known.flatMap((a) => known.map((b) => 1 - same(labels, a, b)))
        expectNear(plain[row], known.length === 0 ? null : sum(all) / all.length)
      }
    })
  })

  test('ei-newman is the mean of unbiased, by members, where every sector is known', () => {
    const [c1 = 0, c2 = 0, , c4 = 0] = blauOf(network, 'unbiased').map(Number)
    const mean = (3 * (2 * c1 - 1) + 2 * (2 * c2 - 1) + 4 * (2 * c4 - 1)) / 9
    expectNear(findingOf(network, 'ei-newman').value, mean)
  })
})

const crossing = (members: readonly string[], labels: Labels) => {
  const lists = knownOf(members, labels).map((id) => labels.get(id) ?? [])
  return !(lists[0] ?? []).some((g) => lists.every((list) => list.includes(g)))
}

describe('cross-sector-share', () => {
  test('counts collaborations without a sector common to all known members', () => {
    onSmallNetworks((small) => {
      const labels = labelsOf(small)
      const shared = small.collaborations.filter((p) => knownOf(p, labels).length > 1)
      const crossed = shared.filter((p) => crossing(p, labels)).length
      const { value, bounds } = findingOf(handSlice(handOf(small)), 'cross-sector-share')
      expectNear(value, shared.length === 0 ? null : crossed / shared.length)
      const low = bounds?.allInternal ?? 0
      const high = bounds?.allExternal ?? 1
      expect(low <= high).toBe(true)
    })
  })

  test('expects what all orders of the labels give, of one sector and of several', () => {
    let several = 0
    onSmallNetworks((small) => {
      const labels = labelsOf(small)
      const shared = small.collaborations.filter((p) => knownOf(p, labels).length > 1)
      const pool = connectedPool(naiveProjection(small.actors, small.collaborations), labels)
      const { value, expectation } = findingOf(handSlice(handOf(small)), 'cross-sector-share')
      if (value === null || pool.length > 5) return
      if (pool.some((id) => (labels.get(id) ?? []).length > 1)) several++
      const draws = [...shuffles(labels, pool)].map(
        (drawn) => shared.filter((p) => crossing(p, drawn)).length / shared.length,
      )
      expectNear(expectation, meanAndSd(draws).mean)
    })
    expect(several).toBeGreaterThan(5)
  })

  test('bounds what members of unknown sector could change', () => {
    const network = handSlice({
      actors: [
        { id: 'a', sectors: ['S'] },
        { id: 'b', sectors: ['S'] },
        { id: 'c', sectors: ['T'] },
      ],
      collaborations: [
        { id: 'p', members: ['a', 'b', 'x'] },
        { id: 'q', members: ['a', 'c'] },
        { id: 'r', members: ['a', 'x'] },
        { id: 's', members: ['b'] },
      ],
    })
    expect(findingOf(network, 'cross-sector-share')).toMatchObject({
      value: 0.5,
      bounds: { allInternal: 1 / 3, allExternal: 1 },
      coverage: { used: 2, dropped: 1, why: [{ code: 'unknown-sector', count: 1 }] },
    })
  })
})

describe('rao-stirling', () => {
  const network = handSlice(HAND_FIXTURE)
  const withTable = (distances: { a: string; b: string; distance: number }[]) =>
    findingOf(network, 'rao-stirling', {
      options: { 'rao-stirling': { distances, source: 'a table' } },
    })

  test('without a table is the mean of Blau by members', () => {
    onSmallNetworks((small) => {
      const labels = labelsOf(small)
      const sliced = handSlice(handOf(small))
      const lists = small.collaborations.map((p) => knownOf(p, labels)).filter((p) => p.length > 1)
      // Between different sectors only: an actor of two sectors is in both, at their distance.
      const spread = lists.map(
        (p) =>
          p.length * (sum(p.flatMap((a) => p.map((b) => 1 - same(labels, a, b)))) / p.length ** 2),
      )
      const members = sum(lists.map((p) => p.length))
      expectNear(
        findingOf(sliced, 'rao-stirling').value,
        members === 0 ? null : sum(spread) / members,
      )
    })
  })

  test('with a table is the definition', () => {
    const found = withTable([
      { a: 'éduc-pop', b: 'culture', distance: 0.2 },
      { a: 'créatif', b: 'culture', distance: 0.5 },
    ])
    // p1: 2/3 culture, 1/3 éduc-pop; p2: halves, not in the table; p4: 1/2, 1/4, 1/4.
    const p1 = 2 * 0.2 * (2 / 3) * (1 / 3)
    const p2 = 2 * 1 * 0.25
    const p4 = 2 * (0.2 * 0.125 + 0.5 * 0.125 + 1 * 0.0625)
    expectNear(found.value, (3 * p1 + 2 * p2 + 4 * p4) / 9)
    expect(found.parts).toMatchObject({ pairsWithoutDistance: 1 })
    expect(found.method.parameters).toMatchObject({ source: 'a table' })
  })

  test('expects what all orders of the labels give', () => {
    onSmallNetworks((small) => {
      const labels = labelsOf(small)
      const pool = connectedPool(naiveProjection(small.actors, small.collaborations), labels)
      const { value, expectation } = findingOf(handSlice(handOf(small)), 'rao-stirling')
      if (value === null || pool.length > 4) return
      const draws = [...shuffles(labels, pool)].map((drawn) => {
        const shuffled = { ...small, sectors: small.actors.map((id) => [...(drawn.get(id) ?? [])]) }
        return findingOf(handSlice(handOf(shuffled)), 'rao-stirling').value ?? 0
      })
      expectNear(expectation, meanAndSd(draws).mean)
    }, 60)
  })
})
