import { describe, expect, test } from 'vitest'
import { findingOf } from '../../support/measured.ts'
import { naiveComponents, naiveDistances, type NaiveGraph } from '../../support/naive.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

/** The longest distance in the largest component, from all distances of the two-mode graph. */
function naiveDiameter(graph: NaiveGraph): number {
  const components = naiveComponents(graph)
  const largest = Math.max(...components.map((component) => component.length))
  const inside = new Set(components.filter(({ length }) => length === largest).flat())
  const distances = [...naiveDistances(graph)]
    .filter(([key, length]) => length < Infinity && inside.has(key.split(' ')[0] ?? ''))
    .map(([, length]) => length)
  return Math.max(0, ...distances)
}

describe('two-mode-diameter', () => {
  test('is the longest of all distances in the largest component', () => {
    onSmallNetworks(({ actors, collaborations }) => {
      const used = collaborations.filter((members) => members.length > 0)
      const expected = naiveDiameter({
        actors: [...actors, ...used.map((_, p) => `p${p}`)],
        weight: new Map(used.flatMap((members, p) => members.map((id) => [`${id} p${p}`, 1]))),
      })
      const network = handSlice({
        actors: actors.map((id) => ({ id })),
        collaborations: used.map((members, p) => ({ id: `p${p}`, members })),
      })
      expect(findingOf(network, 'two-mode-diameter').value).toBe(used.length > 0 ? expected : null)
    })
  })

  test('of components of the same size it is that of the longest', () => {
    const hand: HandNetwork = {
      collaborations: [
        { id: 'wide', members: ['a', 'b', 'c', 'd'] },
        { id: 'x', members: ['e', 'f'] },
        { id: 'y', members: ['f', 'g'] },
      ],
    }
    expect(findingOf(handSlice(hand), 'two-mode-diameter').value).toBe(4)
  })
})
