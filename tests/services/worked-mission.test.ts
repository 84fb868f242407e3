import { expect, test } from 'vitest'
import { workOut } from '../../server/services/analysis/example/forms.ts'
import { explain } from '../../server/services/analysis/worked-example.ts'
import { sayExplanation } from '../../server/services/explanations.ts'
import { expectNear } from '../support/measured.ts'
import { handSlice } from '../support/networks.ts'

// What the demonstration network does not record, and its examples therefore cannot show.
const network = handSlice({
  actors: [
    { id: 'a', socialEconomy: true, skills: [{ code: 'video' }] },
    { id: 'b', socialEconomy: false },
    { id: 'c', socialEconomy: false },
  ],
  collaborations: [
    {
      id: 'p',
      startsOn: '2010',
      endsOn: '2014',
      stages: [{ stage: 'experiment' }, { stage: 'deployment' }],
      skillsNeeded: ['video', 'law'],
      fundings: [
        { funderName: 'R', amount: 300, currency: 'EUR', on: '2011' },
        { funderName: 'D', amount: 100, currency: 'EUR', on: '2010' },
      ],
      members: ['a', 'b'],
    },
    {
      id: 'q',
      startsOn: '2010',
      endsOn: '2012',
      stages: [{ stage: 'experiment' }],
      skillsNeeded: ['video'],
      fundings: [{ funderName: 'R', amount: 10, currency: 'EUR', on: '2011' }],
      members: ['a', 'b', 'c'],
    },
  ],
})

const VALUES = {
  'social-economy-share': 1 / 3,
  // a–b in p weighs 1, each of the three pairs of q a half: b–c alone is within.
  'ei-newman-social-economy': (2 - 0.5) / 2.5,
  'stage-conversion': 1 / 2,
  'skill-coverage': (1 / 2 + 1) / 2,
  'funding-concentration': (0.625 + 1) / 2,
  'two-funders-share': 1 / 2,
  'alive-after-funding': 1 / 2,
} as const

test.each(Object.entries(VALUES))('%s is worked out to %f, its terms named', (measure, value) => {
  const worked = explain(network, { measure })
  expectNear(worked.finding.value, value)
  expectNear(worked.working && workOut(worked.working), value)
  for (const language of ['fr', 'en'] as const) {
    const { working } = sayExplanation(language, worked)
    expect(working?.terms.map(({ label }) => label).join()).not.toMatch(/[a-z]\.[a-z]/)
  }
})
