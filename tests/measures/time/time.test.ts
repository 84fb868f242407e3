import { describe, expect, test } from 'vitest'
import { getMeasure } from '../../../server/measures/registry.ts'
import {
  kaplanMeier,
  medianLength,
  survivalAt,
  survivalBand,
} from '../../../server/measures/time/kaplan-meier.ts'
import { measureSeries } from '../../../server/measures/time/series.ts'
import { mannKendall, theilSen } from '../../../server/measures/time/trend.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'
import * as fc from 'fast-check'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const SECTORS = ['S', 'T', 'U']
const actors = IDS.map((id, i) => ({ id, sectors: [SECTORS[i % 3] ?? ''] }))

/** Collaborations of a few of six actors in 2010–2017, by year. */
const histories = fc.array(
  fc.record({
    members: fc.subarray(IDS, { minLength: 1, maxLength: 4 }),
    start: fc.integer({ min: 2010, max: 2017 }),
    length: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 12 },
)
type History = readonly { members: string[]; start: number; length: number }[]

const network = (history: History): HandNetwork => ({
  actors,
  collaborations: history.map(({ members, start, length }, i) => ({
    id: `p${String(i).padStart(2, '0')}`,
    startsOn: String(start),
    endsOn: String(start + length),
    members,
  })),
})

const onHistories = (check: (history: History) => void, numRuns = 60) => {
  fc.assert(fc.property(histories, check), { seed: 20240607, numRuns })
}

const pairsOf = (members: string[]) =>
  members.flatMap((a) => members.filter((b) => a < b).map((b) => `${a}${b}`))

const dated = (spans: [string, string, string[]][]) =>
  handSlice({
    collaborations: spans.map(([startsOn, endsOn, members], i) => ({
      id: `p${i}`,
      startsOn,
      endsOn,
      members,
    })),
  })

const between = (second: [string, string[]][]) =>
  findingOf(
    handSlice({
      actors,
      collaborations: [
        ['p', '2010', second.some(([id]) => id === 'p') ? '2011' : '2010', ['a', 'd']] as const,
        ['q', '2010', second.some(([id]) => id === 'q') ? '2011' : '2010', ['b', 'c']] as const,
        ...second
          .filter(([id]) => id !== 'p' && id !== 'q')
          .map(([id, members]) => [id, '2011', '2011', members] as const),
      ].map(([id, startsOn, endsOn, members]) => ({ id, startsOn, endsOn, members })),
    }),
    'openness-change',
  )

describe('from year to year', () => {
  test('ties and actors kept, come and gone are those of the sets', () => {
    onHistories((history) => {
      const slice = handSlice(network(history))
      const first = Math.min(...history.map(({ start }) => start))
      const last = Math.max(...history.map(({ start, length }) => start + length))
      const activeIn = (year: number) =>
        history.filter(({ start, length }) => start <= year && year <= start + length)
      const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
      const ties = years.map((y) => new Set(activeIn(y).flatMap(({ members }) => pairsOf(members))))
      const who = years.map((y) => new Set(activeIn(y).flatMap(({ members }) => members)))
      let [kept, before, either, come, gone] = [0, 0, 0, 0, 0]
      for (let i = 1; i < years.length; i++) {
        const [e = new Set(), f = new Set()] = [ties[i - 1], ties[i]]
        const [a = new Set(), b = new Set()] = [who[i - 1], who[i]]
        kept += [...e].filter((tie) => f.has(tie)).length
        before += e.size
        either += new Set([...e, ...f]).size
        come += [...b].filter((id) => !a.has(id)).length
        gone += [...a].filter((id) => !b.has(id)).length
      }
      const one = years.length < 2
      expectNear(findingOf(slice, 'persistence').value, one || before === 0 ? null : kept / before)
      expectNear(findingOf(slice, 'turnover').value, one || either === 0 ? null : 1 - kept / either)
      expect(findingOf(slice, 'entries').value).toBe(one ? null : come)
      expect(findingOf(slice, 'exits').value).toBe(one ? null : gone)
    })
  })

  test('nothing dated, or one year only, is null with its reason', () => {
    const undated = handSlice({ collaborations: [{ id: 'p', members: ['a', 'b'] }] })
    expect(findingOf(undated, 'persistence')).toMatchObject({ value: null, reason: 'no-date' })
    const short = handSlice({
      collaborations: [{ id: 'p', startsOn: '2010', members: ['a', 'b'] }],
    })
    expect(findingOf(short, 'exits')).toMatchObject({ value: null, reason: 'too-few-windows' })
  })
})

describe('renewal', () => {
  test('is of pairs that begin again within two years, others being followed as long', () => {
    const finding = findingOf(
      dated([
        ['2010', '2011', ['a', 'b', 'c']],
        ['2013', '2013', ['a', 'b']],
        ['2014', '2014', ['a', 'c']],
        ['2019', '2020', ['b', 'c']],
        ['2020', '2021', ['x', 'y']],
      ]),
      'renewal',
    )
    // ab again in 2013, within two years of the end of 2011; ac in 2014, too late; bc in 2019, too late.
    expect(finding).toMatchObject({ value: 1 / 3, parts: { followed: 3, renewed: 1 } })
  })

  test('is that of a naive version over years', () => {
    onHistories((history) => {
      const last = Math.max(...history.map(({ start, length }) => start + length))
      let [followed, renewed] = [0, 0]
      for (const pair of new Set(history.flatMap(({ members }) => pairsOf(members)))) {
        const own = history.filter(({ members }) => pairsOf(members).includes(pair))
        const ends = own.map(({ start, length }) => start + length).filter((end) => end + 2 <= last)
        if (ends.length === 0) continue
        followed++
        const again = (end: number) => own.some(({ start }) => start > end && start <= end + 2)
        if (ends.some(again)) renewed++
      }
      const { value } = findingOf(handSlice(network(history)), 'renewal')
      expectNear(value, followed === 0 ? null : renewed / followed)
    })
  })

  test('what already ran beside it is not new, and what ended yesterday is not followed', () => {
    const beside = dated([
      ['2010', '2011', ['a', 'b']],
      ['2011', '2012', ['a', 'b']],
      ['2018', '2019', ['c', 'd']],
      ['2020', '2020', ['e', 'f']],
    ])
    expect(findingOf(beside, 'renewal')).toMatchObject({
      value: 0,
      coverage: { used: 1, dropped: 1, why: [{ code: 'not-followed', count: 1 }] },
    })
  })

  test('a window asks about the ends in it, and looks beyond it', () => {
    const whole: HandNetwork = {
      collaborations: [
        { id: 'p', startsOn: '2010', endsOn: '2011', members: ['a', 'b'] },
        { id: 'q', startsOn: '2012', endsOn: '2012', members: ['a', 'b'] },
        { id: 'r', startsOn: '2019', endsOn: '2019', members: ['c', 'd'] },
      ],
    }
    expect(findingOf(handSlice(whole, { from: '2011', to: '2011' }), 'renewal').value).toBe(1)
    expect(findingOf(handSlice(whole, { from: '2012', to: '2012' }), 'renewal').value).toBe(0)
  })
})

describe('Kaplan and Meier', () => {
  // Freireich et al. 1963, the 6-MP arm: weeks in remission, as in every textbook.
  const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
  const seen = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
  const steps = kaplanMeier(weeks.map((length, i) => ({ length, ended: seen[i] === 1 })))

  test('gives the published survival of the leukaemia trial', () => {
    expect(steps.map(({ length, survival }) => [length, Number(survival.toFixed(4))])).toEqual([
      [6, 0.8571],
      [7, 0.8067],
      [10, 0.7529],
      [13, 0.6902],
      [16, 0.6275],
      [22, 0.5378],
      [23, 0.4482],
    ])
    expect(medianLength(steps)).toBe(23)
    expect(survivalAt(steps, 5)).toBe(1)
  })

  test('gives the published errors and limits of the leukaemia trial', () => {
    // sts list of the Stata manual: standard error and 95 % limits after 6, 7, 10, 13, 16, 22 and 23 weeks.
    const published = [
      [0.0764, 0.6197, 0.9516],
      [0.0869, 0.5631, 0.9228],
      [0.0963, 0.5032, 0.8894],
      [0.1068, 0.4316, 0.8491],
      [0.1141, 0.3675, 0.8049],
      [0.1282, 0.2678, 0.7468],
      [0.1346, 0.1881, 0.6801],
    ]
    const found = steps.map(({ length, error }) => [error, ...survivalBand(steps, length)])
    expect(found.map((row) => row.map((one) => Number(one.toFixed(4))))).toEqual(published)
    expect(survivalBand(steps, 5)).toEqual([1, 1])
  })

  test('is the share still there where nothing is censored', () => {
    const all = kaplanMeier([1, 2, 3, 4].map((length) => ({ length, ended: true })))
    expect(all.map(({ survival }) => Number(survival.toFixed(12)))).toEqual([0.75, 0.5, 0.25, 0])
    expect(medianLength(all)).toBe(2)
  })

  test('of ties: spells that touch are one, the last day of the data is no end', () => {
    const finding = findingOf(
      handSlice({
        collaborations: [
          { id: 'p', startsOn: '2010', endsOn: '2010', members: ['a', 'b'] },
          { id: 'q', startsOn: '2011', endsOn: '2011', members: ['a', 'b'] },
          { id: 'r', startsOn: '2012', endsOn: '2013', members: ['a', 'c'] },
        ],
      }),
      'tie-survival',
    )
    expectNear(finding.value, 730 / 30.436875)
    expect(finding.parts).toMatchObject({ spells: 2, ended: 1, after1: 1, after2: 0.5 })
  })

  test('of ties mostly still running has no median, and says so', () => {
    const running = handSlice({
      collaborations: [
        { id: 'p', startsOn: '2010', endsOn: '2010', members: ['a', 'b'] },
        { id: 'q', startsOn: '2010', endsOn: '2014', members: ['a', 'c'] },
        { id: 'r', startsOn: '2010', endsOn: '2014', members: ['a', 'd'] },
      ],
    })
    expect(findingOf(running, 'tie-survival')).toMatchObject({ value: null, reason: 'censored' })
  })
})

describe('trend', () => {
  // scipy 1.17 theilslopes; pymannkendall original_test.
  const values = [0.1, 0.12, 0.08, 0.15, 0.15, 0.2, 0.18]
  const years = [2010, 2011, 2012, 2013, 2014, 2015, 2017]

  test('slope and test are those of scipy and pymannkendall', () => {
    expectNear(theilSen(years.map((at, i) => ({ at, value: values[i] ?? 0 }))), 0.015)
    const { s, z } = mannKendall(values)
    expect(s).toBe(14)
    expectNear(z, 1.97484176581)
  })

  test('of openness needs four years', () => {
    onHistories((history) => {
      const finding = findingOf(handSlice(network(history)), 'openness-trend')
      const used = Object.keys(finding.parts ?? {}).filter((key) => /^\d{4}$/.test(key)).length
      expect(finding.value === null).toBe(used < 4)
    }, 30)
  })
})

describe('years of nothing', () => {
  // a and b work together in 2010 and 2011; s, who supports, is there before and stays until 2014.
  const hand: HandNetwork = {
    actors: [{ id: 'a' }, { id: 'b' }, { id: 's' }],
    collaborations: [
      {
        id: 'p',
        startsOn: '2010',
        endsOn: '2011',
        members: ['a', 'b', { id: 's', role: 'support', startsOn: '2008', endsOn: '2014' }],
      },
    ],
  }

  test('are not made by support that is left out', () => {
    // The tie of 2010 is there in 2011. With support, a and b come to s in 2010 and leave it after 2011.
    expect(findingOf(handSlice(hand), 'persistence')).toMatchObject({
      value: 1,
      parts: { 2011: 1 },
    })
    expect(findingOf(handSlice(hand), 'exits').value).toBe(0)
    const counted = handSlice(hand, { support: 'include' })
    expect(findingOf(counted, 'exits').value).toBe(2)
    expect(findingOf(counted, 'entries').value).toBe(2)
  })

  test('are not made by what is active outside the window only', () => {
    const again = handSlice(
      {
        ...hand,
        collaborations: [
          {
            id: 'p',
            members: [
              { id: 'a', startsOn: '2010', endsOn: '2010' },
              { id: 'b', startsOn: '2010', endsOn: '2011' },
              { id: 'a', startsOn: '2016', endsOn: '2020' },
            ],
          },
        ],
      },
      { from: '2009', to: '2013' },
    )
    // 2010: both; 2011: b; nothing in 2012 and 2013, although a is there again in 2016.
    expect(findingOf(again, 'exits')).toMatchObject({ value: 1, parts: { 2011: 1 } })
  })
})

describe('a series', () => {
  const opened: HandNetwork = {
    actors: [{ id: 'a' }, { id: 'b' }, { id: 'late', openedOn: '2012' }],
    collaborations: [
      { id: 'p', startsOn: '2010', endsOn: '2013', members: ['a', 'b'] },
      { id: 'q', startsOn: '2012', endsOn: '2013', members: ['a', 'late'] },
    ],
  }
  const measure = getMeasure('actors')
  const values = (sameActors: boolean) => {
    if (measure.scope !== 'network') throw new Error('actors is a network measure')
    return measureSeries(handSlice(opened), measure, { sameActors }).map(({ value }) => value)
  }

  test('has one base of actors for all windows, or each its own', () => {
    expect(values(true)).toEqual([2, 2, 2, 2])
    expect(values(false)).toEqual([2, 2, 3, 3])
  })
})

/** Every order of the places from 0, the natural one first. */
function ordersOf(count: number): number[][] {
  if (count === 0) return [[]]
  const shorter = ordersOf(count - 1)
  return Array.from({ length: count }, (_, place) => count - 1 - place).flatMap((place) =>
    shorter.map((order) => order.toSpliced(place, 0, count - 1)),
  )
}

const sdOf = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, one) => sum + one * one, 0) / values.length)

/** The share of all orders in which the value is as far from 0 as in the first. */
const asFar = (values: readonly number[]) =>
  values.filter((one) => Math.abs(one) > Math.abs(values[0] ?? 0) - 1e-9).length / values.length

describe('what changed openness', () => {
  const PARTS = ['composition', 'newCollaborations', 'opening', 'departures'] as const

  test('four parts add up to the change, which is that of EI_N', () => {
    let seen = 0
    onHistories((history) => {
      const whole = network(history)
      const options = {
        'openness-change': {
          firstFrom: '2010',
          firstTo: '2013',
          secondFrom: '2014',
          secondTo: '2020',
        },
      }
      const finding = findingOf(handSlice(whole), 'openness-change', { options })
      const before = findingOf(handSlice(whole, { from: '2010', to: '2013' }), 'ei-newman')
      const after = findingOf(handSlice(whole, { from: '2014', to: '2020' }), 'ei-newman')
      expect(finding.value === null).toBe(before.value === null || after.value === null)
      if (finding.value === null) return
      seen++
      expectNear(finding.value, (after.value ?? 0) - (before.value ?? 0))
      const sum = PARTS.reduce((total, part) => total + (finding.parts?.[part] ?? 0), 0)
      expect(Math.abs(sum - finding.value)).toBeLessThan(1e-12)
    }, 100)
    expect(seen).toBeGreaterThan(30)
  })

  test('nothing changed: all parts are 0', () => {
    const { value, parts } = between([
      ['p', []],
      ['q', []],
    ])
    expect(value).toBe(0)
    for (const part of PARTS) expectNear(parts?.[part], 0)
  })

  test('its chance is that of all orders of the labels, each actor having the same in both', () => {
    // d, of two sectors, is there in 2010 only, e in 2011 only.
    const sectors = { a: ['S'], b: ['S'], c: ['T'], d: ['T', 'S'], e: ['T'] }
    const meetings = [
      ['p', '2010', 'abc'],
      ['q', '2010', 'cd'],
      ['r', '2011', 'ab'],
      ['s', '2011', 'bce'],
    ] as const
    const ids = Object.keys(sectors)
    const slice = (labels: readonly string[][], year: string) =>
      handSlice(
        {
          actors: ids.map((id, place) => ({ id, sectors: labels[place] ?? [] })),
          collaborations: meetings.map(([id, on, members]) => ({
            id,
            startsOn: on,
            endsOn: on,
            members: members.split(''),
          })),
        },
        year === '' ? {} : { from: year, to: year },
      )
    const observed = Object.values(sectors)
    const changes: number[] = []
    const excesses: number[] = []
    for (const order of ordersOf(ids.length)) {
      const labels = order.map((place) => observed[place] ?? [])
      const [one, two] = ['2010', '2011'].map((year) => findingOf(slice(labels, year), 'ei-newman'))
      const change = (two?.value ?? 0) - (one?.value ?? 0)
      changes.push(change)
      excesses.push(change - (two?.expectation ?? 0) + (one?.expectation ?? 0))
    }
    expect(changes).toHaveLength(120)
    for (const values of [changes, excesses]) {
      expect(Math.abs(values.reduce((sum, one) => sum + one, 0))).toBeLessThan(1e-9)
    }
    const found = findingOf(slice(observed, ''), 'openness-change')
    expect(found).toMatchObject({ expectation: 0, method: { nullModel: 'label-permutation' } })
    expectNear(found.sd, sdOf(changes))
    expectNear(found.z, (changes[0] ?? 0) / sdOf(changes))
    expectNear(found.parts?.['beyond'], excesses[0])
    expectNear(found.parts?.['beyondSd'], sdOf(excesses))
    const draws = 20_000
    const options = { 'openness-change': { nullModel: 'label-permutation', draws } }
    const drawn = findingOf(slice(observed, ''), 'openness-change', { options, seed: 7 })
    expect(drawn.method).toMatchObject({ nullModel: 'label-permutation', seed: 7, exact: false })
    // 4 standard errors of a share of 20,000 draws.
    expect(Math.abs((drawn.p ?? 0) - asFar(changes))).toBeLessThan(2 / Math.sqrt(draws))
    const beyondP = drawn.parts?.['beyondP'] ?? 0
    expect(Math.abs(beyondP - asFar(excesses))).toBeLessThan(2 / Math.sqrt(draws))
    expect(Math.abs((drawn.sd ?? 0) / sdOf(changes) - 1)).toBeLessThan(0.03)
    expect(Math.abs((drawn.parts?.['beyondSd'] ?? 0) / sdOf(excesses) - 1)).toBeLessThan(0.03)
  })

  test('a collaboration within a sector that goes opens; one that comes closes', () => {
    // p is of two of the same sector, q crosses.
    const left = between([['q', []]])
    expect(left.parts?.['departures']).toBeGreaterThan(0)
    expectNear(left.parts?.['newCollaborations'], 0)
    const come = between([
      ['p', []],
      ['q', []],
      ['r', ['b', 'e']],
    ])
    expect(come.parts?.['newCollaborations']).toBeLessThan(0)
    expectNear(come.parts?.['departures'], 0)
  })
})
