import { describe, expect, test } from 'vitest'
import { isoDay, NO_DAY } from '../../server/domain/dates.ts'
import { handNetwork, type HandNetwork } from '../support/networks.ts'

const iso = (value = NO_DAY) => (value === NO_DAY ? null : isoDay(value))

const days = (hand: HandNetwork) => {
  const { participations } = handNetwork(hand)
  return [...participations.actor.keys()].map((row) => [
    iso(participations.from[row]),
    iso(participations.to[row]),
  ])
}

describe('toTwoMode', () => {
  test('links actors and collaborations both ways, in code-point order of ids', () => {
    const network = handNetwork({
      collaborations: [
        { id: 'q', members: ['b', 'A', 'é'] },
        { id: 'P', members: ['b'] },
      ],
    })
    expect(network.packed.actors.ids).toEqual(['A', 'b', 'é'])
    expect(network.packed.collaborations.ids).toEqual(['P', 'q'])
    expect([...network.collaborationOffsets]).toEqual([0, 1, 4])
    expect([...network.collaborationMembers]).toEqual([1, 0, 1, 2])
    expect([...network.actorOffsets]).toEqual([0, 1, 3, 4])
    expect([...network.actorCollaborations]).toEqual([1, 0, 1, 1])
  })

  test('an actor twice in one collaboration, in two roles, is one link', () => {
    const network = handNetwork({
      collaborations: [{ id: 'p', members: [{ id: 'a', role: 'lead' }, 'a', 'b'] }],
    })
    expect(network.participations.actor).toHaveLength(3)
    expect([...network.collaborationMembers]).toEqual([0, 1])
  })

  test("a participation's own dates win over its collaboration's", () => {
    expect(
      days({
        collaborations: [
          {
            id: 'p',
            startsOn: '2010',
            endsOn: '2012',
            members: ['a', { id: 'b', startsOn: '2011-03' }],
          },
        ],
      }),
    ).toEqual([
      ['2010-01-01', '2012-12-31'],
      ['2011-03-01', '2011-03-31'],
    ])
  })

  test('one date only is that year, or lasts to the latest date when ends are open', () => {
    const collaborations = [
      { id: 'p', startsOn: '2010', members: ['a'] },
      { id: 'q', startsOn: '2011', endsOn: '2014-06-30', members: ['a'] },
      { id: 'r', members: ['a'] },
    ]
    expect(days({ collaborations })).toEqual([
      ['2010-01-01', '2010-12-31'],
      ['2011-01-01', '2014-06-30'],
      [null, null],
    ])
    expect(days({ collaborations, settings: { missingEnd: 'open' } })).toEqual([
      ['2010-01-01', '2014-06-30'],
      ['2011-01-01', '2014-06-30'],
      [null, null],
    ])
  })

  test('the latest day is what the data knows of, but not the closing days of registers', () => {
    const actor = { id: 'a', surveyedOn: '2015-02-01', closedOn: '9999-12-31' }
    expect(iso(handNetwork({ actors: [actor] }).latestDay)).toBe('2015-02-01')
    expect(iso(handNetwork({ actors: [{ id: 'a' }] }).latestDay)).toBeNull()
  })
})
