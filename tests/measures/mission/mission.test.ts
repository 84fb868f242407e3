import { describe, expect, test } from 'vitest'
import { buildDemoNetwork } from '../../../server/demo/build-demo-network.ts'
import { packRecords } from '../../../server/domain/pack.ts'
import { passageByMonth } from '../../../server/measures/mission/passage.ts'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import { toTwoMode } from '../../../server/network/two-mode.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

const skills = (...codes: string[]) => codes.map((code) => ({ code }))
const place = (commune: string) => ({ commune, precision: 'commune' as const })

describe('passage', () => {
  const projects: HandNetwork = {
    collaborations: [
      { id: 'stays', startsOn: '2010-01-01', endsOn: '2010-12-31', members: ['a'] },
      {
        id: 'passes',
        startsOn: '2010-01-01',
        endsOn: '2012-12-31',
        members: ['a', { id: 'b', startsOn: '2011-01-01', endsOn: '2012-12-31' }],
      },
      { id: 'together', startsOn: '2010', members: ['a', 'b'] },
      {
        id: 'helped',
        startsOn: '2010-01-01',
        endsOn: '2012-12-31',
        members: ['c', { id: 'm', role: 'support' }],
      },
      { id: 'undated', members: ['c'] },
      { id: 'meeting', kind: 'action', startsOn: '2010', members: ['c'] },
    ],
  }

  test('counts the projects of one that brought in others, support not being one', () => {
    const finding = findingOf(handSlice(projects), 'passage')
    expect(finding).toMatchObject({
      value: 1 / 3,
      parts: { alone: 3, passed: 1, gained: 1 / 3 },
      coverage: { used: 4, dropped: 1 },
    })
    // stays is followed 364 days, passes 365, helped 1095: half of those left at 365 pass.
    expectNear(finding.parts?.['medianMonths'], 365 / 30.436875)
  })

  test('is counted from the application where that is asked for, of those that applied', () => {
    const filings = [
      // b came before passes applied, and joined nothing since; after helped applied nobody came.
      ['passes', '2011-06-01'],
      ['passes', '2012'],
      ['helped', '2010-03'],
      // Filed before anybody came: its first day counts.
      ['stays', '2009-06-30'],
      ['together', '2010'],
    ] as const
    const options = { passage: { since: 'filing' } }
    const finding = findingOf(handSlice({ ...projects, filings }), 'passage', { options })
    expect(finding).toMatchObject({
      value: 0,
      parts: { alone: 2, passed: 0, gained: 0, medianMonths: null },
      coverage: { used: 4, dropped: 1, why: [{ code: 'no-date', count: 1 }] },
      method: { parameters: { since: 'filing' } },
    })
    const early = [['passes', '2010-07-02']] as const
    const one = findingOf(handSlice({ ...projects, filings: early }), 'passage', { options })
    expect(one).toMatchObject({ value: 1, parts: { alone: 1, passed: 1, gained: 1 } })
    // From 2 July 2010 to 1 January 2011.
    expectNear(one.parts?.['medianMonths'], 183 / 30.436875)
    expect(one.coverage.why).toContainEqual({ code: 'no-filing', count: 3 })
    expect(findingOf(handSlice(projects), 'passage', { options }).reason).toBe('no-collaboration')
  })

  test('is drawn by month: the share passed of those still followed', () => {
    const byMonth = passageByMonth(handSlice(projects))
    // 365 days are twelve months of 30.44: one of two passes then, the third is followed for 36.
    expect(byMonth.map(({ share }) => share)).toEqual([
      ...Array.from({ length: 12 }, () => 0),
      ...Array.from({ length: 25 }, () => 0.5),
    ])
    for (const { share, low, high } of byMonth) {
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
    }
    expect(passageByMonth(handSlice({ actors: [{ id: 'a' }] }))).toEqual([])
  })

  test('of projects of several, counts those that were so from the start', () => {
    expect(findingOf(handSlice(projects), 'co-construction')).toMatchObject({
      value: 1 / 2,
      parts: { together: 1, joined: 1 },
    })
  })

  test('finds what was planted in the demonstration network', () => {
    const { network, truth, ...records } = buildDemoNetwork()
    const slice = sliceNetwork(toTwoMode(packRecords(network, 1, records)), {})
    const finding = findingOf(slice, 'passage')
    expect(finding.parts).toMatchObject({
      alone: truth.begunAlone.length,
      passed: truth.passages.length,
    })
  })
})

describe('meetings', () => {
  const meetings: HandNetwork = {
    actors: [{ id: 'e' }],
    collaborations: [
      { id: 'before', startsOn: '2009-01-01', members: ['a', 'd'] },
      { id: 'meeting', kind: 'action', startsOn: '2010-06-01', members: ['a', 'b', 'c', 'd'] },
      { id: 'effect', startsOn: '2011-01-01', members: ['a', 'b'] },
      { id: 'late', startsOn: '2013-01-01', members: ['a', 'c'] },
      { id: 'other', startsOn: '2012-01-01', members: ['a', 'e'] },
      { id: 'recent', kind: 'action', startsOn: '2013-06-01', members: ['b', 'e'] },
    ],
  }

  test('convert when a first project begins within two years', () => {
    // Followed: ab (converted), ac (too late), bc, bd, cd; ad worked together before; be met too recently.
    const finding = findingOf(handSlice(meetings), 'meeting-conversion')
    expect(finding).toMatchObject({
      value: 1 / 5,
      parts: { followed: 5, converted: 1 },
      coverage: { used: 5, dropped: 1, why: [{ code: 'not-followed', count: 1 }] },
    })
    // Never met: ae, ce, de; ae began one in the three years from the first meeting to the last date.
    const months = (Date.UTC(2013, 5, 1) - Date.UTC(2010, 5, 1)) / 86_400_000 + 1
    expectNear(finding.parts?.['usual'], (1 / 3) * (24 / (months / 30.436875)))
    expectNear(finding.parts?.['lift'], 1 / 5 / ((1 / 3) * (24 / (months / 30.436875))))
  })

  test('of a window are followed beyond it', () => {
    const finding = findingOf(
      handSlice(meetings, { from: '2010', to: '2010' }),
      'meeting-conversion',
    )
    expect(finding.parts).toMatchObject({ followed: 5, converted: 1 })
    const none = findingOf(handSlice(meetings, { from: '2011', to: '2011' }), 'meeting-conversion')
    expect(none).toMatchObject({ value: null, reason: 'no-pair' })
  })
})

describe('territories', () => {
  const placed: HandNetwork = {
    actors: [
      { id: 'a', place: place('33063') },
      { id: 'b', place: place('33063') },
      { id: 'c', place: place('33281') },
      { id: 'd', place: place('33063') },
    ],
    collaborations: [
      { id: 'ours', members: [{ id: 'a', role: 'lead' }, 'b', 'c'] },
      { id: 'theirs', members: ['a', { id: 'c', role: 'lead' }] },
      { id: 'outnumbered', members: [{ id: 'a', role: 'lead' }, 'c', 'x', 'y'] },
      { id: 'nobody', members: ['a', 'b'] },
    ],
  }

  test('endogeneity counts projects led from here with half their actors', () => {
    expect(findingOf(handSlice(placed, { territory: '33063' }), 'endogeneity')).toMatchObject({
      value: 1 / 3,
      parts: { led: 2, both: 1 },
      coverage: { used: 3, dropped: 1, why: [{ code: 'no-lead', count: 1 }] },
    })
    expect(findingOf(handSlice(placed), 'endogeneity').reason).toBe('no-territory')
  })

  test('a commune is active through an actor in a project', () => {
    const idle = [{ id: 'z', place: place('24037') }]
    const network = handSlice({ ...placed, actors: [...(placed.actors ?? []), ...idle] })
    expect(findingOf(network, 'active-communes')).toMatchObject({
      value: 2,
      parts: { communes: 3, share: 2 / 3 },
      coverage: { dropped: 2 },
    })
  })

  test('mutualised collaborations reach actors for each of their territories', () => {
    const network = handSlice({
      collaborations: [
        { id: 'm', scope: 'mutualised', territories: ['24', '33'], members: ['a', 'b'] },
        { id: 'd', scope: 'dedicated', territories: ['33'], members: ['a'] },
        { id: 'x', members: ['a'] },
      ],
    })
    expect(findingOf(network, 'mutualised-share')).toMatchObject({
      value: 1 / 2,
      parts: { mutualised: 1, dedicated: 1, reach: 4 },
      coverage: { used: 2, dropped: 1 },
    })
  })
})

describe('support', () => {
  const helped: HandNetwork = {
    actors: ['S', 'S', 'T', 'T'].map((sector, i) => ({ id: 'abcd'[i] ?? '', sectors: [sector] })),
    collaborations: [
      { id: 'p', members: ['a', 'b'] },
      { id: 'q', members: ['c', { id: 'm', role: 'support' }] },
      { id: 'r', members: ['a', 'c', { id: 'f', role: 'funder' }] },
      { id: 's', members: ['d', { id: 'm', role: 'support' }] },
    ],
  }

  test('reaches some actors, and some of those without a tie', () => {
    // Accompanied: c and d of four; d is alone and is reached.
    expect(findingOf(handSlice(helped), 'accompaniment')).toMatchObject({
      value: 1 / 2,
      parts: { accompanied: 2, isolated: 1 },
    })
    const alone = handSlice({ collaborations: [{ id: 'p', members: ['a', 'b'] }] })
    expect(findingOf(alone, 'accompaniment').reason).toBe('no-support-participation')
  })

  test('makes openness to the extent of a difference of two indices', () => {
    const actors = [...(helped.actors ?? []), { id: 'm', sectors: ['U'] }]
    const finding = findingOf(handSlice({ ...helped, actors }), 'support-openness')
    // Without: ab inside, ac across: 0. With: also cm and dm across, and f of no sector in r.
    const half = 1 / 2
    expectNear(finding.parts?.['without'], 0)
    expectNear(finding.parts?.['with'], (half + 1 + 1 - 1) / (half + 1 + 1 + 1))
    expectNear(finding.value, 1.5 / 3.5)
  })
})

test('skills held by one are counted over the skills, actors without any apart', () => {
  const network = handSlice({
    actors: [
      { id: 'a', skills: skills('video', 'code') },
      { id: 'b', skills: skills('video') },
      { id: 'c' },
    ],
  })
  expect(findingOf(network, 'single-holder-skills')).toMatchObject({
    value: 1 / 2,
    parts: { skills: 2, single: 1, holders: 1.5 },
    coverage: { used: 2, dropped: 1 },
  })
})

const begun = (years: number[]): HandNetwork => ({
  collaborations: years.map((year, i) => ({
    id: `p${i}`,
    startsOn: `${year}-03-01`,
    members: [`a${i % 3}`, 'b'],
  })),
})

describe('activity', () => {
  const window = { from: '2013', to: '2014' }

  test('is what began in the window over what began in as many days before', () => {
    const finding = findingOf(
      handSlice(begun([2010, 2011, 2012, 2013, 2013, 2014]), window),
      'activity-growth',
    )
    expect(finding).toMatchObject({ value: 3 / 2, parts: { now: 3, before: 2, active: 4, new: 0 } })
    // ln(3 / 2) ± 1.96 √(1/3 + 1/2).
    const spread = Math.exp(1.959963984540054 * Math.sqrt(5 / 6))
    expectNear(finding.parts?.['low'], 1.5 / spread)
    expectNear(finding.parts?.['high'], 1.5 * spread)
  })

  test('is not known where the data begin too late, or without a window', () => {
    const late = findingOf(handSlice(begun([2012, 2013]), window), 'activity-growth')
    expect(late).toMatchObject({ value: null, reason: 'not-recorded', parts: { new: 1 } })
    expect(findingOf(handSlice(begun([2012])), 'activity-growth').reason).toBe('no-date')
  })
})
