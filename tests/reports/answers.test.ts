import { describe, expect, test } from 'vitest'
import type { Finding } from '../../server/domain/findings.ts'
import type { ReportDocument } from '../../server/reports/document.ts'
import {
  readOpenness,
  tellDependence,
  tellIsolation,
  tellOpenness,
} from '../../server/reports/telling/answers.ts'
import { tellSlice } from '../../server/reports/telling/slice-line.ts'
import { demoDocument } from '../support/demo-report.ts'

const document = demoDocument()

function openness(changes: Partial<Finding>): Finding {
  const base = document.answers.openness
  return { ...base, value: 0.6, expectation: 0.5, sd: 0.05, interval: [0.4, 0.6], z: 2, ...changes }
}
function withAnswers(changes: Partial<ReportDocument['answers']>): ReportDocument {
  return { ...document, answers: { ...document.answers, ...changes } }
}

function years(last: number): ReportDocument {
  return withAnswers({
    opennessByYear: [
      { year: 2010, finding: openness({ value: 0.5 }) },
      { year: 2014, finding: openness({ value: last }) },
    ],
  })
}

describe('tellOpenness', () => {
  test.each([
    [0.61, 'more'],
    [0.6, 'same'],
    [0.5, 'same'],
    [0.4, 'same'],
    [0.39, 'less'],
  ] as const)('%f against 0.4 to 0.6 reads "%s"', (value, reading) => {
    expect(readOpenness(openness({ value }))).toBe(reading)
  })

  test('concludes nothing where chance could not be told', () => {
    const { interval: _interval, ...rest } = openness({})
    expect(readOpenness({ ...rest, sd: null, z: null })).toBe('unknown')
    const told = tellOpenness(
      withAnswers({
        openness: { ...rest, value: null, z: null, reason: 'no-tie' },
        opennessByYear: [],
      }),
    )
    expect(told).toEqual({
      sentence: 'On ne peut pas dire si les secteurs s’ouvrent les uns aux autres.',
      lines: ['Aucun lien dans ce périmètre.'],
    })
  })

  test('speaks of a change only beyond 1.96 standard deviations of the difference', () => {
    // sd of the difference of two independent values of sd 0.05: 0.0707; times 1.96: 0.1386.
    expect(tellOpenness(years(0.638)).lines.at(-1)).toContain('aucun changement')
    expect(tellOpenness(years(0.639)).lines.at(-1)).toBe(
      'Par rapport au hasard, l’ouverture augmente de 2010 à 2014\u00a0: l’écart va de 0,00 à +0,14.',
    )
    expect(tellOpenness(years(0.36)).lines.at(-1)).toContain('diminue')
  })
})

describe('tellIsolation', () => {
  test('leaves those of whom nothing is known out of both numbers', () => {
    // 37 without a tie, 8 of them not recorded; 178 actors.
    expect(tellIsolation(document)).toEqual({
      sentence: '29 acteurs sur 170 n’ont aucun lien dans les données disponibles.',
      lines: [
        '24 autres sont peu reliés, pour des raisons données plus loin.',
        '8 autres ne sont pas renseignés\u00a0: ce n’est pas un constat.',
      ],
    })
  })
})

describe('tellDependence', () => {
  test('says that the network holds when nobody falls off', () => {
    const dependence: Finding = {
      ...document.answers.dependence,
      value: 0,
      parts: { with: 0.9, without: 0.9, lost: 0, supportOnly: 0 },
    }
    expect(tellDependence(withAnswers({ dependence })).sentence).toBe(
      'Le réseau tient sans les acteurs de soutien\u00a0: 90\u00a0% des acteurs sont reliés entre eux, avec ou sans eux.',
    )
  })

  test('gives the reason where there is nothing to take out', () => {
    const { parts: _parts, ...rest } = document.answers.dependence
    const dependence: Finding = { ...rest, value: null, reason: 'no-support-participation' }
    expect(tellDependence(withAnswers({ dependence })).lines).toEqual([
      'Aucune participation de soutien ou de financement.',
    ])
  })
})

describe('tellSlice', () => {
  test('says every choice in one line', () => {
    const slice = {
      from: '2010',
      to: '2014-06',
      territory: 'departement:33',
      members: 'inside',
      kinds: ['project', 'action'],
      domains: ['Télésanté'],
      support: 'include',
      actors: 'active',
      minCollaborations: 2,
    } as const
    const summary = {
      ...document.summary,
      slice: { ...slice, kinds: [...slice.kinds], domains: [...slice.domains] },
      territoryLabel: 'Gironde',
    }
    expect(tellSlice({ ...document, summary })).toBe(
      '2010–juin 2014 · Gironde · membres du territoire seulement · projets et actions · domaines\u00a0: Télésanté · avec les acteurs de soutien · acteurs actifs seulement · au moins 2 collaborations par acteur',
    )
    expect(tellSlice({ ...document, language: 'en' })).toBe('all dates · without support actors')
  })
})
