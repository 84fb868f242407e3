import { describe, expect, test } from 'vitest'
import { findingOf } from '../../support/measured.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

const dependence = (hand: HandNetwork, slice = {}) =>
  findingOf(handSlice(hand, slice), 'support-dependence')

// Without S: {a, b, c}, {d, e}, f and g alone. With S: all of them but g.
const hand: HandNetwork = {
  settings: { supportActorIds: ['S'] },
  collaborations: [
    { id: 'p', members: ['a', 'b', 'c', 'S'] },
    { id: 'q', members: ['d', 'e', 'S'] },
    { id: 'r', members: ['f', 'S'] },
    { id: 's', members: ['g'] },
  ],
}

describe('support-dependence', () => {
  test('compares the largest component of actors without and with support', () => {
    expect(dependence(hand)).toMatchObject({
      value: 1 - 3 / 6,
      parts: { with: 6 / 7, without: 3 / 7, lost: 3, supportOnly: 1 },
    })
  })

  test('is the same whichever of the two the slice looks at', () => {
    const { value, parts } = dependence(hand, { support: 'include' })
    expect({ value, parts }).toEqual({
      value: dependence(hand).value,
      parts: dependence(hand).parts,
    })
  })

  test('is 0 where the actors hold together by themselves', () => {
    const collaborations = [{ id: 'p', members: ['a', 'b', 'c', 'S'] }]
    expect(dependence({ ...hand, collaborations }).value).toBe(0)
  })

  test('a role of support or funder is enough, without a named support actor', () => {
    const collaborations = [
      { id: 'p', members: ['a', { id: 'F', role: 'funder' as const }] },
      { id: 'q', members: ['b', { id: 'F', role: 'support' as const }] },
    ]
    expect(dependence({ collaborations })).toMatchObject({ value: 0.5, parts: { supportOnly: 2 } })
  })

  test('without any support participation it is not defined', () => {
    const expected = { value: null, reason: 'no-support-participation' }
    expect(dependence({ collaborations: [{ id: 'p', members: ['a', 'b'] }] })).toMatchObject(
      expected,
    )
    expect(dependence({})).toMatchObject(expected)
    const dated: HandNetwork = {
      settings: { supportActorIds: ['S'] },
      collaborations: [
        { id: 'p', startsOn: '2010', members: ['a', 'S'] },
        { id: 'q', startsOn: '2012', members: ['a', 'b'] },
      ],
    }
    expect(dependence(dated, { from: '2012' })).toMatchObject(expected)
  })

  test('a network of support actors alone has nobody to depend on them', () => {
    const collaborations = [{ id: 'p', members: ['S', { id: 'F', role: 'funder' as const }] }]
    expect(dependence({ ...hand, collaborations })).toMatchObject({
      value: null,
      reason: 'no-actor',
    })
  })
})
