import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { Analysis } from '../../server/contract/analysis.ts'
import { Value } from 'typebox/value'
import { HAND_EI_NEWMAN, HAND_FILES, HAND_MAPPING } from '../fixtures/hand.ts'
import { runMaillage } from '../support/command-line.ts'

let folder: string
const path = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-cli-'))
  for (const { name, text } of HAND_FILES) writeFileSync(path(name), text)
  writeFileSync(path('mapping.json'), JSON.stringify(HAND_MAPPING))
  writeFileSync(path('mal.csv'), 'acteur;projet\nA;p1\nB;p1\nC;\n')
  writeFileSync(path('rien.csv'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

const hand = () => [
  path('acteurs.csv'),
  path('participations.csv'),
  '--mapping',
  path('mapping.json'),
]

const refused = async (...more: string[]) => {
  const { status, out, err } = await runMaillage(['analyse', ...hand(), ...more])
  expect(out).toBe('')
  return { status, err }
}

describe('maillage analyse', () => {
  test('--json is the contract’s Analysis, with the figures of the hand fixture', async () => {
    const { status, out, err } = await runMaillage(['analyse', ...hand(), '--json'])
    expect(err).toBe('')
    expect(status).toBe(0)
    const analysis: Analysis = JSON.parse(out)
    expect(Value.Errors(Analysis, analysis)).toEqual([])
    expect(analysis.network).toMatchObject({
      actors: 6,
      collaborations: 4,
      participations: 10,
      ties: 6,
      isolated: 2,
    })
    const value = (id: string) => analysis.findings.find((f) => f.measure === id)?.value
    expect(value('ei-newman')).toBeCloseTo(HAND_EI_NEWMAN, 12)
    expect(value('ei')).toBeCloseTo(2 / 3, 12)
    expect(analysis.isolated).toEqual(
      expect.arrayContaining([
        {
          id: 'E',
          reason: 'solo',
          reasons: ['solo'],
          confidence: { level: 'high', grounds: ['list-complete', 'participations'] },
        },
        {
          id: 'F',
          reason: 'no-project',
          reasons: ['no-project'],
          confidence: { level: 'high', grounds: ['list-complete', 'nothing-recorded'] },
        },
      ]),
    )
    const c = analysis.actors.find((actor) => actor.id === 'C')
    // In three projects of several actors: the strength under Newman's weights is their number.
    expect(c).toMatchObject({ name: 'Centre C', sectors: ['éduc-pop'] })
    expect(c?.measures).toMatchObject({ degree: 3, strength: expect.closeTo(3, 12) })
    const ids = analysis.findings.map((finding) => finding.measure)
    expect(ids).toEqual(
      expect.arrayContaining([
        'ei',
        'ei-newman',
        'density',
        'components',
        'support-dependence',
        'two-mode-density',
        'two-mode-components',
        'two-mode-diameter',
      ]),
    )
    expect(Object.keys(c?.measures ?? {})).toEqual(
      expect.arrayContaining([
        'betweenness',
        'harmonic',
        'clustering',
        'core-number',
        'degree',
        'strength',
        'community',
      ]),
    )
  })

  test('without --json it is tables, in French or in English', async () => {
    const french = await runMaillage(['analyse', ...hand()])
    expect(french.status).toBe(0)
    expect(french.out).toMatch(/^acteurs\s+6$/m)
    expect(french.out).toMatch(/^École E\s+seul dans ses projets\s+sûr$/m)
    const english = await runMaillage(['analyse', ...hand(), '--lang', 'en'])
    expect(english.out).toMatch(/^actors\s+6$/m)
  })

  test('a slice is given by options; one that is none is a mistake of usage', async () => {
    const args = ['analyse', ...hand(), '--json', '--min-collaborations', '2']
    const sliced: Analysis = JSON.parse((await runMaillage(args)).out)
    expect(sliced.actors.map((actor) => actor.id)).toEqual(['A', 'B', 'C', 'D'])
    const wrong = await runMaillage(['analyse', ...hand(), '--support', 'peut-être'])
    expect(wrong.status).toBe(2)
    expect(wrong.out).toBe('')
    expect(wrong.err).toContain('--support')
    const reversed = await runMaillage(['analyse', ...hand(), '--from', '2014', '--to', '2010'])
    expect(reversed).toMatchObject({ status: 2, out: '' })
    expect(reversed.err).toContain('2014 – 2010')
  })

  test('computes the measures asked for, as asked for', async () => {
    const options = '{"ei":{"nullModel":"label-permutation","draws":99}}'
    const args = ['analyse', ...hand(), '--measures', 'ei,katz', '--measures', 'blau']
    const asked = [...args, '--options', options, '--seed', '5', '--json']
    const analysis: Analysis = JSON.parse((await runMaillage(asked)).out)
    expect(Value.Errors(Analysis, analysis)).toEqual([])
    expect(analysis.findings.map(({ measure }) => measure)).toEqual(['ei'])
    expect(analysis.findings[0]?.method).toMatchObject({ nullModel: 'label-permutation', seed: 5 })
    expect(Object.keys(analysis.actors[0]?.measures ?? {})).toEqual(['katz'])
    expect(analysis.collaborations?.map(({ measures }) => Object.keys(measures))).toEqual(
      analysis.collaborations?.map(() => ['blau']),
    )
    expect(analysis.network).toMatchObject({ components: expect.any(Number), isolated: 2 })
    expect((await runMaillage(args)).out).toMatch(/^Collaborations$/m)
  })

  test('says which measure or option it does not know', async () => {
    expect(await refused('--measures', 'degre')).toMatchObject({
      status: 2,
      err: expect.stringContaining('degree'),
    })
    expect(await refused('--options', '{"ei":{"draw":9}}')).toMatchObject({
      status: 2,
      err: expect.stringContaining('draws'),
    })
    expect(await refused('--seed', 'x')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--seed'),
    })
  })

  test('refused rows are on standard error and in problems; --strict then ends with 1', async () => {
    const loose = await runMaillage(['analyse', path('mal.csv'), '--json'])
    expect(loose.status).toBe(0)
    expect(loose.err).toContain('mal.csv:4:')
    const analysis: Analysis = JSON.parse(loose.out)
    expect(analysis.problems).toMatchObject([
      { file: 'mal.csv', line: 4, rule: 'no-collaboration-identity', severity: 'refused' },
    ])
    const strict = await runMaillage(['analyse', path('mal.csv'), '--json', '--strict'])
    expect(strict.status).toBe(1)
  })

  test('nothing usable ends with 1, a command written wrongly with 2', async () => {
    const empty = await runMaillage(['analyse', path('rien.csv'), '--json'])
    expect(empty).toMatchObject({ status: 1, out: '' })
    expect(empty.err).toContain('rien.csv')
    const missing = await runMaillage(['analyse', path('absent.csv')])
    expect(missing.status).toBe(1)
    expect(missing.err).toContain('absent.csv')
    for (const args of [['analyse'], ['analyse', '--colour'], ['tricote'], []]) {
      const ran = await runMaillage(args)
      expect(ran.status).toBe(2)
      expect(ran.out).toBe('')
    }
  })
})

describe('maillage report', () => {
  test('writes a PDF about files without any store', async () => {
    const out = path('r.pdf')
    const ran = await runMaillage(['report', ...hand(), '--out', out, '--lang', 'fr'], {
      MAILLAGE_DATA: path('no-store'),
    })
    expect(ran).toMatchObject({ status: 0, out: '' })
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-')
    expect(existsSync(path('no-store'))).toBe(false)
  })
})

const placed = () => {
  writeFileSync(
    path('placed.csv'),
    'acteur,projet,commune,secteur\nA,p,33063,culture\nB,p,33063,sport\nA,q,33063,culture\nC,q,33318,sport\n',
  )
  writeFileSync(
    path('placed.json'),
    JSON.stringify({
      version: 1,
      tables: [
        {
          file: 'placed.csv',
          holds: 'participations',
          actor: { id: 'acteur', sectors: 'secteur', place: { commune: 'commune' } },
          collaboration: { id: 'projet' },
        },
      ],
    }),
  )
  return ['analyse', path('placed.csv'), '--mapping', path('placed.json')]
}

describe('maillage analyse --territories', () => {
  test('compares the territories of a level, lists of communes too', async () => {
    const { out, status } = await runMaillage([...placed(), '--territories', 'commune', '--json'])
    expect(status).toBe(0)
    const analysis: Analysis = JSON.parse(out)
    expect(Value.Errors(Analysis, analysis)).toEqual([])
    const rows = analysis.territories?.rows.map(({ label, actors, value }) => [
      label,
      actors,
      value,
    ])
    // All pairs are of two sectors.
    expect(rows).toEqual([
      ['Bordeaux', 2, 1],
      ['Pessac', 1, 1],
    ])
    const own = await runMaillage([...placed(), '--territories', 'communes:Rive=33063,33318'])
    expect(own.out).toMatch(/Territoires\n─+\n/)
    expect(own.out).toMatch(/Rive +3 +2 +1 /)
  })

  test('says what a person may read: how sure isolation is, and nothing of few actors in public', async () => {
    const text = await runMaillage([
      ...placed(),
      '--territories',
      'commune',
      '--audience',
      'public',
    ])
    expect(text.out).toMatch(/Pessac +– +– +– .*masqué/)
    const sure = await runMaillage(['analyse', ...hand()])
    expect(sure.out).toMatch(/Foyer F.* +sûr|F .* +sûr/)
  })

  test.each([
    ['--territories', 'canton'],
    ['--audience', 'nobody'],
  ])('refuses %s %s', async (option, value) => {
    const { status, err } = await refused(option, value)
    expect(status).toBe(2)
    expect(err).toContain(option)
  })
})
