import { describe, expect, test } from 'vitest'
import type { Slice } from '../../../server/domain/slice.ts'
import { listIsolated } from '../../../server/measures/isolation/isolation.ts'
import { findingOf } from '../../support/measured.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

const listed = (hand: HandNetwork, slice: Slice = {}) =>
  Object.fromEntries(listIsolated(handSlice(hand, slice)).map((a) => [a.id, a.reasons.join(' ')]))

// One actor for each reason. The middle of the network, m1 to m4, is tied across sectors and communes
// and stays so until 2014, the latest date; it is never listed.
const at = (commune: string) => ({ commune })
const middle: HandNetwork = {
  settings: { supportActorIds: ['S'] },
  actors: [
    { id: 'm1', sectors: ['culture'], place: at('33063') },
    { id: 'm2', sectors: ['éduc-pop'], place: at('33281') },
    { id: 'm3', sectors: ['culture'], place: at('33281') },
    { id: 'm4', sectors: ['éduc-pop'], place: at('33063') },
  ],
  collaborations: [
    { id: 'core', startsOn: '2010', endsOn: '2014', members: ['m1', 'm2', 'm3', 'm4'] },
  ],
}

function withMore({ settings, actors = [], collaborations = [] }: HandNetwork): HandNetwork {
  return {
    settings: { ...middle.settings, ...settings },
    actors: [...(middle.actors ?? []), ...actors],
    collaborations: [...(middle.collaborations ?? []), ...collaborations],
  }
}

const triangle = { id: 'p', startsOn: '2014', members: ['x', 'm1', 'm3'] }

/** The actor x with the middle until a day. */
const endedOn = (endsOn: string) =>
  withMore({ collaborations: [{ id: 'p', startsOn: '2010', endsOn, members: ['x', 'm1', 'm2'] }] })

/** The actor x of some sectors, with two partners in culture. */
const inSectors = (sectors: string[]) =>
  listed(withMore({ actors: [{ id: 'x', sectors }], collaborations: [triangle] }))

/** The actor x of a commune, with two partners in 33063. */
const inCommune = (commune: string) =>
  listed(
    withMore({
      actors: [{ id: 'x', sectors: ['créatif'], place: at(commune) }],
      collaborations: [{ ...triangle, members: ['x', 'm1', 'm4'] }],
    }),
  )

describe('listIsolated, one actor for each reason', () => {
  test('nobody of a mixed and lasting middle is listed', () => {
    expect(listed(middle)).toEqual({})
  })

  test('not-recorded: nothing is known of it', () => {
    expect(listed(withMore({ actors: [{ id: 'x' }] }))).toEqual({ x: 'not-recorded no-project' })
  })

  test('no-project: it was surveyed, or the list is complete, and it takes part in nothing', () => {
    expect(listed(withMore({ actors: [{ id: 'x', surveyedOn: '2012' }] }))).toEqual({
      x: 'no-project',
    })
    const complete = { actorListComplete: true }
    expect(listed(withMore({ settings: complete, actors: [{ id: 'x' }] }))).toEqual({
      x: 'no-project',
    })
  })

  test('new: no tie, and known since less than a year before the latest date', () => {
    const actor = { id: 'x', surveyedOn: '2014-06' }
    const recent = withMore({ actors: [{ ...actor, knownSince: '2014-01-01' }] })
    expect(listed(recent)).toEqual({ x: 'new no-project' })
    const older = withMore({ actors: [{ ...actor, knownSince: '2013-12-31' }] })
    expect(listed(older)).toEqual({ x: 'no-project' })
  })

  test('new: an actor with a tie is not new to the network', () => {
    const hand = withMore({
      actors: [{ id: 'x', knownSince: '2014-06', sectors: ['créatif'] }],
      collaborations: [{ id: 'p', startsOn: '2014', members: ['m1', 'm2', 'x'] }],
    })
    expect(listed(hand)).toEqual({})
  })

  test('dormant in a window: a tie before it, none in it', () => {
    const hand = withMore({
      collaborations: [{ id: 'p', startsOn: '2010', members: ['x', 'm1', 'm2'] }],
    })
    expect(listed(hand, { from: '2012', to: '2013' })).toEqual({ x: 'dormant no-project' })
    expect(listed(hand, { from: '2010', to: '2013' })).toEqual({})
  })

  test('dormant without a window: all its ties ended over two years before the latest date', () => {
    expect(listed(endedOn('2012-12-30'))).toEqual({ x: 'dormant' })
    expect(listed(endedOn('2012-12-31'))).toEqual({})
    const found = listIsolated(handSlice(endedOn('2012-12-30')))
    expect(found).toMatchObject([{ withoutTie: false, lastActivity: '2012-12-30' }])
    expect(findingOf(handSlice(endedOn('2012-12-30')), 'isolated').value).toBe(0)
  })

  test('dormant is not said of an actor with a tie of unknown date', () => {
    const hand = withMore({
      collaborations: [
        { id: 'p', startsOn: '2010', members: ['x', 'm1', 'm2'] },
        { id: 'q', members: ['x', 'm1', 'm2'] },
      ],
    })
    expect(listed(hand)).toEqual({})
  })

  const supported = withMore({
    collaborations: [
      { id: 'p', startsOn: '2014', members: ['x', 'S'] },
      { id: 'q', startsOn: '2014', members: ['y', { id: 'F', role: 'funder' }] },
    ],
  })

  test('support-only: its only partners are support actors', () => {
    expect(listed(supported)).toEqual({ x: 'support-only solo', y: 'support-only solo' })
  })

  test('support-only is said with support in the slice too', () => {
    expect(listed(supported, { support: 'include' })).toMatchObject({
      x: 'support-only pair periphery',
      y: 'support-only pair periphery',
    })
  })

  test('solo: only collaborations of one', () => {
    const hand = withMore({ collaborations: [{ id: 'p', startsOn: '2014', members: ['x'] }] })
    expect(listed(hand)).toEqual({ x: 'solo' })
  })

  test('pair: two actors with nobody else', () => {
    const hand = withMore({ collaborations: [{ id: 'p', startsOn: '2014', members: ['x', 'y'] }] })
    expect(listed(hand)).toEqual({ x: 'pair periphery', y: 'pair periphery' })
  })

  test('periphery: core number 1', () => {
    const hand = withMore({ collaborations: [{ id: 'p', startsOn: '2014', members: ['x', 'm1'] }] })
    expect(listed(hand)).toEqual({ x: 'periphery' })
  })

  test('own-sector-only: every partner shares a sector with it', () => {
    expect(inSectors(['culture'])).toEqual({ x: 'own-sector-only' })
    expect(inSectors(['culture', 'numérique'])).toEqual({ x: 'own-sector-only' })
    expect(inSectors(['numérique'])).toEqual({})
    expect(inSectors([])).toEqual({})
  })

  test('own-sector-only is not said where a partner’s sector is unknown', () => {
    const hand = withMore({
      actors: [{ id: 'x', sectors: ['culture'] }, { id: 'u' }],
      collaborations: [{ ...triangle, members: ['x', 'm1', 'm3', 'u'] }],
    })
    expect(listed(hand)).not.toHaveProperty('x')
  })

  test('own-commune-only: every partner is in its commune', () => {
    expect(inCommune('33063')).toEqual({ x: 'own-commune-only' })
    expect(inCommune('24322')).toEqual({})
  })
})

describe('listIsolated in a territory', () => {
  const hand: HandNetwork = {
    actors: [
      { id: 'in', place: at('33063'), surveyedOn: '2012' },
      { id: 'alone', place: at('33063') },
    ],
    collaborations: [
      { id: 'p', members: ['in', 'out'] },
      { id: 'q', members: ['alone'] },
    ],
  }

  test('partners from elsewhere are seen and never listed', () => {
    expect(listed(hand, { territory: '33063' })).toEqual({ alone: 'solo', in: 'pair periphery' })
    expect(findingOf(handSlice(hand, { territory: '33063' }), 'isolated').value).toBe(1)
  })

  test('members=inside leaves an actor without its partners from elsewhere', () => {
    expect(listed(hand, { territory: '33063', members: 'inside' })).toEqual({
      alone: 'solo',
      in: 'solo',
    })
  })
})

describe('isolated', () => {
  test('counts actors without tie by primary reason, and keeps the unrecorded apart', () => {
    const hand = withMore({
      actors: [{ id: 'x' }, { id: 'y', surveyedOn: '2013' }],
      collaborations: [{ id: 'p', startsOn: '2014', members: ['z'] }],
    })
    expect(findingOf(handSlice(hand), 'isolated')).toMatchObject({
      value: 3,
      parts: { 'not-recorded': 1, 'no-project': 1, solo: 1 },
      coverage: { used: 6, dropped: 1, why: [{ code: 'not-recorded', count: 1 }] },
    })
  })

  test('of an empty network is not defined', () => {
    expect(findingOf(handSlice({}), 'isolated')).toMatchObject({ value: null, reason: 'no-actor' })
  })
})
