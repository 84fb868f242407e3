import { describe, expect, test } from 'vitest'
import { describeActor } from '../../../server/services/analysis/actor-sheet.ts'
import { describeCollaboration } from '../../../server/services/analysis/members.ts'
import { mixSectors } from '../../../server/services/analysis/sector-mix.ts'
import { handSlice } from '../../support/networks.ts'

// Bordeaux (33063) and Mérignac (33281) are in Bordeaux Métropole, Pau (64445) is not.
const network = handSlice({
  actors: [
    { id: 'alone', place: { commune: '33063' } },
    { id: 'neighbour', sectors: ['culture'], place: { commune: '33063' } },
    { id: 'near', sectors: ['culture', 'school'], place: { commune: '33281' } },
    { id: 'far', place: { commune: '64445' } },
    { id: 'far too', place: { commune: '64445' } },
    { id: 'unlinked', place: { commune: '33063' } },
  ],
  collaborations: [
    { id: 'p', domains: ['music'], members: ['neighbour', 'near'] },
    { id: 'q', domains: ['music'], members: ['near', 'far'] },
    { id: 'r', members: ['far', 'far too'] },
    { id: 's', domains: ['music'], members: ['alone'] },
  ],
})

const nearbyOf = (id: string) =>
  describeActor(network, { id }).nearby.map(({ fact, label, total, actors }) => [
    fact,
    label,
    total,
    actors.map((actor) => actor.id),
  ])

describe('whom an actor could meet', () => {
  test('is said by place and domain for one without any partner; those who have none are not proposed', () => {
    expect(nearbyOf('alone')).toEqual([
      ['commune', 'Bordeaux', 1, ['neighbour']],
      ['epci', 'Bordeaux Métropole', 1, ['near']],
      ['domain', 'music', 3, ['far', 'near', 'neighbour']],
    ])
  })

  test('leaves out its own partners, and knows the partners of its partners', () => {
    expect(nearbyOf('neighbour')).toEqual([
      ['domain', 'music', 1, ['far']],
      ['partner', 'near', 1, ['far']],
    ])
    expect(nearbyOf('far too')).toEqual([['partner', 'far', 1, ['near']]])
  })
})

describe('the sectors of some actors', () => {
  test('count who has several in equal parts, and what is not known last', () => {
    expect(mixSectors([['a'], ['a', 'b'], []])).toEqual([
      { sector: 'a', actors: 1.5, share: 0.5 },
      { sector: 'b', actors: 0.5, share: 0.5 / 3 },
      { actors: 1, share: 1 / 3 },
    ])
    expect(mixSectors([])).toEqual([])
  })

  test('are those of the partners on an actor’s sheet', () => {
    expect(describeActor(network, { id: 'far' }).sectorMix).toEqual([
      { sector: 'culture', actors: 0.5, share: 0.25 },
      { sector: 'school', actors: 0.5, share: 0.25 },
      { actors: 1, share: 0.5 },
    ])
  })
})

describe('one collaboration', () => {
  test('says whom its end would cut off', () => {
    // neighbour – near – far – far too: without q, two on each side.
    expect(describeCollaboration(network, { id: 'q' }).cut).toEqual({ groups: 2, cutOff: 2 })
    expect(describeCollaboration(network, { id: 'r' }).cut).toEqual({ groups: 2, cutOff: 1 })
    expect(describeCollaboration(network, { id: 's' }).cut).toEqual({ groups: 1, cutOff: 0 })
  })

  test('counts a member with two roles once among the sectors', () => {
    const twice = handSlice({
      actors: [
        { id: 'a', sectors: ['x'] },
        { id: 'b', sectors: ['y'] },
      ],
      collaborations: [
        { id: 'p', members: [{ id: 'a', role: 'lead' }, { id: 'a', role: 'partner' }, 'b'] },
      ],
    })
    const { members, sectorMix } = describeCollaboration(twice, { id: 'p' })
    expect(members).toHaveLength(3)
    expect(sectorMix.map(({ sector, share }) => [sector, share])).toEqual([
      ['x', 0.5],
      ['y', 0.5],
    ])
  })
})
