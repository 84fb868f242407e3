import { describe, expect, test } from 'vitest'
import {
  naiveBetweenness,
  naiveClustering,
  naiveComponents,
  naiveCores,
  naiveHarmonic,
  naiveProjection,
} from '../../support/naive.ts'
import { expectNear, expectNearAll, findingOf, valuesOf } from '../../support/measured.ts'
import { handSlice } from '../../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../../support/small-networks.ts'

const sliced = ({ actors, collaborations }: SmallNetwork) =>
  handSlice({
    actors: actors.map((id) => ({ id })),
    collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
  })

const graphOf = ({ actors, collaborations }: SmallNetwork) =>
  naiveProjection(actors, collaborations)

const nothing = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, null]))

describe('against naive versions, on any small network', () => {
  test('betweenness', () => {
    onSmallNetworks((small) => {
      expectNearAll(
        valuesOf(sliced(small), 'betweenness'),
        small.actors.length < 3 ? nothing(small.actors) : naiveBetweenness(graphOf(small)),
      )
    })
  })

  test('harmonic', () => {
    onSmallNetworks((small) => {
      expectNearAll(
        valuesOf(sliced(small), 'harmonic'),
        small.actors.length < 2 ? nothing(small.actors) : naiveHarmonic(graphOf(small)),
      )
    })
  })

  test('clustering and core numbers', () => {
    onSmallNetworks((small) => {
      expectNearAll(valuesOf(sliced(small), 'clustering'), naiveClustering(graphOf(small)))
      expectNearAll(valuesOf(sliced(small), 'core-number'), naiveCores(graphOf(small)))
    })
  })

  test('components', () => {
    onSmallNetworks((small) => {
      const components = naiveComponents(graphOf(small))
      expect(findingOf(sliced(small), 'components').value).toBe(components.length)
      const largest = Math.max(0, ...components.map((component) => component.length))
      expect(findingOf(sliced(small), 'largest-component').value).toBe(
        small.actors.length === 0 ? null : largest,
      )
    })
  })

  test('strength is the number of collaborations with others', () => {
    onSmallNetworks((small) => {
      const values = valuesOf(sliced(small), 'strength')
      for (const id of small.actors) {
        const shared = small.collaborations.filter((p) => p.length > 1 && p.includes(id)).length
        expectNear(values[id], shared)
      }
    })
  })
})
