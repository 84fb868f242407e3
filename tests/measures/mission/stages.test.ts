import { describe, expect, test } from 'vitest'
import { expectNear, findingOf } from '../../support/measured.ts'
import {
  naiveConversion,
  naiveLead,
  naiveMedian,
  onFundedProjects,
  onSpottedProjects,
} from '../../support/naive-fundings.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

const MONTH = 30.436875

describe('experiments', () => {
  const experiments: HandNetwork = {
    collaborations: [
      {
        id: 'deployed',
        startsOn: '2010',
        stages: [
          { stage: 'idea', since: '2009' },
          { stage: 'experiment', since: '2010-01-01' },
          { stage: 'sustained', since: '2012-01-01' },
          { stage: 'deployment', since: '2010-04-11' },
        ],
        members: ['a'],
      },
      {
        id: 'given-up',
        startsOn: '2010',
        stages: [
          { stage: 'experiment', since: '2010-01-01' },
          { stage: 'abandoned', since: '2010-02-20' },
        ],
        members: ['a'],
      },
      {
        id: 'going-on',
        startsOn: '2010',
        stages: [{ stage: 'experiment', since: '2010-01-01' }],
        members: ['a'],
      },
      {
        id: 'undated',
        stages: [{ stage: 'experiment' }, { stage: 'sustained' }],
        members: ['a'],
      },
      {
        id: 'other-way',
        startsOn: '2010',
        stages: [
          { stage: 'deployment', since: '2009-01-01' },
          { stage: 'experiment', since: '2011-01-01' },
        ],
        members: ['a'],
      },
      { id: 'never', startsOn: '2010', stages: [{ stage: 'deployment' }], members: ['a'] },
      { id: 'silent', startsOn: '2010', members: ['a'] },
    ],
  }

  test('led on where a later stage came after them', () => {
    const finding = findingOf(handSlice(experiments), 'stage-conversion')
    expect(finding).toMatchObject({
      value: 2 / 5,
      parts: { experiments: 5, converted: 2, abandoned: 1, timed: 4 },
      coverage: { used: 6, dropped: 1, why: [{ code: 'no-stage', count: 1 }] },
    })
    // Given up after 50 days: of the three still followed at 100, one converts, and two thirds are left.
    expect(finding.parts?.['medianMonths']).toBeNull()
  })

  test('take the median months of those that are not given up', () => {
    const two = experiments.collaborations?.slice(0, 3) ?? []
    const finding = findingOf(handSlice({ collaborations: two }), 'stage-conversion')
    // Two are followed at 100 days, and one of them converts: a half.
    expectNear(finding.parts?.['medianMonths'], 100 / MONTH)
    expectNear(finding.value, 1 / 3)
  })

  test('are followed to the last stage of the data, though nothing else is as late', () => {
    // Were the data over at the end of 2010, this one would be censored before the other converts.
    const open = { stage: 'experiment', since: '2010-01-01' } as const
    const network = handSlice({
      collaborations: [
        { id: 'open', startsOn: '2010', stages: [open], members: ['a'] },
        {
          id: 'late',
          startsOn: '2010',
          stages: [open, { stage: 'deployment', since: '2014-01-01' }],
          members: ['a'],
        },
      ],
    })
    expectNear(findingOf(network, 'stage-conversion').parts?.['medianMonths'], 1461 / MONTH)
  })

  test('are one for one what each record says', () => {
    onFundedProjects((projects) => {
      const led = projects.flatMap((one) => naiveConversion(one) ?? [])
      const { value } = findingOf(handSlice({ collaborations: projects }), 'stage-conversion')
      expectNear(value, led.length === 0 ? null : led.filter(Boolean).length / led.length)
    })
  })

  test.each([
    ['not-recorded', []],
    ['not-applicable', ['idea']],
  ] as const)('are %s where the stages are %j', (reason, stages) => {
    const of = stages.map((stage) => ({ stage }))
    const network = handSlice({ collaborations: [{ id: 'p', stages: of, members: ['a'] }] })
    expect(findingOf(network, 'stage-conversion').reason).toBe(reason)
  })
})

const spotted = (id: string, spottedOn: string | undefined, ...days: (string | undefined)[]) => ({
  id,
  ...(spottedOn !== undefined && { spottedOn }),
  fundings: days.map((on) => ({
    funderName: 'R',
    amount: 1,
    currency: 'EUR',
    ...(on !== undefined && { on }),
  })),
  members: ['a'],
})

describe('the lead of spotting', () => {
  test('is the median of the days to the first funding, negative where it came too late', () => {
    const collaborations = [
      spotted('early', '2012-01-01', '2013-01-01', '2012-04-10', undefined),
      spotted('same', '2012', '2012'),
      spotted('late', '2012-01-31', '2012-01-01'),
      spotted('never', '2012-01-01', undefined),
      spotted('unseen', undefined, '2012-01-01'),
    ]
    const more = [...collaborations, spotted('very-early', '2010-01-01', '2011-01-01')]
    expect(findingOf(handSlice({ collaborations }), 'detection-lead-time')).toMatchObject({
      value: 0,
      unit: 'days',
      parts: { followed: 3, before: 1 },
      coverage: { used: 3, dropped: 1, why: [{ code: 'not-funded', count: 1 }] },
    })
    // −30, 0, 100 and 365.
    expect(findingOf(handSlice({ collaborations: more }), 'detection-lead-time').value).toBe(50)
  })

  test('ends at an application to a call where that came before the funding', () => {
    const network = handSlice({
      collaborations: [
        spotted('filed-first', '2012-01-01', '2012-12-31'),
        spotted('funded-first', '2012-01-01', '2012-01-11'),
        spotted('only-filed', '2012-01-01'),
        spotted('neither', '2012-01-01'),
        spotted('unseen', undefined),
      ],
      filings: [
        ['filed-first', '2012-01-31'],
        // An earlier application counts, whatever its order.
        ['filed-first', '2012-01-21'],
        ['funded-first', '2012-06'],
        ['only-filed', '2012-02'],
        ['unseen', '2010'],
      ],
    })
    // 20, 10 and 31 days.
    expect(findingOf(network, 'detection-lead-time')).toMatchObject({
      value: 20,
      parts: { followed: 3, before: 3, filed: 2 },
      coverage: { used: 3, dropped: 1, why: [{ code: 'not-funded', count: 1 }] },
    })
  })

  test('is one for one what each record says', () => {
    onSpottedProjects((projects, filings) => {
      const leads = projects.flatMap((one) => naiveLead(one, filings) ?? [])
      const { value } = findingOf(
        handSlice({ collaborations: projects, filings }),
        'detection-lead-time',
      )
      expectNear(value, naiveMedian(leads))
    })
  })

  test.each([
    ['not-recorded', undefined],
    ['no-date', '2012'],
  ] as const)('is %s where the day of spotting is %s and nothing is funded', (reason, day) => {
    const network = handSlice({ collaborations: [spotted('p', day)] })
    expect(findingOf(network, 'detection-lead-time').reason).toBe(reason)
  })
})
