import { expect, test } from 'vitest'
import { compareActors } from '../../../server/services/analysis/selection.ts'
import { handSlice } from '../../support/networks.ts'

const network = handSlice({
  actors: [
    { id: 'a', sectors: ['x'] },
    { id: 'b', sectors: ['y'] },
    { id: 'c' },
    { id: 'd' },
    { id: 'e', sectors: ['x'] },
  ],
  collaborations: [
    { id: 'p', members: ['a', 'b', 'd'] },
    { id: 'q', members: ['a', 'b'] },
    { id: 'r', members: ['c', 'd'] },
  ],
})

test('actors beside each other: their ties, common collaborations and common partners', () => {
  const compared = compareActors(network, { ids: ['c', 'a', 'b', 'gone', 'a'] })
  expect(compared.actors.map(({ id, measures }) => [id, measures['degree']])).toEqual([
    ['c', 1],
    ['a', 2],
    ['b', 2],
  ])
  expect(compared.absent).toEqual(['gone'])
  // Of ab, ac, bc only a and b work together; c stands alone among them.
  expect([compared.pairs, compared.tied, compared.groups]).toEqual([3, 1, 2])
  expect(compared.collaborations).toEqual({
    total: 2,
    items: [
      { id: 'p', name: 'p', actors: 2 },
      { id: 'q', name: 'q', actors: 2 },
    ],
  })
  expect(compared.partners).toEqual({ total: 1, items: [{ id: 'd', name: 'd', actors: 3 }] })
  expect(compared.sectorMix.map(({ sector }) => sector)).toEqual(['x', 'y', undefined])
})

test('one actor alone, or nobody of the slice, is no comparison and no failure', () => {
  expect(compareActors(network, { ids: ['e'] })).toMatchObject({ pairs: 0, tied: 0, groups: 1 })
  expect(compareActors(network, { ids: ['gone'] })).toMatchObject({ actors: [], pairs: 0 })
})
