import { describe, expect, test } from 'vitest'
import { listIsolated } from '../../../server/measures/isolation/isolation.ts'
import { handGeography } from '../../support/hand-geography.ts'
import { findingOf } from '../../support/measured.ts'
import { naiveProjection } from '../../support/naive.ts'
import { naiveOwnCommuneOnly } from '../../support/naive-places.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

const geography = handGeography({
  A: { epci: 'E' },
  A1: { partOf: 'A' },
  B: { epci: 'E' },
  C: { epci: 'F' },
  island: {},
})

/** Whether x, in the first commune, with partners in the others, is listed for its place. */
function isEnclosed(communes: readonly (string | undefined)[]): boolean {
  const ids = communes.map((_, i) => (i === 0 ? 'x' : `p${i}`))
  const hand: HandNetwork = {
    actors: ids.map((id, i) => {
      const commune = communes[i]
      return { id, ...(commune !== undefined && { place: { commune } }) }
    }),
    collaborations: [{ id: 'p', members: ids }],
  }
  const x = listIsolated(handSlice(hand), geography).find(({ id }) => id === 'x')
  return x?.reasons.includes('own-commune-only') === true
}

describe('own-commune-only', () => {
  test.each([
    ['its own commune', ['A', 'A', 'A'], true],
    ['a former commune of its own', ['A', 'A1', 'A'], true],
    ['other communes of its EPCI', ['A', 'B', 'A'], true],
    ['another EPCI', ['A', 'B', 'C'], false],
    ['its commune, which is in no EPCI', ['island', 'island', 'island'], true],
    ['another commune, its own in no EPCI', ['island', 'A', 'A'], false],
    ['an unknown place', ['A', 'A', undefined], false],
    ['its own, itself of unknown place', [undefined, 'A', 'A'], false],
  ] as const)('all partners in %s', (_name, communes, expected) => {
    expect(isEnclosed(communes)).toBe(expected)
  })

  test('knows no EPCI where nobody tells', () => {
    const hand = {
      actors: [
        { id: 'x', place: { commune: 'A' } },
        { id: 'y', place: { commune: 'B' } },
      ],
      collaborations: [{ id: 'p', members: ['x', 'y'] }],
    }
    const reasons = listIsolated(handSlice(hand)).map((actor) => actor.reasons)
    expect(reasons).toEqual([
      ['pair', 'periphery'],
      ['pair', 'periphery'],
    ])
    expect(findingOf(handSlice(hand), 'isolated', { geography }).value).toBe(0)
  })

  test('is what its sentence says on a hundred small networks', () => {
    const communes = ['A', 'A1', 'B', 'C', 'island', undefined, 'A']
    onSmallNetworks(({ actors, collaborations }) => {
      const placed = new Map(actors.map((id, i) => [id, communes[(i * 3) % communes.length]]))
      const network = handSlice({
        actors: actors.map((id) => {
          const commune = placed.get(id)
          return { id, ...(commune !== undefined && { place: { commune } }) }
        }),
        collaborations: collaborations.map((members, i) => ({ id: `p${i}`, members })),
      })
      const found = listIsolated(network, geography)
        .filter(({ reasons }) => reasons.includes('own-commune-only'))
        .map(({ id }) => id)
      const graph = naiveProjection(actors, collaborations)
      const communeOf = (id: string) => placed.get(id)?.replace('A1', 'A')
      const epciOf = (id: string) => ({ A: 'E', B: 'E', C: 'F' })[communeOf(id) ?? '']
      expect(found).toEqual(
        actors.filter((id) => naiveOwnCommuneOnly(graph, id, communeOf, epciOf)),
      )
    })
  })
})
