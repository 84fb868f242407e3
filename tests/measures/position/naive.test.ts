import { test as property } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  naiveBetweenness,
  naiveClustering,
  naiveComponents,
  naiveCores,
  naiveHarmonic,
  naiveProjection,
} from '../../support/naive.ts'
import { findingOf, valuesOf } from '../../support/measured.ts'
import { handSlice } from '../../support/networks.ts'
import { smallNetworks } from '../../support/small-networks.ts'

type Small = { actors: string[]; collaborations: string[][] }

const sliced = ({ actors, collaborations }: Small) =>
  handSlice({
    actors: actors.map((id) => ({ id })),
    collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
  })

const graphOf = ({ actors, collaborations }: Small) => naiveProjection(actors, collaborations)

function expectSame(
  actual: Record<string, number | null>,
  expected: Record<string, number | null>,
): void {
  expect(Object.keys(actual)).toEqual(Object.keys(expected))
  for (const [id, value] of Object.entries(expected)) {
    if (value === null) expect(actual[id], id).toBeNull()
    else expect(actual[id], id).toBeCloseTo(value, 12)
  }
}

describe('against naive versions, on any small network', () => {
  property.prop([smallNetworks])('betweenness', (small) => {
    const values = valuesOf(sliced(small), 'betweenness')
    if (small.actors.length < 3) expect(Object.values(values).every((v) => v === null)).toBe(true)
    else expectSame(values, naiveBetweenness(graphOf(small)))
  })

  property.prop([smallNetworks])('harmonic', (small) => {
    const values = valuesOf(sliced(small), 'harmonic')
    if (small.actors.length < 2) expect(Object.values(values).every((v) => v === null)).toBe(true)
    else expectSame(values, naiveHarmonic(graphOf(small)))
  })

  property.prop([smallNetworks])('clustering and core numbers', (small) => {
    expectSame(valuesOf(sliced(small), 'clustering'), naiveClustering(graphOf(small)))
    expectSame(valuesOf(sliced(small), 'core-number'), naiveCores(graphOf(small)))
  })

  property.prop([smallNetworks])('components', (small) => {
    const components = naiveComponents(graphOf(small))
    expect(findingOf(sliced(small), 'components').value).toBe(components.length)
    const largest = Math.max(0, ...components.map((component) => component.length))
    expect(findingOf(sliced(small), 'largest-component').value).toBe(
      small.actors.length === 0 ? null : largest,
    )
  })

  property.prop([smallNetworks])(
    'strength is the number of collaborations with others',
    (small) => {
      const values = valuesOf(sliced(small), 'strength')
      for (const id of small.actors) {
        const shared = small.collaborations.filter((p) => p.length > 1 && p.includes(id)).length
        expect(values[id]).toBeCloseTo(shared, 12)
      }
    },
  )
})
