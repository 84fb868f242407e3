import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { Finding } from '../../server/domain/findings.ts'
import { computeActorColumns, computeFindings, overview } from '../../server/measures/compute.ts'
import { getMeasure, listMeasures } from '../../server/measures/registry.ts'
import { karate } from '../support/classics.ts'
import { columnOf, findingOf } from '../support/measured.ts'
import { handSlice, tieNetwork, type HandNetwork } from '../support/networks.ts'

const dated: HandNetwork = {
  actors: ['a', 'b', 'c', 'd'].map((id, i) => ({ id, sectors: [i % 2 === 0 ? 'S' : 'T'] })),
  collaborations: [
    { id: 'p', startsOn: '2010', members: ['a', 'b'] },
    { id: 'q', startsOn: '2012', endsOn: '2012-06-30', members: ['a', 'c'] },
    { id: 'r', members: ['c', 'd'] },
  ],
}

const notANumber = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? 'not a number' : value

describe('the registry', () => {
  test('has each measure once, under the ids that the API names', () => {
    const ids = listMeasures().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(
      expect.arrayContaining(
        'ei ei-newman density components betweenness harmonic clustering core-number degree strength community support-dependence two-mode-density two-mode-components two-mode-diameter'.split(
          ' ',
        ),
      ),
    )
  })

  test('an unknown id is an error', () => {
    expect(() => getMeasure('popularity')).toThrow(/measure-not-found/)
    expect(() => computeFindings(handSlice({}), ['popularity'])).toThrow(/measure-not-found/)
  })
})

const ALL = listMeasures().map(({ id }) => id)

// Nothing, somebody, somebody with a project, nobody tied, unknown sectors, no dates, equal weights.
const EDGES: [string, HandNetwork][] = [
  ['an empty network', {}],
  ['one actor', { actors: [{ id: 'a' }] }],
  ['one actor with a project', { collaborations: [{ id: 'p', members: ['a'] }] }],
  ['two actors without tie', { actors: [{ id: 'a', sectors: ['S'] }, { id: 'b' }] }],
  ['a collaboration of nobody', { collaborations: [{ id: 'p', members: [] }] }],
  ['one tie of unknown sectors', { collaborations: [{ id: 'p', members: ['a', 'b'] }] }],
  ['weights of 0', { collaborations: [{ id: 'p', weight: 0, members: ['a', 'b', 'c'] }] }],
  ['missing dates', dated],
]

describe.each(EDGES)('on %s', (_, hand) => {
  test.each([{}, { from: '2011', to: '2013' }, { support: 'include' as const }])(
    'every finding is whole: a number, or null with a reason (%j)',
    (slice) => {
      const findings = computeFindings(handSlice(hand, slice), ALL)
      const wrong = findings.filter((finding) => !Value.Check(Finding, finding))
      expect(wrong).toEqual([])
      const silent = findings.filter(({ value, reason }) => value === null && reason === undefined)
      expect(silent).toEqual([])
      // What JSON would turn into null without a word.
      const numbers = findings.map((finding) => JSON.stringify(finding, notANumber))
      expect(numbers.filter((text) => text.includes('not a number'))).toEqual([])
    },
  )

  test('every column has a value for each actor, or says why not', () => {
    const network = handSlice(hand)
    for (const { values, reason } of computeActorColumns(network, ALL)) {
      expect(values).toHaveLength(network.actorCount)
      expect(values.some(Number.isNaN) && reason === undefined).toBe(false)
      expect(values.some((value) => Math.abs(value) === Infinity)).toBe(false)
    }
  })

  test('the overview is whole', () => {
    const { openness, isolation, dependence, counts } = overview(handSlice(hand))
    for (const finding of [openness, isolation, dependence, ...counts]) {
      expect(Value.Check(Finding, finding)).toBe(true)
    }
  })
})

describe('computeFindings', () => {
  test('keeps the order of the ids and passes over measures of actors', () => {
    const found = computeFindings(karate(), ['density', 'betweenness', 'actors'])
    expect(found.map(({ measure }) => measure)).toEqual(['density', 'actors'])
  })

  test('writes the slice, the policies and the options into each finding', () => {
    const slice = { from: '2010', to: '2012', support: 'include' as const }
    const finding = findingOf(handSlice(dated, slice), 'ei-newman')
    expect(finding.slice).toEqual(slice)
    expect(finding.method).toEqual({
      parameters: {
        support: 'include',
        missingEnd: 'same',
        labelPool: 'connected',
        nullModel: 'exact',
      },
      nullModel: 'label-permutation',
      exact: true,
      version: 1,
    })
  })

  test('says how many participations have no date when there is a window', () => {
    expect(findingOf(handSlice(dated, { from: '2010' }), 'ties').coverage).toEqual({
      used: 4,
      dropped: 2,
      why: [{ code: 'no-date', count: 2 }],
    })
  })

  test('refuses options that the measure does not know', () => {
    const options = { 'ei-newman': { labelPool: 'half' } }
    expect(() => findingOf(karate(), 'ei-newman', { options })).toThrow(/invalid-options/)
  })

  test('answers too-costly instead of blocking', () => {
    expect(findingOf(karate(), 'two-mode-diameter', { limit: 10 })).toMatchObject({
      value: null,
      reason: 'too-costly',
    })
    const column = columnOf(karate(), 'betweenness', { limit: 10 })
    expect(column.reason).toBe('too-costly')
    expect(column.values.every(Number.isNaN)).toBe(true)
  })

  test('writes the seed of what uses chance, and gives the same for the same seed', () => {
    const first = columnOf(karate(), 'community', { seed: 7 })
    expect(first.method).toMatchObject({ seed: 7, exact: false })
    expect(columnOf(karate(), 'community', { seed: 7 }).values).toEqual(first.values)
  })
})

describe('overview', () => {
  test('has openness for each year of the data, without gaps', () => {
    const { opennessByYear } = overview(handSlice(dated))
    expect(opennessByYear.map(({ slice, value }) => [slice.from, slice.to, value])).toEqual([
      ['2010', '2010', 1],
      ['2011', '2011', null],
      ['2012', '2012', -1],
    ])
  })

  test('cuts the years by the window of the slice', () => {
    const { opennessByYear } = overview(handSlice(dated, { from: '2011-07', to: '2012-03-31' }))
    expect(opennessByYear.map(({ slice }) => [slice.from, slice.to])).toEqual([
      ['2012', '2012-03-31'],
    ])
  })

  test('has no year after the window, however long what is active in it lasts', () => {
    const collaborations = [{ id: 'p', startsOn: '2010', endsOn: '2020', members: ['a', 'b'] }]
    const { opennessByYear } = overview(handSlice({ collaborations }, { from: '2011', to: '2012' }))
    expect(opennessByYear.map(({ slice }) => slice.from)).toEqual(['2011', '2012'])
  })

  test('has no year where nothing is dated', () => {
    expect(overview(tieNetwork([['a', 'b']])).opennessByYear).toEqual([])
  })
})
