import { describe, expect, test } from 'vitest'
import { epciOf } from '../../../server/geography/communes.ts'
import { communesOf, populationOf, presentCommune } from '../../../server/geography/territories.ts'
import { NO_GEOGRAPHY } from '../../../server/measures/geography.ts'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import { handGeography } from '../../support/hand-geography.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { handNetwork, handSlice, type HandNetwork } from '../../support/networks.ts'

const at = (commune: string) => ({ place: { commune } })

const geography = handGeography({
  A: { epci: 'E', population: 3000 },
  B: { epci: 'E', population: 1000 },
  old: { partOf: 'A' },
  C: { population: 500 },
})

const hand: HandNetwork = {
  actors: [
    { id: 'a', ...at('A') },
    { id: 'b', ...at('old') },
    { id: 'idle', ...at('B') },
    { id: 'c', ...at('C') },
    { id: 'nowhere' },
  ],
  collaborations: [
    { id: 'p', startsOn: '2012', members: ['a', 'c'] },
    { id: 'q', startsOn: '2013', members: ['b'] },
    { id: 'meeting', kind: 'action', startsOn: '2013', members: ['a', 'b'] },
    { id: 'elsewhere', startsOn: '2013', members: ['c', 'nowhere'] },
  ],
}

const inTerritory = (slice = {}) =>
  sliceNetwork(handNetwork(hand), { territory: 'epci:E', ...slice }, new Set(['A', 'B', 'old']))

describe('per 10,000 inhabitants', () => {
  test('are the projects and the active actors of the territory, 4,000 inhabitants', () => {
    expect(findingOf(inTerritory(), 'projects-per-inhabitants', { geography })).toMatchObject({
      value: 5,
      parts: { projects: 2, population: 4000 },
      method: { parameters: { population: 'census of the test' } },
    })
    // a and b; idle takes part in nothing, c is from elsewhere.
    expect(findingOf(inTerritory(), 'actors-per-inhabitants', { geography })).toMatchObject({
      value: 5,
      parts: { actors: 2, population: 4000 },
    })
  })

  test('follow the window, over the same population', () => {
    const window = inTerritory({ from: '2012', to: '2012' })
    const projects = findingOf(window, 'projects-per-inhabitants', { geography })
    expect(projects).toMatchObject({ value: 2.5, parts: { projects: 1, population: 4000 } })
    expect(findingOf(window, 'actors-per-inhabitants', { geography }).value).toBe(2.5)
  })

  test.each(['projects-per-inhabitants', 'actors-per-inhabitants'])(
    '%s has no value without territory or population, and says which',
    (id) => {
      expect(findingOf(handSlice(hand), id, { geography }).reason).toBe('no-territory')
      const byAttribute = { ...hand, actors: [{ id: 'a', attributes: { Pays: 'Béarn' } }] }
      const attribute = handSlice(byAttribute, { territory: 'attribute:Pays:Béarn' })
      expect(findingOf(attribute, id, { geography }).reason).toBe('no-territory')
      expect(findingOf(inTerritory(), id)).toMatchObject({ value: null, reason: 'not-recorded' })
    },
  )
})

describe('communes with a project', () => {
  test('are communes in force, of all those of the territory', () => {
    const finding = findingOf(inTerritory(), 'active-communes', { geography })
    // A through a and b (a former commune of A); B has an actor without project.
    expect(finding).toMatchObject({ value: 1, parts: { communes: 2, share: 1 / 2 } })
    expect(finding.method.version).toBe(2)
  })

  test('are counted by their codes where nobody tells of geography', () => {
    expect(findingOf(inTerritory(), 'active-communes').parts).toMatchObject({ communes: 3 })
  })
})

describe('the geography that services give', () => {
  const geo = {
    ...NO_GEOGRAPHY,
    communeOf: presentCommune,
    populationOf,
    epciOf: (code: string) => epciOf(code)?.siren,
  }

  test('counts the 28 communes of Bordeaux Métropole, not its former ones', () => {
    const network = sliceNetwork(
      handNetwork({ actors: [{ id: 'a', ...at('33063') }], collaborations: [] }),
      { territory: 'epci:243300316' },
      communesOf('epci:243300316'),
    )
    expect(findingOf(network, 'active-communes', { geography: geo })).toMatchObject({
      value: 0,
      parts: { communes: 28 },
    })
  })

  test('knows the published population of 2023: Bretagne 3,449,370 (INSEE Flash 117)', () => {
    expect(populationOf(communesOf('region:53') ?? new Set())).toBe(3_449_370)
  })

  test('counts Paris once, and an arrondissement alone by itself', () => {
    const paris = populationOf(communesOf('75056') ?? new Set()) ?? 0
    expect(populationOf(new Set(['75056']))).toBe(paris)
    const twelfth = populationOf(new Set(['75112'])) ?? 0
    expect(twelfth).toBeGreaterThan(100_000)
    expect(twelfth).toBeLessThan(paris / 10)
    expect(presentCommune('75112')).toBe('75056')
    expectNear(populationOf(new Set(['99999'])), undefined)
  })
})
