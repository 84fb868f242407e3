import { describe, expect, test } from 'vitest'
import { computeActorColumns, computeFindings } from '../../server/measures/compute.ts'
import { getMeasure, listMeasures } from '../../server/measures/registry.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { expectNear, expectNearAll, valuesOf } from '../support/measured.ts'
import { handSlice } from '../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../support/small-networks.ts'

// What holds of every measure, whatever it measures. Those that draw at random, or order equals by id
// on the way to a bound, may move with the names, and are left out.
const DRAWN = new Set(['community', 'modularity', 'core-periphery', 'community-stability'])
const DRAWN_TOO = ['communities-sectors', 'communities-territories']
const isSteady = (id: string) => !DRAWN.has(id) && !DRAWN_TOO.includes(id)
const ids = (scope: string) =>
  listMeasures().flatMap((one) => (one.scope === scope && isSteady(one.id) ? [one.id] : []))

/** Years, roles and dates by place, so that every family has something to say. */
function written(small: SmallNetwork, rename: (id: string) => string): SlicedNetwork {
  return handSlice({
    actors: small.actors.map((id, i) => ({ id: rename(id), sectors: small.sectors[i] ?? [] })),
    collaborations: small.collaborations.map((members, i) => ({
      id: `p${i}`,
      kind: i % 3 === 2 ? 'action' : 'project',
      startsOn: String(2010 + i),
      endsOn: String(2011 + i),
      members: members.map((id, place) => ({
        id: rename(id),
        role: place === 0 ? 'lead' : 'partner',
        ...(place === 2 && { startsOn: String(2011 + i), endsOn: String(2011 + i) }),
      })),
    })),
  })
}

describe('other names, in another order,', () => {
  const renaming = new Map('abcdefg'.split('').map((id, i) => [id, `x${9 - i}`]))
  const rename = (id: string) => renaming.get(id) ?? id

  test('change no finding of a network', () => {
    onSmallNetworks((small) => {
      const before = computeFindings(
        written(small, (id) => id),
        ids('network'),
      )
      const after = computeFindings(written(small, rename), ids('network'))
      for (const [index, { measure, value, reason }] of before.entries()) {
        const now = after[index]
        expect([measure, now?.reason]).toEqual([measure, reason])
        expectNear(now?.value, value)
      }
    }, 30)
  })

  test('give each actor the same value', () => {
    onSmallNetworks((small) => {
      const [one, two] = [written(small, (id) => id), written(small, rename)]
      for (const id of ids('actor')) {
        const renamed = Object.entries(valuesOf(one, id)).map(([a, value]) => [rename(a), value])
        expectNearAll(valuesOf(two, id), Object.fromEntries(renamed))
      }
    }, 30)
  })
})

test('an isolated actor more changes no value of the others, but those that count everybody', () => {
  // Divided by N, or by pairs of the base, by definition.
  const ofAll = new Set(['harmonic', 'closeness', 'betweenness', 'betweenness-weighted'])
  onSmallNetworks((small) => {
    if (small.actors.length < 3) return
    const more = { ...small, actors: [...small.actors, 'zz'], sectors: [...small.sectors, ['S']] }
    for (const id of ids('actor').filter((one) => !ofAll.has(one))) {
      if (getMeasure(id).family === 'brokerage') continue
      const { zz: _zz, ...others } = valuesOf(
        written(more, (one) => one),
        id,
      )
      expectNearAll(
        others,
        valuesOf(
          written(small, (one) => one),
          id,
        ),
      )
    }
  }, 30)
})

test('every measure asked for answers once for a network, or once for each actor', () => {
  const network = handSlice({ collaborations: [{ id: 'p', members: ['a', 'b'] }] })
  expect(computeFindings(network, ids('network')).map(({ measure }) => measure)).toEqual(
    ids('network'),
  )
  expect(computeActorColumns(network, ids('actor')).map(({ measure }) => measure)).toEqual(
    ids('actor'),
  )
})
