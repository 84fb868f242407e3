import { describe, expect, test } from 'vitest'
import { NO_GEOGRAPHY } from '../../../server/measures/geography.ts'
import { davis, HAND_FIXTURE, karate } from '../../support/classics.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'

const withModel = (nullModel: string, more = {}) => {
  const options = { nullModel, ...more }
  return { options: { ei: options, 'ei-newman': options } }
}

const within = (nullModel: string, group: string) => () =>
  findingOf(karate(), 'ei', withModel(nullModel, { within: group }))

const spread = (seed: number) =>
  findingOf(davis(), 'ei-newman', { ...withModel('curveball', { draws: 50 }), seed }).sd

describe('shuffled labels', () => {
  test.each([
    ['karate', karate],
    ['davis', davis],
  ])('%s: exact moments within 4 standard errors of 20,000 shuffles', (_, read) => {
    const network = read()
    const draws = 20_000
    const exact = findingOf(network, 'ei-newman')
    const drawn = findingOf(network, 'ei-newman', withModel('label-permutation', { draws }))
    const sd = exact.sd ?? 0
    // The exact expectation is the centre; the spread is what the draws say.
    expectNear(drawn.expectation, exact.expectation)
    expect(Math.abs((drawn.sd ?? 0) / sd - 1)).toBeLessThan(4 / Math.sqrt(2 * draws))
    // The observed split and its mirror are 2 of 48,620 (Davis): a draw or two may be as far.
    expect(drawn.p).toBeLessThan(5 / draws)
    expect(drawn.parts?.['pLow']).toBeLessThan(5 / draws)
    expect(drawn.parts).toMatchObject({ pHigh: 1, draws, noIndex: 0 })
    expect(drawn.method).toMatchObject({ nullModel: 'label-permutation', seed: 1, exact: false })
  })

  test('within groups of one place, labels stay among those of the place', () => {
    // Sectors follow the départements: within them nothing can change, among all it can.
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const actors = ids.map((id, index) => ({
      id,
      sectors: [index < 3 ? 'S' : 'T'],
      category: index < 3 ? 'one' : 'two',
      place: { commune: index < 3 ? '33063' : '17300' },
      attributes: { pays: index % 2 === 0 ? 'x' : 'y' },
    }))
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['d', 'e'],
        ['c', 'd'],
      ],
      actors,
    )
    for (const group of ['departement', 'commune', 'category']) {
      const found = findingOf(network, 'ei', withModel('label-permutation', { within: group }))
      expect(found).toMatchObject({ sd: 0, z: null, p: 1, reason: 'no-variance' })
    }
    expect(findingOf(network, 'ei', withModel('label-permutation')).sd).toBeGreaterThan(0.1)
    const pays = { within: 'attribute:pays' }
    const mixed = findingOf(network, 'ei', withModel('label-permutation', pays))
    expect(mixed.sd).toBeGreaterThan(0.1)
    expect(mixed.method.parameters).toMatchObject(pays)
  })

  test('within an EPCI or a region the expectation is that of its own labels', () => {
    // In one place two of sector S and one of T, in the other one of S and two of T.
    const sectors = { a: 'S', b: 'S', c: 'T', d: 'T', e: 'T', f: 'S' }
    const communes = ['33063', '33281', '33522', '17300', '17415', '17185']
    const actors = Object.entries(sectors).map(([id, sector], index) => ({
      id,
      sectors: [sector],
      place: { commune: communes[index] ?? '' },
    }))
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['d', 'e'],
        ['c', 'd'],
      ],
      actors,
    )
    const isFirst = (code: string) => communes.indexOf(code) < 3
    const geography = {
      ...NO_GEOGRAPHY,
      epciOf: (code: string) => (isFirst(code) ? 'one' : 'two'),
      regionOf: (code: string) => (isFirst(code) ? '75' : '11'),
    }
    // a–b and d–e: one pair of three is of one sector; c–d: 2/3 × 1/3 twice. Free: 2 of 5 for each.
    const own = 1 - (2 * (1 / 3 + 1 / 3 + 4 / 9)) / 3
    const free = 1 - (2 * 3 * (2 / 5)) / 3
    const draws = 20_000
    for (const group of ['epci', 'region']) {
      const model = withModel('label-permutation', { within: group, draws, labelPool: 'all' })
      const found = findingOf(network, 'ei', { ...model, geography })
      const error = (4 * (found.sd ?? 0)) / Math.sqrt(draws)
      expect(Math.abs((found.expectation ?? 0) - own)).toBeLessThan(error)
      expect(own - free).toBeGreaterThan(2 * error)
      // Where nobody tells of regions or EPCI, all are in one group.
      const untold = findingOf(network, 'ei', model)
      expect(Math.abs((untold.expectation ?? 0) - free)).toBeLessThan(error)
    }
  })

  test('an unknown group, or a group with another model, is an error', () => {
    expect(within('label-permutation', 'attribute:none')).toThrow(/invalid-options/)
    expect(within('label-permutation', 'mood')).toThrow(/invalid-options/)
    expect(within('curveball', 'category')).toThrow(/invalid-options/)
    expect(within('exact', 'category')).toThrow(/invalid-options/)
  })

  test('draws of a model that draws nothing are an error, not passed over', () => {
    const exact = withModel('exact', { draws: 50 })
    expect(() => findingOf(karate(), 'ei-newman', exact)).toThrow(/invalid-options/)
    const none = { options: { assortativity: { draws: 50 } } }
    expect(() => findingOf(karate(), 'assortativity', none)).toThrow(/invalid-options/)
  })

  test('indices without exact moments take it too', () => {
    const options = { assortativity: { nullModel: 'label-permutation', draws: 500 } }
    const found = findingOf(karate(), 'assortativity', { options })
    expectNear(found.value, 0.717530864198)
    expectNear(found.p, 1 / 501)
    expect(Math.abs(found.expectation ?? 1)).toBeLessThan(0.1)
    expect(found.method).toMatchObject({ nullModel: 'label-permutation', exact: false })
  })
})

describe('drawn collaborations', () => {
  test.each(['curveball', 'bicm'])('%s: the Southern women are more closed than drawn', (model) => {
    for (const id of ['ei', 'ei-newman']) {
      const found = findingOf(davis(), id, withModel(model, { draws: 300 }))
      expect(found.z).toBeLessThan(-3)
      expect(found.p).toBeLessThan(0.01)
      expect(found.method).toMatchObject({ nullModel: model, seed: 1, exact: false })
    }
  })

  test('the same seed gives the same numbers, another seed others', () => {
    expect(spread(7)).toBe(spread(7))
    expect(spread(7)).not.toBe(spread(8))
  })

  test('a collaboration of everybody cannot be drawn otherwise', () => {
    const sectors = ['S', 'S', 'T', 'U']
    const network = handSlice({
      actors: ['a', 'b', 'c', 'd'].map((id, k) => ({ id, sectors: [sectors[k] ?? ''] })),
      collaborations: [{ id: 'p', members: ['a', 'b', 'c', 'd'] }],
    })
    for (const model of ['curveball', 'bicm']) {
      const found = findingOf(network, 'ei-newman', withModel(model, { draws: 20 }))
      expect(found).toMatchObject({ sd: 0, z: null, p: 1, reason: 'no-variance' })
    }
  })

  test('the index of a draw is that of the network it makes', () => {
    // Every arrangement of the hand fixture's places gives p3 one member: the model keeps solos.
    const found = findingOf(handSlice(HAND_FIXTURE), 'ei-newman', withModel('curveball'))
    const [low = 0, high = 0] = found.interval ?? []
    expect(low).toBeGreaterThanOrEqual(-1)
    expect(high).toBeLessThanOrEqual(1)
    expect(found.parts?.['noIndex']).toBe(0)
  })

  test('past the limit of steps the value stays and chance says why not', () => {
    const found = findingOf(davis(), 'ei', { ...withModel('bicm'), limit: 1000 })
    expectNear(found.value, -0.0215827338129)
    expect(found).toMatchObject({ reason: 'too-costly' })
    expect(found.z).toBeUndefined()
  })
})
