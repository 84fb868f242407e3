import { describe, expect, test } from 'vitest'
import { computeCollaborationColumns } from '../../../server/measures/compute.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { expectNear, expectNearAll, findingOf } from '../../support/measured.ts'
import { naiveConcentration, naiveFate, onFundedProjects } from '../../support/naive-fundings.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

const euros = (funderName: string, amount: number, on?: string) => ({
  funderName,
  amount,
  currency: 'EUR',
  ...(on !== undefined && { on }),
})

function concentrations(network: SlicedNetwork): Record<string, number | null> {
  const [column] = computeCollaborationColumns(network, ['collaboration-funding-concentration'])
  return Object.fromEntries(
    network.collaborationIds.map((id, p) => {
      const value = column?.values[p] ?? Number.NaN
      return [id, Number.isNaN(value) ? null : value]
    }),
  )
}

describe('the concentration of funding', () => {
  const funded: HandNetwork = {
    collaborations: [
      { id: 'one', fundings: [euros('R', 100), euros('R', 50)], members: ['a'] },
      { id: 'two', fundings: [euros('R', 750), euros('D', 250)], members: ['a'] },
      {
        id: 'taken-back',
        fundings: [euros('R', 300), euros('R', -200), euros('D', 100), euros('E', -50)],
        members: ['a'],
      },
      {
        id: 'francs',
        fundings: [euros('R', 100), { funderName: 'D', amount: 100, currency: 'CHF' }],
        members: ['a'],
      },
      { id: 'nothing', fundings: [euros('R', 0)], members: ['a'] },
      { id: 'unknown', members: ['a'] },
    ],
  }

  test('is the sum of squared shares of each collaboration', () => {
    expectNearAll(concentrations(handSlice(funded)), {
      one: 1,
      two: 0.75 ** 2 + 0.25 ** 2,
      'taken-back': 1 / 2,
      francs: null,
      nothing: null,
      unknown: null,
    })
  })

  test('of a network is the mean, what cannot be added left out and counted', () => {
    expect(findingOf(handSlice(funded), 'funding-concentration')).toMatchObject({
      value: (1 + 0.625 + 0.5) / 3,
      parts: { sum: 2.125, funded: 3, single: 1, overall: null },
      coverage: {
        used: 3,
        dropped: 3,
        why: [
          { code: 'no-funding', count: 1 },
          { code: 'no-amount', count: 2 },
        ],
      },
    })
    const euro = { collaborations: funded.collaborations?.slice(0, 2) ?? [] }
    // R gave 900 of 1150.
    const { parts } = findingOf(handSlice(euro), 'funding-concentration')
    expectNear(parts?.['overall'], (900 / 1150) ** 2 + (250 / 1150) ** 2)
  })

  test('takes the money of funders that are no members, and of those that the roles leave out', () => {
    const network: HandNetwork = {
      collaborations: [
        {
          id: 'p',
          fundings: [
            { ...euros('Region', 100), funderId: 'r' },
            { ...euros('Region of old', 100), funderId: 'r' },
          ],
          members: ['a', { id: 'r', role: 'funder' }],
        },
      ],
    }
    for (const support of ['exclude', 'include'] as const) {
      expect(findingOf(handSlice(network, { support }), 'funding-concentration').value).toBe(1)
    }
  })

  test('is the chance that two euros come from one funder', () => {
    onFundedProjects((projects) => {
      const network = handSlice({ collaborations: projects })
      const expected = projects.map(
        ({ id, fundings }) => [id, naiveConcentration(fundings)] as const,
      )
      expectNearAll(concentrations(network), Object.fromEntries(expected))
      const known = expected.flatMap(([, value]) => value ?? [])
      const mean = known.reduce((sum, one) => sum + one, 0) / known.length
      const { value } = findingOf(network, 'funding-concentration')
      expectNear(value, known.length === 0 ? null : mean)
    })
  })

  test('is not recorded where there is no amount', () => {
    const none = handSlice({ collaborations: [{ id: 'p', members: ['a'] }] })
    expect(findingOf(none, 'funding-concentration').reason).toBe('not-recorded')
    expect(findingOf(handSlice({}), 'funding-concentration').reason).toBe('no-collaboration')
  })
})

describe('projects with two funders', () => {
  test('are counted among the projects with a funding, actions being none', () => {
    const network = handSlice({
      collaborations: [
        { id: 'one', fundings: [euros('R', 100), euros('R', 50)], members: ['a'] },
        { id: 'kind', fundings: [euros('R', 100), euros('D', 0)], members: ['a'] },
        { id: 'unknown', members: ['a'] },
        { id: 'met', kind: 'action', fundings: [euros('R', 1), euros('D', 1)], members: ['a'] },
      ],
    })
    expect(findingOf(network, 'two-funders-share')).toMatchObject({
      value: 1 / 2,
      parts: { funded: 2, several: 1 },
      coverage: { used: 2, dropped: 1, why: [{ code: 'no-funding', count: 1 }] },
    })
  })

  test('are those whose fundings name two', () => {
    onFundedProjects((projects) => {
      const funded = projects.filter((one) => one.kind === 'project' && one.fundings.length > 0)
      const several = funded.filter(({ fundings: [first, ...rest] }) =>
        rest.some(({ funderName }) => funderName !== first?.funderName),
      )
      const { value } = findingOf(handSlice({ collaborations: projects }), 'two-funders-share')
      expectNear(value, funded.length === 0 ? null : several.length / funded.length)
    })
  })
})

describe('projects alive after their last funding', () => {
  const granted = (id: string, on: string | undefined, endsOn: string) => ({
    id,
    startsOn: '2010-01-01',
    endsOn,
    fundings: on === undefined ? [] : [euros('R', 100, '2010-01-01'), euros('R', 100, on)],
    members: ['a'],
  })
  const projects: HandNetwork = {
    collaborations: [
      granted('on-the-day', '2011-03-31', '2013-03-31'),
      granted('day-before', '2011-03-31', '2013-03-30'),
      granted('too-recent', '2013-06-01', '2014-12-31'),
      granted('unfunded', undefined, '2014-12-31'),
      {
        ...granted('given-up', '2011-01-01', '2014-12-31'),
        stages: [{ stage: 'abandoned', since: '2012-12-31' }],
      },
      { id: 'undated', fundings: [euros('R', 1, '2010')], members: ['a'] },
    ],
  }

  test('were active on the day 24 months later, or after it', () => {
    expect(findingOf(handSlice(projects), 'alive-after-funding')).toMatchObject({
      value: 1 / 3,
      parts: { followed: 3, alive: 1 },
      coverage: {
        used: 3,
        dropped: 3,
        why: [
          { code: 'not-followed', count: 1 },
          { code: 'no-dated-funding', count: 1 },
          { code: 'undated-project', count: 1 },
        ],
      },
      method: { parameters: { months: 24 } },
    })
  })

  test('are followed for as long as asked, an actor who stays on keeping them alive', () => {
    const options = { 'alive-after-funding': { months: 12 } }
    const stays = { id: 'b', startsOn: '2010-01-01', endsOn: '2012-06-01' }
    const network = handSlice({
      collaborations: [
        { ...granted('p', '2011-03-31', '2011-12-31'), members: ['a', stays] },
        granted('q', '2011-03-31', '2011-12-31'),
      ],
    })
    expect(findingOf(network, 'alive-after-funding', { options }).value).toBe(1 / 2)
  })

  test('of a window are those last funded in it, followed beyond it', () => {
    const slice = handSlice(projects, { from: '2011-02', to: '2011-12' })
    expect(findingOf(slice, 'alive-after-funding').parts).toMatchObject({ followed: 2, alive: 1 })
  })

  test('are not known where every funding is recent, or none is dated', () => {
    const recent = handSlice({ collaborations: [granted('p', '2014-01-01', '2014-12-31')] })
    expect(findingOf(recent, 'alive-after-funding').reason).toBe('censored')
    const none = handSlice({ collaborations: [granted('p', undefined, '2014-12-31')] })
    expect(findingOf(none, 'alive-after-funding').reason).toBe('not-recorded')
  })

  test('are what each project says for itself', () => {
    onFundedProjects((drawn) => {
      const network = handSlice({ collaborations: drawn })
      const latest =
        drawn
          .map(({ endsOn }) => endsOn)
          .toSorted()
          .at(-1) ?? ''
      const own = drawn.filter(({ kind }) => kind === 'project')
      const fates = own.map((project) => naiveFate(project, latest))
      const count = (fate: string) => fates.filter((one) => one === fate).length
      const followed = count('alive') + count('over')
      const finding = findingOf(network, 'alive-after-funding')
      expectNear(finding.value, followed === 0 ? null : count('alive') / followed)
      expect(finding.coverage.used).toBe(followed)
      expect(finding.coverage.dropped).toBe(own.length - followed)
    })
  })
})

describe('the share of own resources', () => {
  const network: HandNetwork = {
    settings: { supportActorIds: ['m'] },
    collaborations: [
      // a brings 300 of 400; r gives as a funder, m helps: neither is its own.
      {
        id: 'p',
        fundings: [euros('a', 300), euros('r', 60), euros('m', 40)],
        members: ['a', 'b', { id: 'r', role: 'funder' }, 'm'],
      },
      // a is not in it.
      { id: 'q', fundings: [euros('a', 100)], members: ['b'] },
      { id: 'back', fundings: [euros('b', 50), euros('b', -50)], members: ['b'] },
      { id: 'unknown', members: ['a'] },
    ],
  }

  test('is what its own actors bring, whichever roles the slice keeps', () => {
    for (const support of ['exclude', 'include'] as const) {
      expect(findingOf(handSlice(network, { support }), 'own-resources-share')).toMatchObject({
        value: 0.75 / 2,
        parts: { sum: 0.75, funded: 2, own: 1, overall: 300 / 500 },
        coverage: {
          used: 2,
          dropped: 2,
          why: [
            { code: 'no-funding', count: 1 },
            { code: 'no-amount', count: 1 },
          ],
        },
      })
    }
    expect(findingOf(handSlice({}), 'own-resources-share').reason).toBe('no-collaboration')
  })

  test('is what records say on small networks', () => {
    onFundedProjects((projects) => {
      const own = projects.map((project, i) => ({
        ...project,
        members: i % 2 === 0 ? ['Région', 'a'] : ['a'],
      }))
      const shares = own.flatMap(({ fundings, members }) => {
        const net = (name: string) =>
          fundings
            .filter(({ funderName }) => funderName === name)
            .reduce((sum, { amount }) => sum + amount, 0)
        const names = [...new Set(fundings.map(({ funderName }) => funderName))]
        const given = names.map((name) => ({ name, amount: Math.max(0, net(name)) }))
        const total = given.reduce((sum, { amount }) => sum + amount, 0)
        if (total === 0 || new Set(fundings.map(({ currency }) => currency)).size > 1) return []
        const brought = given.filter(({ name }) => members.includes(name))
        return [brought.reduce((sum, { amount }) => sum + amount, 0) / total]
      })
      const { value } = findingOf(handSlice({ collaborations: own }), 'own-resources-share')
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
      expectNear(value, shares.length === 0 ? null : mean)
    })
  })
})
