import { describe, expect, test } from 'vitest'
import type { Slice } from '../../server/domain/slice.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { handNetwork, handSlice, type HandNetwork } from '../support/networks.ts'

/** What a slice leaves: each collaboration with its members, and the actors of the base. */
function left(hand: HandNetwork, slice: Slice, communes?: ReadonlySet<string>) {
  const network = sliceNetwork(handNetwork(hand), slice, communes)
  const members = network.collaborationIds.map((id, p) => {
    const rows = network.collaborationMembers.subarray(
      network.collaborationOffsets[p],
      network.collaborationOffsets[p + 1],
    )
    return [id, [...rows].map((row) => network.actorIds[row]).join('')]
  })
  const counted = network.actorIds.filter((_, row) => network.isCounted[row] === 1)
  return {
    members: Object.fromEntries(members),
    actors: network.actorIds.join(''),
    counted: counted.join(''),
    dropped: network.coverage.dropped,
    support: [...network.supportActorRows]
      .map((row) => network.whole.packed.actors.ids[row])
      .join(''),
  }
}

describe('step 1, roles', () => {
  const hand: HandNetwork = {
    settings: { supportActorIds: ['R'] },
    actors: [{ id: 'Z' }],
    collaborations: [
      { id: 'p', members: ['a', 'b', 'R', { id: 'F', role: 'funder' }] },
      { id: 'q', members: ['c', { id: 'a', role: 'support' }] },
      { id: 'r', members: ['R', { id: 'F', role: 'support' }] },
    ],
  }

  test('support and funders are out by default, with what they took part in alone', () => {
    expect(left(hand, {})).toMatchObject({
      members: { p: 'ab', q: 'c' },
      actors: 'Zabc',
      dropped: { support: 5 },
      support: 'FR',
    })
  })

  test('an actor that also works for itself stays, and so does one that never took part', () => {
    const { actors } = left(hand, {})
    expect(actors).toContain('a')
    expect(actors).toContain('Z')
  })

  test('support=include keeps all', () => {
    expect(left(hand, { support: 'include' })).toMatchObject({
      members: { p: 'FRab', q: 'ac', r: 'FR' },
      actors: 'FRZabc',
      dropped: {},
    })
  })

  test('a named support actor that took part in nothing leaves the base too', () => {
    const settings = { supportActorIds: ['R', 'Z'] }
    expect(left({ ...hand, settings }, {})).toMatchObject({ actors: 'abc', support: 'FRZ' })
  })

  test('a named support actor that was merged is known by its old id', () => {
    const merged = {
      ...hand,
      settings: { supportActorIds: ['old'] },
      actors: [{ id: 'R', formerIds: ['old'] }],
    }
    expect(left(merged, {}).support).toContain('R')
  })
})

describe('step 2, window', () => {
  const hand: HandNetwork = {
    actors: [
      { id: 'x', closedOn: '2010-06' },
      { id: 'y', openedOn: '2014' },
    ],
    collaborations: [
      { id: 'before', startsOn: '2010', endsOn: '2011-12-31', members: ['a', 'b'] },
      { id: 'begins-on-last-day', startsOn: '2012-12-31', endsOn: '2013', members: ['a', 'b'] },
      { id: 'ends-on-first-day', startsOn: '2010', endsOn: '2012-01-01', members: ['a', 'b', 'x'] },
      { id: 'own-dates', startsOn: '2012', members: ['a', { id: 'b', startsOn: '2015' }] },
      { id: 'undated', members: ['a', 'b'] },
    ],
  }

  test('keeps what is active on a day of the window, both ends included', () => {
    expect(left(hand, { from: '2012', to: '2012' })).toMatchObject({
      members: { 'begins-on-last-day': 'ab', 'ends-on-first-day': 'ab', 'own-dates': 'a' },
    })
  })

  test('says how many participations have no date, and which it dropped otherwise', () => {
    expect(left(hand, { from: '2012', to: '2012' }).dropped).toEqual({
      'outside-window': 3,
      'no-date': 2,
      'closed-actor': 1,
    })
  })

  test('actors closed before or opened after the window leave the base', () => {
    expect(left(hand, { from: '2012', to: '2012' }).actors).toBe('ab')
    expect(left(hand, { from: '2014', to: '2014' }).actors).toBe('aby')
    expect(left(hand, { from: '2010', to: '2014' }).actors).toBe('abxy')
    expect(left(hand, {}).actors).toBe('abxy')
  })

  test('without a window the undated are in', () => {
    expect(left(hand, {}).members).toHaveProperty('undated', 'ab')
  })

  test('asOf is the end of the window, else the latest date', () => {
    expect(handSlice(hand, { to: '2012' }).asOf).toBe(handSlice(hand, { to: '2012-12-31' }).asOf)
    const latest = handNetwork(hand).latestDay
    expect(handSlice(hand).asOf).toBe(latest)
    expect(handSlice(hand, { from: '2011' }).asOf).toBe(latest)
  })
})

describe('step 3, kinds, domains and scope', () => {
  const hand: HandNetwork = {
    collaborations: [
      {
        id: 'p',
        kind: 'project',
        domains: ['health', 'youth'],
        scope: 'dedicated',
        members: ['a'],
      },
      { id: 'q', kind: 'action', domains: ['youth'], scope: 'mutualised', members: ['b'] },
      { id: 'r', kind: 'tie', members: ['c', 'd'] },
    ],
  }
  const kept = (slice: Slice) => Object.keys(left(hand, slice).members).join('')

  test.each<[Slice, string]>([
    [{ kinds: ['project'] }, 'p'],
    [{ kinds: ['action', 'tie'] }, 'qr'],
    [{ kinds: [] }, 'pqr'],
    [{ domains: ['youth'] }, 'pq'],
    [{ domains: ['health', 'unheard-of'] }, 'p'],
    [{ scope: 'mutualised' }, 'q'],
    [{ domains: ['youth'], kinds: ['project'] }, 'p'],
  ])('%j keeps %s', (slice, expected) => {
    expect(kept(slice)).toBe(expected)
  })

  test('actors whose collaborations are elsewhere stay, without collaboration', () => {
    expect(left(hand, { kinds: ['project'] }).actors).toBe('abcd')
  })
})

describe('step 4, territory', () => {
  const hand: HandNetwork = {
    actors: [
      { id: 'b', place: { commune: '33063' }, attributes: { 'Zone: une': 'Nord: est' } },
      { id: 'c', place: { commune: '33281' }, attributes: { Zone: ' une:Nord: est' } },
      { id: 'i', place: { commune: '33063' } },
      { id: 'o', place: { commune: '64445' } },
    ],
    collaborations: [
      { id: 'member-inside', members: ['b', 'o', 'n'] },
      { id: 'named', territories: ['33063'], members: ['o', 'n'] },
      { id: 'elsewhere', members: ['o', 'c'] },
    ],
  }

  test('keeps collaborations with a member placed there or that name it, with all their members', () => {
    expect(left(hand, { territory: '33063' })).toMatchObject({
      members: { 'member-inside': 'bno', named: 'no' },
      actors: 'bino',
      counted: 'bi',
      dropped: { 'outside-territory': 2 },
    })
  })

  test('members=inside drops outsiders first', () => {
    expect(left(hand, { territory: '33063', members: 'inside' })).toMatchObject({
      members: { 'member-inside': 'b' },
      actors: 'bi',
      counted: 'bi',
    })
  })

  test('a set of communes stands for a larger territory', () => {
    const communes = new Set(['33063', '33281'])
    expect(left(hand, { territory: 'departement:33' }, communes)).toMatchObject({
      members: { 'member-inside': 'bno', named: 'no', elsewhere: 'co' },
      counted: 'bci',
    })
  })

  test('an attribute places actors too; of two whose names fit, the longer is meant', () => {
    expect(left(hand, { territory: 'attribute:Zone: une:Nord: est' }).counted).toBe('b')
    expect(left(hand, { territory: 'attribute:Zone: une:Sud' }).counted).toBe('')
  })

  test.each(['departement:33', 'attribute:unheard-of:x'])(
    'refuses %s that it cannot read',
    (territory) => {
      expect(() => handSlice(hand, { territory })).toThrow(/territory-not-found/)
    },
  )
})

describe('step 5, actors', () => {
  const hand: HandNetwork = {
    actors: [{ id: 'z' }],
    collaborations: [
      { id: 'p', members: ['a', 'b', 'c'] },
      { id: 'q', members: ['a', { id: 'b', role: 'lead' }, 'b'] },
      { id: 'r', members: ['c'] },
      { id: 's', members: ['d'] },
    ],
  }

  test('actors=active leaves out those without participation', () => {
    expect(left(hand, {}).actors).toBe('abcdz')
    expect(left(hand, { actors: 'active' }).actors).toBe('abcd')
  })

  test('minCollaborations counts distinct collaborations, and the others leave them', () => {
    expect(left(hand, { minCollaborations: 2 })).toMatchObject({
      members: { p: 'abc', q: 'ab', r: 'c' },
      actors: 'abc',
      dropped: { 'actor-filter': 1 },
    })
    expect(left(hand, { minCollaborations: 3 }).actors).toBe('')
  })

  test('minCollaborations counts what the earlier steps left', () => {
    const dated: HandNetwork = {
      collaborations: [
        { id: 'p', startsOn: '2010', members: ['a', 'b'] },
        { id: 'q', startsOn: '2011', members: ['a'] },
        { id: 'r', startsOn: '2011', members: ['a', 'b'] },
      ],
    }
    expect(left(dated, { from: '2011', minCollaborations: 2 }).actors).toBe('a')
  })
})
