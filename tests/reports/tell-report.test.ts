import { describe, expect, test } from 'vitest'
import type { ReportTerritory } from '../../server/reports/document.ts'
import { tellReport } from '../../server/reports/telling/tell-report.ts'
import { demoDocument } from '../support/demo-report.ts'

const document = demoDocument()
const headings = (language: 'fr' | 'en') =>
  tellReport({ ...document, language }).blocks.flatMap((block) =>
    block.type === 'heading' ? [block.text] : block.type === 'answer' ? [block.heading] : [],
  )

const inside = (territory: string) =>
  JSON.stringify(
    tellReport({ ...document, summary: { ...document.summary, slice: { territory } } }),
  )

/** A territory above chance, or one that is withheld. */
const territory = (label: string, shared: number | null): ReportTerritory => ({
  territory: label,
  label,
  withheld: shared === null,
  actors: shared === null ? null : 5,
  collaborations: shared,
  shared,
  value: shared === null ? null : 0.5,
  ...(shared !== null && { expectation: 0.25, interval: [0.15, 0.35] }),
  difference: shared === null ? null : 0.25,
  limits: shared === null ? [] : [{ share: 0.95, low: -0.1, high: 0.1, side: 'above' }],
  verdict: shared === null ? null : 'above',
  coverage: { used: 1, dropped: 0, why: [] },
})

describe('tellReport', () => {
  test('answers first, then shows the map, then the tables, the method and the sources', () => {
    expect(headings('fr')).toEqual([
      'Ouverture entre secteurs',
      'Acteurs peu reliés',
      'Dépendance aux acteurs de soutien',
      'Carte du réseau',
      'Ouverture entre secteurs',
      'Acteurs peu reliés',
      'Le réseau en chiffres',
      'Acteurs les plus reliés',
      'Définitions',
      'Définition des mesures',
      'Méthode et limites',
      'Données et sources',
      'Liste des acteurs peu reliés',
    ])
    expect(headings('en')).toHaveLength(13)
  })

  test('says on every page that invented data are invented, and only then', () => {
    expect(tellReport(document).notice?.long).toContain('Données fictives')
    const real = { ...document, network: { ...document.network, synthetic: false } }
    expect(tellReport(real).notice).toBeNull()
  })

  test('leaves out columns in which nobody has anything', () => {
    const placeless = document.isolated.map(({ place: _place, ...actor }) => actor)
    const tables = tellReport({ ...document, isolated: placeless }).blocks.filter(
      (block) => block.type === 'table',
    )
    const list = tables.at(-1)
    expect(list?.columns.map(({ label }) => label)).not.toContain('Lieu')
    for (const row of list?.rows ?? []) expect(row).toHaveLength(list?.columns.length ?? 0)
  })

  test('says of everyone on the list how sure the reason is', () => {
    const list = tellReport(document).blocks.findLast((block) => block.type === 'table')
    const column = list?.columns.findIndex(({ label }) => label === 'Fiabilité') ?? -1
    const told = (reason: string) =>
      list?.rows.find((_, row) => document.isolated[row]?.reason === reason)?.[column]
    expect(told('new')).toBe('sûr')
    expect(told('not-recorded')).toBe('incertain')
  })

  test('has the formula of every measure that it gives a value of', () => {
    const { blocks } = tellReport(document)
    const terms = blocks.findLast((block) => block.type === 'terms')
    expect(terms?.items.length).toBeGreaterThanOrEqual(document.findings.length)
    for (const { term, text } of terms?.items ?? []) {
      expect(term).not.toMatch(/^[a-z-]+$/)
      expect(text).not.toBe('')
    }
  })

  test('tells of territories those of most collaborations first, and nothing of few actors', () => {
    const rows = [territory('Peu', null), territory('Un', 6), territory('Deux', 9)]
    const told = tellReport({ ...document, territories: { level: 'epci', rows } })
    const table = told.blocks.find(
      (block) => block.type === 'table' && block.caption.includes('EPCI'),
    )
    expect(table).toMatchObject({
      rows: [
        ['Deux', '5', '9', '0,50', '0,25', '0,15\u00a0…\u00a00,35', 'plus ouvert que le hasard'],
        ['Un', '5', '6', '0,50', '0,25', '0,15\u00a0…\u00a00,35', 'plus ouvert que le hasard'],
        ['Peu', '–', '–', '–', '–', '–', expect.stringContaining('masqué')],
      ],
    })
    expect(JSON.stringify(told)).toContain('INSEE')
  })

  test('credits the geography that a territory rests on', () => {
    expect(inside('departement:33')).toContain('INSEE')
    expect(inside('attribute:Pays:Béarn')).not.toContain('INSEE')
  })
})

test('the list on paper has the first hundred of each reason, and says that it stops there', () => {
  const many = document.isolated.flatMap((actor) =>
    actor.reason === 'dormant'
      ? Array.from({ length: 60 }, (_, i) => ({ ...actor, id: `${actor.id}-${String(i)}` }))
      : [actor],
  )
  const dormant = many.filter(({ reason }) => reason === 'dormant').length
  expect(dormant).toBeGreaterThan(100)
  const { blocks } = tellReport({ ...document, isolated: many })
  const list = blocks.findLast(({ type }) => type === 'table')
  expect(list?.type === 'table' && list.rows.length).toBe(many.length - dormant + 100)
  const said = blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []))
  expect(said.join(' ')).toMatch(/les 100 premiers par nom\s: \d+ acteurs sur \d+/)
})
