import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_DAY } from '../../server/domain/dates.ts'
import { MAX_ATTRIBUTE_VALUES } from '../../server/domain/pack-columns.ts'
import { packRecords } from '../../server/domain/pack.ts'
import type { CodeLists, Codes } from '../../server/domain/packed-network.ts'
import {
  newActor,
  newCollaboration,
  newNetwork,
  INTENSITIES,
  ROLES,
  STAGES,
  type Participation,
} from '../../server/domain/records.ts'

const network = newNetwork({ id: 'n', name: 'N', createdAt: '2012-01-01T00:00:00Z' })
const JAN_2012 = 15_340 // 2012-01-01, in days since 1970-01-01
const a = newActor({
  id: 'a',
  name: 'Atelier',
  sectors: ['sport', 'culture'],
  category: 'school',
  place: { commune: '33063', label: 'Bordeaux', latitude: 44.84, longitude: -0.58 },
  skills: [{ code: 'code', from: '2012', to: '2012-01' }, { code: 'atelier' }],
  socialEconomy: false,
  knownSince: '2012',
  closedOn: '2012-01',
  family: 'usages',
  formerIds: ['old'],
  attributes: { Region: 'Aquitaine', staff: 3 },
})
const b = newActor({
  id: 'b',
  name: 'Bibliothèque',
  isPerson: true,
  socialEconomy: true,
  skills: [{ code: 'code' }],
  attributes: { Region: 'Limousin' },
})
const z = newActor({ id: '\u{1F600}', name: 'Last' })
const p = newCollaboration({
  id: 'p',
  name: 'Projet',
  kind: 'action',
  scope: 'mutualised',
  domains: ['d2', 'd1'],
  territories: ['33063'],
  originTerritory: '33522',
  weight: 0.5,
  startsOn: '2012-01-01',
  stages: [{ stage: 'experiment', since: '2012' }, { stage: 'abandoned' }],
  skillsNeeded: ['code'],
  spottedOn: '2012-01-03',
  fundings: [
    {
      funderId: 'b',
      funderName: 'Bibliothèque',
      amount: 12.5,
      currency: 'EUR',
      on: '2012-01',
      kind: 'subvention',
    },
    { funderName: 'Autre', amount: 1, currency: 'CHF' },
  ],
})
const q = newCollaboration({ id: 'q', name: 'Lien', kind: 'tie', directed: true })
const participations: Participation[] = [
  { actorId: 'b', collaborationId: 'q', role: 'source' },
  { actorId: 'b', collaborationId: 'p', role: 'partner' },
  {
    actorId: 'a',
    collaborationId: 'p',
    role: 'lead',
    startsOn: '2012-01-02',
    endsOn: '2012-01-03',
    intensity: 'coordination',
  },
  { actorId: 'a', collaborationId: 'p', role: 'lead' },
  { actorId: '\u{1F600}', collaborationId: 'q', role: 'target' },
]
const packed = packRecords(network, 7, {
  actors: [z, b, a],
  collaborations: [q, p],
  participations,
})

const listsOf = ({ vocabulary, offsets, codes }: CodeLists) =>
  Array.from(offsets.slice(1), (end, row) =>
    Array.from(codes.slice(offsets[row], end), (code) => vocabulary[code]),
  )
const textsOf = ({ vocabulary, codes }: Codes) => [...codes].map((code) => vocabulary[code])

describe('packRecords', () => {
  test('has actors in code-point order, each field in its column', () => {
    const { actors } = packed
    expect(packed.version).toBe(7)
    expect(actors.ids).toEqual(['a', 'b', '\u{1F600}'])
    expect(actors.names).toEqual(['Atelier', 'Bibliothèque', 'Last'])
    expect(actors.sectors.vocabulary).toEqual(['culture', 'sport'])
    expect(listsOf(actors.sectors)).toEqual([['sport', 'culture'], [], []])
    expect(listsOf(actors.skills)).toEqual([['code', 'atelier'], ['code'], []])
    expect([...actors.skillsFrom]).toEqual([JAN_2012, NO_DAY, NO_DAY])
    expect([...actors.skillsTo]).toEqual([JAN_2012 + 30, NO_DAY, NO_DAY])
    expect([...actors.socialEconomy]).toEqual([0, 1, -1])
    expect(textsOf(actors.category)).toEqual(['school', undefined, undefined])
    expect(textsOf(actors.commune)).toEqual(['33063', undefined, undefined])
    expect(textsOf(actors.placeLabel)).toEqual(['Bordeaux', undefined, undefined])
    expect([...actors.latitude]).toEqual([44.84, Number.NaN, Number.NaN])
    expect([...actors.longitude]).toEqual([-0.58, Number.NaN, Number.NaN])
    expect([...actors.knownSince]).toEqual([JAN_2012, NO_DAY, NO_DAY])
    expect([...actors.closedOn]).toEqual([JAN_2012 + 30, NO_DAY, NO_DAY])
    expect([...actors.openedOn, ...actors.surveyedOn]).toEqual(
      Array.from({ length: 6 }, () => NO_DAY),
    )
    expect([...actors.isPerson]).toEqual([0, 1, 0])
    expect([...actors.family]).toEqual([1, -1, -1])
    expect([...actors.formerIds]).toEqual([[0, ['old']]])
    expect([...actors.attributes].map(([name, codes]) => [name, textsOf(codes)])).toEqual([
      ['Region', ['Aquitaine', 'Limousin', undefined]],
      ['staff', ['3', undefined, undefined]],
    ])
  })

  test('has collaborations in code-point order, each field in its column', () => {
    const { collaborations } = packed
    expect(collaborations.ids).toEqual(['p', 'q'])
    expect(collaborations.names).toEqual(['Projet', 'Lien'])
    expect([...collaborations.kind]).toEqual([1, 2])
    expect([...collaborations.directed]).toEqual([0, 1])
    expect([...collaborations.scope]).toEqual([1, -1])
    expect(listsOf(collaborations.domains)).toEqual([['d2', 'd1'], []])
    expect(listsOf(collaborations.territories)).toEqual([['33063'], []])
    expect(textsOf(collaborations.originTerritory)).toEqual(['33522', undefined])
    expect([...collaborations.weight]).toEqual([0.5, 1])
    expect([...collaborations.from]).toEqual([JAN_2012, NO_DAY])
    expect([...collaborations.to]).toEqual([JAN_2012, NO_DAY])
    expect([...collaborations.hasEnd]).toEqual([0, 0])
    expect(listsOf(collaborations.skillsNeeded)).toEqual([['code'], []])
    expect([...collaborations.spottedOn]).toEqual([JAN_2012 + 2, NO_DAY])
  })

  test('has the stages and the fundings of collaborations, one after the other', () => {
    const { stages, fundings } = packed.collaborations
    expect([...stages.offsets]).toEqual([0, 2, 2])
    expect([...stages.stage].map((code) => STAGES[code])).toEqual(['experiment', 'abandoned'])
    expect([...stages.since]).toEqual([JAN_2012, NO_DAY])
    expect([...fundings.offsets]).toEqual([0, 2, 2])
    expect(textsOf(fundings.funder)).toEqual(['b', 'Autre'])
    expect([...fundings.amount]).toEqual([12.5, 1])
    expect(textsOf(fundings.currency)).toEqual(['EUR', 'CHF'])
    expect([...fundings.on]).toEqual([JAN_2012, NO_DAY])
    expect(textsOf(fundings.kind)).toEqual(['subvention', undefined])
  })

  test('has participations by collaboration, actor, role and day', () => {
    const rows = [...packed.participations.actor.keys()].map((row) => [
      packed.participations.collaboration[row],
      packed.participations.actor[row],
      ROLES[packed.participations.role[row] ?? -1],
      packed.participations.from[row],
      packed.participations.to[row],
      packed.participations.hasEnd[row],
      INTENSITIES[packed.participations.intensity[row] ?? -1],
    ])
    expect(rows).toEqual([
      [0, 0, 'lead', NO_DAY, NO_DAY, 0, undefined],
      [0, 0, 'lead', JAN_2012 + 1, JAN_2012 + 2, 1, 'coordination'],
      [0, 1, 'partner', NO_DAY, NO_DAY, 0, undefined],
      [1, 1, 'source', NO_DAY, NO_DAY, 0, undefined],
      [1, 2, 'target', NO_DAY, NO_DAY, 0, undefined],
    ])
  })

  test('is the same whatever the order of the records', () => {
    const actors = fc.shuffledSubarray([a, b, z], { minLength: 3 })
    const collaborations = fc.shuffledSubarray([p, q], { minLength: 2 })
    const joined = fc.shuffledSubarray(
      [
        ...participations,
        { actorId: 'b', collaborationId: 'q', role: 'lead' as const, startsOn: '2012-01' },
        {
          actorId: 'b',
          collaborationId: 'q',
          role: 'lead' as const,
          startsOn: '2012-01-01',
          endsOn: '2012-01-31',
        },
      ],
      { minLength: 7 },
    )
    const inOrder = packRecords(network, 1, {
      actors: [a, b, z],
      collaborations: [p, q],
      participations: [
        ...participations,
        { actorId: 'b', collaborationId: 'q', role: 'lead', startsOn: '2012-01' },
        {
          actorId: 'b',
          collaborationId: 'q',
          role: 'lead',
          startsOn: '2012-01-01',
          endsOn: '2012-01-31',
        },
      ],
    })
    fc.assert(
      fc.property(actors, collaborations, joined, (some, others, parts) => {
        expect(
          packRecords(network, 1, { actors: some, collaborations: others, participations: parts }),
        ).toEqual(inOrder)
      }),
      { numRuns: 30 },
    )
  })

  test('leaves an attribute with too many different texts to the records', () => {
    const many = Array.from({ length: MAX_ATTRIBUTE_VALUES + 1 }, (_, i) =>
      newActor({ id: `${i}`, name: 'x', attributes: { url: `u${i}`, kind: i % 2 === 0 } }),
    )
    const { attributes } = packRecords(network, 1, {
      actors: many,
      collaborations: [],
      participations: [],
    }).actors
    expect([...attributes.keys()]).toEqual(['kind'])
    const fewer = packRecords(network, 1, {
      actors: many.slice(1),
      collaborations: [],
      participations: [],
    })
    expect([...fewer.actors.attributes.keys()]).toEqual(['kind', 'url'])
  })

  test('refuses a participation of what is not there', () => {
    expect(() =>
      packRecords(network, 1, { actors: [], collaborations: [], participations }),
    ).toThrow('unknown record')
  })
})
