import { describe, expect, test } from 'vitest'
import { karate } from '../../support/classics.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

const place = (commune: string) => ({ commune, precision: 'commune' as const })

describe('the share of the social economy', () => {
  const network: HandNetwork = {
    actors: [
      { id: 'a', socialEconomy: true, place: place('33063') },
      { id: 'b', socialEconomy: false, place: place('33063') },
      { id: 'c', socialEconomy: true, place: place('24037') },
      { id: 'd', place: place('33063') },
      { id: 'm', socialEconomy: true, place: place('33063') },
    ],
    collaborations: [{ id: 'p', members: ['a', 'c', { id: 'm', role: 'support' }] }],
  }

  test('is of the actors of which it is known, the others apart', () => {
    expect(findingOf(handSlice(network), 'social-economy-share')).toMatchObject({
      value: 2 / 3,
      parts: { social: 2, other: 1 },
      coverage: { used: 3, dropped: 1, why: [{ code: 'no-social-economy', count: 1 }] },
    })
  })

  test('counts the actors of the territory, and support where the slice does', () => {
    const here = handSlice(network, { territory: '33063' })
    expect(findingOf(here, 'social-economy-share').value).toBe(1 / 2)
    const all = handSlice(network, { support: 'include' })
    expect(findingOf(all, 'social-economy-share').value).toBe(3 / 4)
  })

  test('is not recorded where it is known of nobody', () => {
    expect(findingOf(karate(), 'social-economy-share').reason).toBe('not-recorded')
    expect(findingOf(handSlice({}), 'social-economy-share').reason).toBe('no-actor')
  })
})

test('openness to the social economy is the index of the two as sectors', () => {
  onSmallNetworks(({ actors, collaborations, sectors }) => {
    // No sector drawn: not known. One: of it. Two: not of it.
    const known = [undefined, true, false]
    const own = collaborations.map((members, i) => ({ id: `p${i}`, members }))
    const asFlags = handSlice({
      actors: actors.map((id, i) => {
        const socialEconomy = known[sectors[i]?.length ?? 0]
        return { id, ...(socialEconomy !== undefined && { socialEconomy }) }
      }),
      collaborations: own,
    })
    const asSectors = handSlice({
      actors: actors.map((id, i) => ({
        id,
        sectors: [[], ['social'], ['other']][sectors[i]?.length ?? 0] ?? [],
      })),
      collaborations: own,
    })
    const found = findingOf(asFlags, 'ei-newman-social-economy')
    const expected = findingOf(asSectors, 'ei-newman')
    for (const key of ['value', 'expectation', 'sd', 'z'] as const) {
      expectNear(found[key], expected[key])
    }
    expect(found.bounds).toEqual(expected.bounds)
    expect(found.coverage.dropped).toBe(expected.coverage.dropped)
    const reason = expected.reason === 'no-known-sector' ? 'not-recorded' : expected.reason
    expect(found.reason).toBe(reason)
  })
})
