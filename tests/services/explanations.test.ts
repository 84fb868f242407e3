import { describe, expect, test } from 'vitest'
import type { Finding } from '../../server/domain/findings.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { isMessageKey } from '../../server/locales/locales.ts'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { explain } from '../../server/services/analysis/worked-example.ts'
import { sayExplanation, saySentence } from '../../server/services/explanations.ts'
import { handSlice, tieNetwork } from '../support/networks.ts'

const PLENTY = 100

function finding(fields: Partial<Finding>): Finding {
  return {
    measure: 'ei-newman',
    subject: { scope: 'network', ids: [] },
    slice: {},
    unit: 'index',
    value: 0.5,
    coverage: { used: 10, dropped: 0, why: [] },
    method: { parameters: { support: 'exclude' }, exact: true, version: 1 },
    ...fields,
  }
}

const say = (fields: Partial<Finding>, collaborations = PLENTY) =>
  // Spaces before signs are a matter of type, not of what is said.
  saySentence('fr', { finding: finding(fields), collaborations }).replace(/[\u00a0\u202f]/g, ' ')

const isolated = (value: number, unknown: number) =>
  say({
    measure: 'isolated',
    unit: 'count',
    value,
    parts: { 'not-recorded': unknown },
    coverage: { used: 20 - unknown, dropped: unknown, why: [] },
  })

describe('the sentence of openness', () => {
  // 1.96 standard deviations are the limit: 0.5 lies 1.95 and 1.97 of them from the expectation.
  test.each([
    [0.5 - 0.195, 'ni plus ni moins'],
    [0.5 - 0.197, 'plus avec d’autres secteurs'],
    [0.5 + 0.195, 'ni plus ni moins'],
    [0.5 + 0.197, 'moins avec d’autres secteurs'],
  ])('expected %d: %s', (expectation, said) => {
    const z = (0.5 - expectation) / 0.1
    expect(say({ expectation, sd: 0.1, z })).toContain(said)
  })

  test('gives the value, what chance would give and how widely', () => {
    expect(say({ value: 0.63, expectation: 0.52, sd: 0.0255, z: 4.3 })).toBe(
      'Les acteurs travaillent plus avec d’autres secteurs que le hasard ne le ferait (0,63 ; attendu 0,52 ± 0,05).',
    )
  })

  test('concludes nothing from four collaborations, whatever z says', () => {
    expect(say({ expectation: -0.9, sd: 0.01, z: 140 }, 4)).toBe(
      'On ne peut pas conclure : 4 collaborations seulement. L’indice vaut 0,5.',
    )
  })

  test('compares with nothing where chance has no spread', () => {
    expect(say({ expectation: 0.5, sd: 0, z: null, reason: 'no-variance' })).toContain(
      'On ne peut pas comparer au hasard',
    )
  })

  test('without a value, says why', () => {
    expect(say({ value: null, reason: 'no-tie' })).toBe(
      'Ouverture entre secteurs : pas de valeur (aucun lien dans ce périmètre).',
    )
  })
})

describe('the sentence of isolation', () => {
  test.each([
    [0, 0, 'Aucun acteur n’est sans lien sur 20 dans les données disponibles.'],
    [1, 0, '1 acteur n’a aucun lien sur 20 dans les données disponibles.'],
    [
      7,
      3,
      '7 acteurs n’ont aucun lien sur 20 dans les données disponibles, dont 3 non renseignés.',
    ],
  ])('%i without a tie, of which %i unknown', (value, unknown, sentence) => {
    expect(isolated(value, unknown)).toBe(sentence)
  })
})

describe('sayExplanation', () => {
  test('says how far the unknown could move the value, what was left out and how it was worked out', () => {
    const { wouldChange, coverage, method } = sayExplanation('en', {
      finding: finding({
        bounds: { allInternal: -0.2, allExternal: 0.8 },
        coverage: { used: 9, dropped: 1, why: [{ code: 'unknown-sector', count: 1 }] },
        method: {
          parameters: { support: 'exclude', missingEnd: 'open', labelPool: 'all' },
          nullModel: 'label-permutation',
          seed: 7,
          exact: false,
          version: 2,
        },
      }),
      example: { lines: [] },
      collaborations: PLENTY,
    })
    expect(wouldChange[0]).toContain('between −0.2 and 0.8')
    expect(coverage).toBe(
      '90% of what the scope holds was used. Left out: ties of actors of unknown sector.',
    )
    expect(method).toEqual([
      { label: 'support and funding', value: 'taken out' },
      { label: 'missing end', value: 'latest date in the data' },
      { label: 'shuffled sectors', value: 'those of all actors' },
      { label: 'chance', value: 'sectors dealt out at random, ties unchanged' },
      { label: 'computation', value: 'estimated by sampling' },
      { label: 'seed', value: '7' },
      { label: 'version of the definition', value: '2' },
    ])
  })
})

test('where the unknown have no bounds, that is what is said', () => {
  const coverage = { used: 9, dropped: 1, why: [{ code: 'unknown-sector', count: 1 }] }
  const changes = (fields: Partial<Finding>) =>
    sayExplanation('en', {
      finding: finding({ coverage, ...fields }),
      example: { lines: [] },
      collaborations: PLENTY,
    }).wouldChange
  expect(changes({ measure: 'gupta' })[0]).toContain('without simple bounds')
  // A segregation index is highest where all are inside: the ends are said in their order.
  const bounds = { allInternal: 0.9, allExternal: 0.1 }
  expect(changes({ measure: 'freeman', bounds })[0]).toContain('between 0.1 and 0.9')
})

const trend = (value: number, p: number | null) => say({ measure: 'openness-trend', value, p })

describe('the sentence of a trend and of shares', () => {
  test('a slope rises or falls only where the test says so', () => {
    expect(trend(0.1, 0.04)).toContain('gagne 0,1 par an')
    expect(trend(-0.1, 0.04)).toContain('perd 0,1 par an')
    expect(trend(0.1, 0.06)).toContain('Ni hausse ni baisse nette')
    expect(trend(0.1, null)).toContain('Ni hausse ni baisse nette')
  })

  test('a share of cases says how many they are and how sure it is', () => {
    const parts = { renewed: 18, followed: 228, low: 0.0505, high: 0.1213 }
    expect(say({ measure: 'renewal', unit: 'share', value: 18 / 228, parts })).toBe(
      'Sur 228 paires suivies, 18 ont recommencé ensemble dans les deux ans : 7,89 %, entre 5,05 % et 12,1 % 95 fois sur 100.',
    )
  })
})

test('counting support changes no number that counts it and leaves it out anyway', () => {
  const { wouldChange: usual } = changesOf('ei-newman')
  const counted = usual.find((change) => change.includes('soutien'))
  expect(counted).toBeDefined()
  for (const measure of ['support-dependence', 'support-openness', 'accompaniment']) {
    expect(changesOf(measure).wouldChange).not.toContain(counted)
  }
})

function changesOf(measure: string) {
  const example = { lines: [] }
  return sayExplanation('fr', { finding: finding({ measure }), example, collaborations: PLENTY })
}

describe('the method', () => {
  // `distances` is a table, of which the method says the source.
  const options = listMeasures().flatMap(({ id, options: { properties } }) =>
    Object.entries(properties)
      .filter(([name]) => name !== 'distances')
      .map(([name, schema]) => ({ id, name, schema })),
  )

  test('has a word for every option of every measure, and for each of its choices', () => {
    const unsaid = options.flatMap(({ name, schema }) => {
      const values = 'enum' in schema && Array.isArray(schema.enum) ? schema.enum : []
      const flags = 'type' in schema && schema.type === 'boolean' ? [true, false] : []
      const choices = [...values, ...flags]
        // The model that was used is said by its own name; the exact one is that of shuffled labels.
        .filter((value) => value !== 'exact')
        .map((value) =>
          name === 'nullModel' && value !== 'none' ? String(value) : `${name}.${String(value)}`,
        )
      return [name, ...choices].filter((term) => !isMessageKey(`explain.method.${term}`))
    })
    expect([...new Set(unsaid)]).toEqual([])
  })

  test('says the model of chance once, and numbers as the language writes them', () => {
    const { method } = sayExplanation('fr', {
      finding: finding({
        method: {
          parameters: { nullModel: 'label-permutation', share: 0.05, source: '' },
          nullModel: 'label-permutation',
          seed: 7,
          exact: false,
          version: 1,
        },
      }),
      example: { lines: [] },
      collaborations: PLENTY,
    })
    expect(method.map(({ value }) => value)).toEqual([
      '0,05',
      'secteurs redistribués au hasard, liens inchangés',
      'estimé par tirage',
      '7',
      '1',
    ])
  })
})

const explained = (network: SlicedNetwork, measure: string, language: 'fr' | 'en' = 'en') =>
  sayExplanation(language, explain(network, { measure }))
// Makers a and b, users c, d and e, all of the social economy but e; f is unknown, g is alone.
const families = handSlice({
  actors: [
    { id: 'a', family: 'solutions', socialEconomy: true, sectors: ['S'] },
    { id: 'b', family: 'solutions', socialEconomy: true, sectors: ['T'] },
    { id: 'c', family: 'usages', socialEconomy: true, sectors: ['S'] },
    { id: 'd', family: 'usages', socialEconomy: true, sectors: ['T'] },
    { id: 'e', family: 'usages', socialEconomy: false, sectors: ['S'] },
    { id: 'f' },
    { id: 'g', sectors: ['S'] },
  ],
  collaborations: ['ab', 'ac', 'cd', 'de', 'ef', 'g'].map((members) => ({
    id: members,
    members: members.split(''),
  })),
})

const coverageOf = (measure: string) => explained(families, measure).coverage

describe('the words of an explanation', () => {
  test('are of families, or of the social economy, where the number is', () => {
    const known = explained(families, 'ei-newman-families').wouldChange.join('\n')
    expect(known).toContain('between a maker and a user')
    expect(known).toContain('Recording the family of the unknown actors')
    expect(known).not.toContain('sector')
    const economy = explained(families, 'ei-newman-social-economy').wouldChange.join('\n')
    expect(economy).toContain('between the social economy and the others')
    expect(economy).not.toContain('sector')
    expect(explained(families, 'ei-newman').wouldChange.join('\n')).toContain(
      'of different sectors',
    )
  })

  test('say of whom a column has no value, and why', () => {
    expect(coverageOf('clustering')).toContain('actors with fewer than two partners')
    expect(coverageOf('brokerage-boundary')).toContain('Left out: actors of unknown sector.')
    expect(coverageOf('actor-ei')).toContain('or without a tie to one of known sector')
    expect(coverageOf('constraint')).toContain('actors without a tie')
    expect(coverageOf('redundancy')).toContain('actors with fewer than two collaborations')
  })

  test('say of one actor one actor', () => {
    const alone = handSlice({ actors: [{ id: 'a', sectors: ['S'] }] })
    expect(explained(alone, 'strength', 'fr').sentence).toContain('sur 1 acteur.')
    expect(explained(alone, 'isolated', 'fr').sentence).toContain('dont 1 non renseigné.')
  })

  test('do not speak of chance where there is none in the number', () => {
    const pair = tieNetwork([['a', 'b']])
    expect(explained(pair, 'degree-assortativity').sentence).toContain('number of partners')
    expect(explained(pair, 'core-periphery').sentence).not.toContain('chance')
  })
})
