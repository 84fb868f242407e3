import { describe, expect, test } from 'vitest'
import { computeCollaborationColumns } from '../../../server/measures/compute.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { expectNear, expectNearAll, findingOf, valuesOf } from '../../support/measured.ts'
import {
  naiveAcquisition,
  naiveCoverage,
  naiveUnique,
  onSkilledActors,
} from '../../support/naive-skills.ts'
import { handSlice, type HandNetwork } from '../../support/networks.ts'

const skills = (...codes: string[]) => codes.map((code) => ({ code }))

function columnOf(network: SlicedNetwork, form: 'coverage' | 'redundancy') {
  const id = 'collaboration-skill-coverage'
  const [column] = computeCollaborationColumns(network, [id], { options: { [id]: { form } } })
  return Object.fromEntries(
    network.collaborationIds.map((collaboration, p) => {
      const value = column?.values[p] ?? Number.NaN
      return [collaboration, Number.isNaN(value) ? null : value]
    }),
  )
}

/** An actor who knew the law until then. */
const lost = (id: string, to: string) => ({ id, skills: [{ code: 'law', to }] })

describe('the skills that a collaboration needs', () => {
  const working: HandNetwork = {
    actors: [
      { id: 'a', skills: skills('video', 'code') },
      { id: 'b', skills: skills('video') },
      { id: 'c' },
      { id: 'm', skills: skills('law') },
      { id: 'late', skills: [{ code: 'law', from: '2012' }] },
    ],
    collaborations: [
      {
        id: 'half',
        skillsNeeded: ['code', 'law'],
        members: ['a', 'b', 'c', { id: 'm', role: 'support' }],
      },
      { id: 'all', skillsNeeded: ['video'], members: ['b'] },
      { id: 'too-late', startsOn: '2011', skillsNeeded: ['law'], members: ['late'] },
      { id: 'in-time', startsOn: '2011', endsOn: '2012', skillsNeeded: ['law'], members: ['late'] },
      { id: 'silent', skillsNeeded: ['law'], members: ['c'] },
      { id: 'no-need', members: ['a'] },
    ],
  }

  test('are there or not in each, support taken out, in time or not', () => {
    const network = handSlice(working)
    expectNearAll(columnOf(network, 'coverage'), {
      half: 1 / 2,
      all: 1,
      'too-late': 0,
      'in-time': 1,
      silent: null,
      'no-need': null,
    })
    expectNearAll(columnOf(network, 'redundancy'), {
      half: 3 / 2,
      all: 1,
      'too-late': null,
      'in-time': 1,
      silent: null,
      'no-need': 1,
    })
    expect(columnOf(handSlice(working, { support: 'include' }), 'coverage')['half']).toBe(1)
  })

  test('count unless they were lost before their actor came', () => {
    const network = handSlice({
      actors: [lost('before', '2010'), lost('during', '2011'), lost('whenever', '2010')],
      collaborations: ['before', 'during', 'whenever'].map((id) => ({
        id,
        ...(id === 'whenever' ? {} : { startsOn: '2011', endsOn: '2012' }),
        skillsNeeded: ['law'],
        members: [id],
      })),
    })
    expect(columnOf(network, 'coverage')).toEqual({ before: 0, during: 1, whenever: 1 })
  })

  test('are a mean over the collaborations that say what they need', () => {
    const finding = findingOf(handSlice(working), 'skill-coverage')
    expect(finding).toMatchObject({
      value: 2.5 / 4,
      parts: { sum: 2.5, known: 4, full: 2, silent: 1 },
      coverage: {
        used: 4,
        dropped: 2,
        why: [
          { code: 'no-need', count: 1 },
          { code: 'no-skill-known', count: 1 },
        ],
      },
    })
    expectNear(finding.parts?.['redundancy'], 3.5 / 3)
  })

  test('are not recorded where nobody says what is needed', () => {
    const none = handSlice({ actors: working.actors ?? [], collaborations: [] })
    expect(findingOf(none, 'skill-coverage').reason).toBe('no-collaboration')
    const unsaid = handSlice({ collaborations: [{ id: 'p', members: ['a'] }] })
    expect(findingOf(unsaid, 'skill-coverage').reason).toBe('not-recorded')
  })

  test('are what a list of them says on small networks', () => {
    onSkilledActors((drawn) => {
      const network = handSlice({
        actors: drawn.actors,
        collaborations: drawn.collaborations.map(({ needed, ...one }) => ({
          ...one,
          skillsNeeded: needed,
        })),
      })
      const expected = drawn.collaborations.map((one) => ({ one, said: naiveCoverage(drawn, one) }))
      for (const form of ['coverage', 'redundancy'] as const) {
        expectNearAll(
          columnOf(network, form),
          Object.fromEntries(expected.map(({ one, said }) => [one.id, said[form]])),
        )
      }
      const known = expected.flatMap(({ said }) => said.coverage ?? [])
      const mean = known.reduce((sum, value) => sum + value, 0) / known.length
      expectNear(findingOf(network, 'skill-coverage').value, known.length === 0 ? null : mean)
    })
  })
})

describe('skills acquired', () => {
  const learning: HandNetwork = {
    actors: [
      { id: 'teacher', skills: [{ code: 'video', from: '2009' }] },
      { id: 'learns', skills: [{ code: 'video', from: '2012-06' }] },
      { id: 'alone', skills: [{ code: 'video', from: '2012' }] },
      { id: 'had-it', skills: [{ code: 'video', from: '2010-01-01' }] },
      { id: 'undated', skills: [{ code: 'video' }] },
      { id: 'lost-it', skills: [{ code: 'video', from: '2011', to: '2012' }] },
      { id: 'never' },
    ],
    collaborations: [
      {
        id: 'p',
        startsOn: '2010',
        endsOn: '2013',
        members: ['teacher', 'learns', 'had-it', 'undated', 'lost-it', 'never'],
      },
    ],
  }

  test('are those that a partner had on the first day', () => {
    const network = handSlice(learning, { from: '2010', to: '2013' })
    // Chances: learns, lost-it and never.
    expect(findingOf(network, 'skill-acquisition')).toMatchObject({
      value: 1,
      parts: { gained: 2, chances: 3 },
      coverage: { used: 5, dropped: 1, why: [{ code: 'undated-skill', count: 1 }] },
    })
  })

  test('without a window are followed from the first participation to the latest date', () => {
    const finding = findingOf(handSlice(learning), 'skill-acquisition')
    expect([finding.value, finding.parts]).toEqual([1, { gained: 2, chances: 3 }])
  })

  test('need a day to begin and end with, and a skill that is dated', () => {
    const undated = handSlice({ collaborations: [{ id: 'p', members: ['a', 'b'] }] })
    expect(findingOf(undated, 'skill-acquisition').reason).toBe('no-date')
    const none = handSlice({ collaborations: [{ id: 'p', startsOn: '2010', members: ['a'] }] })
    expect(findingOf(none, 'skill-acquisition').reason).toBe('not-recorded')
  })

  test('are what a list of them says on small networks', () => {
    onSkilledActors((drawn) => {
      const network = handSlice(
        {
          actors: drawn.actors,
          collaborations: drawn.collaborations.map(({ id, members }) => ({
            id,
            members,
            startsOn: '2010',
            endsOn: '2012',
          })),
        },
        { from: '2010', to: '2012' },
      )
      const said = naiveAcquisition(drawn, '2010-01-01', '2012-12-31')
      const { value, parts, coverage } = findingOf(network, 'skill-acquisition')
      expect(coverage.dropped).toBe(said.undated)
      expect({ value, parts }).toEqual(
        coverage.used === 0
          ? { value: null, parts: undefined }
          : { value: said.acquired, parts: { gained: said.gained, chances: said.chances } },
      )
    })
  })
})

const unique = (hand: HandNetwork) => valuesOf(handSlice(hand), 'unique-skills')

describe('the skills that an actor alone brings', () => {
  test('are counted in each collaboration with others, in time', () => {
    const network: HandNetwork = {
      actors: [
        { id: 'a', skills: skills('video', 'code') },
        { id: 'b', skills: skills('video') },
        { id: 'c' },
        { id: 'late', skills: [{ code: 'law', from: '2014' }] },
        { id: 'm', skills: skills('code') },
      ],
      collaborations: [
        { id: 'p', startsOn: '2011', members: ['a', 'b', 'late', { id: 'm', role: 'support' }] },
        { id: 'q', startsOn: '2012', members: ['a', 'c'] },
        { id: 'alone', startsOn: '2012', members: ['b'] },
      ],
    }
    // a: code in p, both in q. b shares what it knows, or works alone. The support is taken out.
    expect(unique(network)).toEqual({ a: 3, b: 0, c: null, late: 0 })
  })

  test('are what a list of them says on small networks', () => {
    onSkilledActors((drawn) => {
      const network = { actors: drawn.actors, collaborations: drawn.collaborations }
      expect(unique({ ...network })).toEqual(naiveUnique(drawn))
    })
  })
})
