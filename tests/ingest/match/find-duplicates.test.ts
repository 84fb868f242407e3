import { describe, expect, test } from 'vitest'
import { findDuplicates, type MatchedActor } from '../../../server/ingest/match/find-duplicates.ts'
import { manyActors } from '../../support/many-actors.ts'

const BORDEAUX = { commune: '33063' }
const PAU = { commune: '64445' }

type Told = Omit<MatchedActor, 'id' | 'name'>

/** The class of a pair and its reasons' codes; undefined when it is not proposed. */
function compare(a: string, b: string, [told = {}, other = told]: Told[] = []) {
  const actors = [
    { id: 'a', name: a, ...told },
    { id: 'b', name: b, ...other },
  ]
  const [pair] = findDuplicates(actors).pairs
  return pair && { class: pair.class, codes: pair.reasons.map(({ code }) => code) }
}

const here: Told[] = [{ place: BORDEAUX }]
/** Why two actors of two names are proposed. */
const codes = (told: Told[]) => compare('Pôle culturel', 'Service des sports', told)?.codes
const apart: Told[] = [{ place: BORDEAUX }, { place: PAU }]

describe('names', () => {
  test('that differ in nothing but how they are written are certain', () => {
    for (const [a, b] of [
      ['Les Amis de Monadey', 'LES AMIS DE MONADEY'],
      ['Association Médias-Cité', 'Medias Cité'],
      ["Régie de quartier L'Arche", 'L’Arche, régie de quartier'],
      ['Cap Sciences SARL', 'CAP SCIENCES S.A.R.L.'],
      [
        'Laboratoire Ondes et Matière dAquitaine',
        "Laboratoire Ondes et Matière d'Aquitaine (LOMA)",
      ],
      ['Chimie des membranes et nanoobjets', 'Chimie des Membranes et des Nano-Objets - CNRS'],
      ['Fédération girondine', 'Fédération girondinne'],
    ] as const) {
      expect([a, compare(a, b, here)?.class]).toEqual([a, 'certain'])
    }
  })

  test('that share common words alone are not proposed', () => {
    expect(compare("Centre social L'Estey", 'Centre social La Colline', here)).toBeUndefined()
    expect(compare('Talence Gestion', 'Valence Gestion', here)?.class).not.toBe('certain')
    expect(compare('Association A', 'Association B', here)).toBeUndefined()
    expect(compare('Théâtre du Vieux Four', 'Institut du Vieux Four', here)).toBeUndefined()
    expect(compare('École des Noyers', 'Syndicat mixte des Noyers', here)).toBeUndefined()
  })

  test('of two bodies of one town are two: CCAS, mairie, numbers, units', () => {
    expect(compare('CCAS de Pau', 'CCAS de Dax', apart)).toBeUndefined()
    expect(compare('CCAS de Pau', 'Mairie de Pau', [{ place: PAU }])).toBeUndefined()
    expect(compare('Université Bordeaux 1', 'Université Bordeaux 2', here)).toBeUndefined()
    expect(compare('UMR 5297 Neurosciences', 'UMR 5287 Neurosciences', here)).toBeUndefined()
    // What the second one is it does not say: a person may know.
    expect(compare('CCAS de Pau', 'Pau', [{ place: PAU }])).toMatchObject({ class: 'possible' })
    expect(compare('Ville de Pau', 'Mairie de Pau', [{ place: PAU }])?.class).toBe('certain')
  })

  test('in two communes are never certain', () => {
    const name = 'Les Restos du Cœur'
    expect(compare(name, name.toUpperCase(), apart)).toMatchObject({
      class: 'probable',
      codes: ['same-name', 'different-place'],
    })
    expect(compare('Foyer rural', 'FOYER RURAL', apart)?.class).toBe('possible')
  })

  test('and acronyms are probable at most', () => {
    const name = 'Bureau de recherches géologiques et minières'
    expect(compare(name, 'BRGM', here)).toMatchObject({
      class: 'probable',
      codes: ['acronym', 'same-place'],
    })
  })

  test('other names of an actor count as its name', () => {
    const pair = compare('Le Rocher de Palmer', 'Musiques de Nuit', [
      { place: BORDEAUX, aliases: ['Musiques de nuit'] },
      { place: BORDEAUX },
    ])
    expect(pair).toMatchObject({
      class: 'certain',
      codes: ['other-name', 'same-name', 'same-place'],
    })
  })
})

describe('identifiers', () => {
  const siret = '78230043600029'

  test('the same SIRET is certain where the names agree, to be looked at where they do not', () => {
    const told = [{ identifiers: { siret } }, { identifiers: { siret: '782 300 436 00029' } }]
    expect(compare('Cap Sciences', 'CAP SCIENCES', told)).toMatchObject({
      class: 'certain',
      codes: ['same-siret', 'same-name'],
    })
    expect(compare('Cap Sciences', 'Médiathèque Jacques Ellul', told)).toMatchObject({
      class: 'probable',
      codes: ['same-siret'],
    })
  })

  test('a SIREN counts with the commune, and not beside two SIRETs', () => {
    const siren = { identifiers: { siren: siret.slice(0, 9) } }
    expect(codes([{ ...siren, place: PAU }])).toEqual(['same-siren', 'same-place'])
    expect(
      codes([
        { ...siren, place: PAU },
        { ...siren, place: BORDEAUX },
      ]),
    ).toBeUndefined()
    const other = { identifiers: { siret: '78230043600011' }, place: PAU }
    expect(codes([{ identifiers: { siret }, place: PAU }, other])).toBeUndefined()
  })

  test('the same name of two legal persons is shown only in one place', () => {
    const [a, b] = ['786078410', '304908353'].map((siren) => ({ identifiers: { siren } }))
    expect(compare('OGEC Saint-Joseph', 'OGEC ST JOSEPH', [{ ...a }, { ...b }])).toBeUndefined()
    const inPau = [
      { ...a, place: PAU },
      { ...b, place: PAU },
    ]
    expect(compare('OGEC Saint-Joseph', 'OGEC ST JOSEPH', inPau)?.class).toBe('possible')
  })

  test('different numbers keep equal names from being certain', () => {
    const told = [
      { identifiers: { rna: 'W332000001' }, place: BORDEAUX },
      { identifiers: { rna: 'W332000002' }, place: BORDEAUX },
    ]
    expect(compare('Les Amis de Monadey', 'LES AMIS DE MONADEY', told)).toMatchObject({
      class: 'possible',
      codes: ['same-name', 'same-place', 'different-rna'],
    })
  })

  test('any other identifier of a register counts too', () => {
    const told = [{ identifiers: { rnsr: '199512080G' } }]
    expect(compare('LOMA', 'Ondes et matière', told)?.codes).toEqual(['same-identifier'])
  })
})

/** The pairs by the ids of their actors, in an order of their own. */
function named(actors: readonly MatchedActor[]): string[] {
  const { pairs } = findDuplicates(actors)
  return pairs
    .map(({ a, b, class: is }) => {
      const [x = '', y = ''] = [actors[a]?.id, actors[b]?.id]
      return `${x < y ? `${x} ${y}` : `${y} ${x}`} ${is}`
    })
    .toSorted()
}

test('many actors: the order of the actors changes nothing, and large groups are told', () => {
  const actors = manyActors(400)
  expect(named(actors.toReversed())).toEqual(named(actors))
  const alike = Array.from({ length: 300 }, (_, i) => ({ id: String(i), name: 'Foyer rural' }))
  const { pairs, capped } = findDuplicates(alike)
  expect(capped).toBe(300)
  expect(pairs.length).toBeLessThan(300 * 10)
})

test('a long search tells how far it is, in steps that only go up', () => {
  const parts: number[] = []
  findDuplicates(manyActors(400), (part) => parts.push(part))
  expect(parts.length).toBeGreaterThan(2)
  expect(parts[0]).toBe(0)
  expect(parts.toSorted((a, b) => a - b)).toEqual(parts)
  expect(parts.at(-1)).toBeLessThanOrEqual(1)
})
