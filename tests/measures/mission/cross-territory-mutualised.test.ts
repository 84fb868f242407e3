import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../server/domain/findings.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { handGeography } from '../../support/hand-geography.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { naiveBirths } from '../../support/naive-births.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

const ID = 'cross-territory-mutualised'

const geography = handGeography({
  A: { epci: 'E', departement: '33' },
  B: { epci: 'E', departement: '33' },
  C: { epci: 'F', departement: '33' },
  D: { epci: 'G', departement: '40' },
})

type By = 'epci' | 'departement' | 'commune'
const measured = (network: SlicedNetwork, by: By = 'epci'): Finding =>
  findingOf(network, ID, { geography, options: { [ID]: { by } } })

const at = (id: string, commune: string) => ({ id, place: { commune } })

// a and b in EPCI E, c in F, d in G; x is nowhere.
const hand: HandNetwork = {
  actors: [at('a', 'A'), at('b', 'B'), at('c', 'C'), at('d', 'D')],
  collaborations: [
    { id: 'met', kind: 'action', scope: 'mutualised', startsOn: '2010', members: ['a', 'b', 'c'] },
    { id: 'project', scope: 'dedicated', startsOn: '2011', members: ['a', 'c', 'd'] },
    { id: 'later', kind: 'action', scope: 'mutualised', startsOn: '2012', members: ['a', 'd'] },
    { id: 'unsaid', startsOn: '2009', members: ['b', 'd', 'x'] },
  ],
}

describe('ties between territories born in mutualised actions', () => {
  test('are those whose first day together was in one', () => {
    // Across EPCI: ac and bc met, ad and cd in the dedicated project, bd unsaid; bx, dx nowhere. Within: ab.
    expect(measured(handSlice(hand))).toMatchObject({
      value: 1 / 2,
      parts: { ties: 4, mutualised: 2, actions: 2, within: 1 },
      coverage: {
        used: 4,
        dropped: 3,
        why: [
          { code: 'tie-no-place', count: 2 },
          { code: 'tie-no-scope', count: 1 },
        ],
      },
    })
  })

  test('between départements or communes where these are asked for', () => {
    // Départements: ad and cd across, bd unsaid; ab, ac, bc within. Communes: also ab across.
    expect(measured(handSlice(hand), 'departement')).toMatchObject({
      value: 0,
      parts: { ties: 2, within: 1 },
    })
    expect(measured(handSlice(hand), 'commune')).toMatchObject({
      value: 3 / 5,
      parts: { ties: 5, within: null },
    })
  })

  test('were born before the window, and in kinds that the slice leaves out', () => {
    const projects = handSlice(hand, { from: '2011', kinds: ['project'] })
    // Ties of the slice: ac, ad, cd; ac was born in the action of 2010.
    expect(measured(projects)).toMatchObject({ value: 1 / 3, parts: { ties: 3, mutualised: 1 } })
  })

  test('on one day with a dedicated one are born in the mutualised one', () => {
    const both: HandNetwork = {
      ...hand,
      collaborations: [
        { id: 'p', scope: 'dedicated', startsOn: '2010', members: ['a', 'c'] },
        { id: 'q', scope: 'mutualised', startsOn: '2010', members: ['a', 'c'] },
        { id: 'r', startsOn: '2010', members: ['a', 'c'] },
      ],
    }
    expect(measured(handSlice(both))).toMatchObject({
      value: 1,
      parts: { mutualised: 1, actions: 0 },
    })
  })

  test('have no value without ties, without one between territories, and without geography', () => {
    expect(measured(handSlice({ actors: [at('a', 'A')] })).reason).toBe('no-tie')
    const within = [{ id: 'p', scope: 'dedicated' as const, startsOn: '2010', members: ['a', 'b'] }]
    expect(measured(handSlice({ ...hand, collaborations: within })).reason).toBe('no-pair')
    expect(findingOf(handSlice(hand), ID)).toMatchObject({ value: null, reason: 'no-pair' })
  })

  test('are counted as the definition says on small networks', () => {
    const communes = ['A', 'C', 'B', undefined, 'D', 'A', 'C']
    const SCOPES = ['mutualised', 'dedicated', undefined] as const
    onSmallNetworks(({ actors, collaborations }) => {
      const placed = new Map(actors.map((id, i) => [id, communes[i % communes.length]]))
      const epciOf = (id: string) => {
        const commune = placed.get(id)
        return commune === undefined ? undefined : { A: 'E', B: 'E', C: 'F', D: 'G' }[commune]
      }
      // A fifth has no dates; members come one month after the other, and leave after two or five.
      const written = collaborations.map((members, i) => ({
        scope: SCOPES[(i + members.length) % 3],
        kind: i % 2 === 0 ? 'action' : 'project',
        members: members.map((id, k) =>
          i % 5 === 4
            ? { id }
            : {
                id,
                from: `2010-0${1 + ((i + k) % 4)}-01`,
                to: `2010-0${1 + ((i + k) % 4) + (k % 2 === 0 ? 2 : 5)}-01`,
              },
        ),
      }))
      const network = handSlice({
        actors: actors.map((id) => {
          const commune = placed.get(id)
          return { id, ...(commune !== undefined && { place: { commune } }) }
        }),
        collaborations: written.map(({ scope, kind, members }, i) => ({
          id: `p${i}`,
          kind: kind === 'action' ? ('action' as const) : ('project' as const),
          ...(scope && { scope }),
          members: members.map(({ id, from, to }) => ({
            id,
            ...(from !== undefined && { startsOn: from }),
            ...(to !== undefined && { endsOn: to }),
          })),
        })),
      })
      const { across, within, noPlace } = naiveBirths(actors, written, epciOf)
      const { value, parts, coverage } = measured(network)
      expect(coverage.used).toBe(across.followed)
      expect(coverage.dropped).toBe(noPlace + across.noDate + across.noScope)
      expectNear(value, across.followed > 0 ? across.mutualised / across.followed : null)
      if (value === null) return
      expect(parts).toMatchObject({ mutualised: across.mutualised, actions: across.actions })
      expectNear(
        parts?.['within'],
        within.followed > 0 ? within.mutualised / within.followed : null,
      )
    })
  })
})
