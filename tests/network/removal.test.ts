import { describe, expect, test } from 'vitest'
import { removeInOrder } from '../../server/network/removal.ts'
import { removeMostCentral } from '../../server/services/analysis/removal.ts'
import { handSlice, tieNetwork } from '../support/networks.ts'
import { onSmallNetworks } from '../support/small-networks.ts'

/** Groups of actors linked through collaborations, by walking from each. */
function naiveGroups(actors: readonly string[], collaborations: readonly string[][]): number[] {
  const left = new Set(actors)
  const sizes: number[] = []
  for (const start of actors) {
    if (!left.delete(start)) continue
    const group = [start]
    for (const actor of group) {
      for (const members of collaborations) {
        if (!members.includes(actor)) continue
        for (const other of members) if (left.delete(other)) group.push(other)
      }
    }
    sizes.push(group.length)
  }
  return sizes
}

describe('removing actors one by one', () => {
  test('leaves what walking through the rest finds, after each step', () => {
    onSmallNetworks(({ actors, collaborations }) => {
      const network = handSlice({
        actors: actors.map((id) => ({ id })),
        collaborations: collaborations.map((members, p) => ({ id: String(p), members })),
      })
      const order = network.actorIds.map((_, row) => row).toReversed()
      const { largest, groups } = removeInOrder(network, Int32Array.from(order))
      for (let gone = 0; gone <= order.length; gone++) {
        const out = new Set(order.slice(0, gone).map((row) => network.actorIds[row] ?? ''))
        const sizes = naiveGroups(
          network.actorIds.filter((id) => !out.has(id)),
          collaborations.map((members) => members.filter((id) => !out.has(id))),
        )
        expect(largest[gone]).toBe(Math.max(0, ...sizes))
        expect(groups[gone]).toBe(sizes.filter((size) => size > 1).length)
      }
    })
  })

  test('takes the hub of a star first, after which nobody is linked', () => {
    const star = tieNetwork([
      ['hub', 'a'],
      ['hub', 'b'],
      ['hub', 'c'],
      ['hub', 'd'],
    ])
    const removal = removeMostCentral(star)
    expect(removal.order.map(({ id }) => id)).toEqual(['hub', 'a'])
    expect(removal.largest).toEqual([5, 1, 1])
    expect(removal.groups).toEqual([1, 0, 0])
    // By chance the hub goes first in one draw of five on average: the mean is between both extremes.
    expect(removal.byChance[0]).toBe(5)
    expect(removal.byChance[1]).toBeGreaterThan(1)
    expect(removal.byChance[1]).toBeLessThan(4.01)
  })

  test('has nobody to take out where nobody is linked, and says why', () => {
    expect(removeMostCentral(handSlice({ actors: [{ id: 'a' }] }))).toMatchObject({
      reason: 'no-tie',
      linked: 0,
      order: [],
    })
    expect(removeMostCentral(handSlice({}))).toMatchObject({ linked: 0, order: [] })
  })
})
