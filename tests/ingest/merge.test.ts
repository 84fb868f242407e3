import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { participationKey } from '../../server/domain/identifiers.ts'
import {
  newActor,
  newCollaboration,
  newNetwork,
  type Actor,
  type Collaboration,
  type Participation,
} from '../../server/domain/records.ts'
import { mergeFields, sameJson } from '../../server/ingest/merge/merge-fields.ts'
import { mergeImported, NOTHING_STORED, type ExistingRecords } from '../../server/ingest/merge.ts'

type Imported = Parameters<typeof mergeImported>[1]

/** The merge with its writes gone through, as the plan of an import goes through them. */
function merged(...asked: Parameters<typeof mergeImported>) {
  const result = mergeImported(...asked)
  const writes = [...result.writes]
  expect(result.writes).toHaveLength(writes.length)
  return { ...result, writes }
}

function stored(
  actors: readonly Actor[],
  collaborations: readonly Collaboration[] = [],
  participations: readonly Participation[] = [],
): ExistingRecords {
  return {
    actors: new Map(actors.map((actor) => [actor.id, actor])),
    collaborations: new Map(collaborations.map((one) => [one.id, one])),
    participations: new Map(participations.map((one) => [participationKey(one), one])),
  }
}

function told(parts: Partial<Imported>): Imported {
  return { actors: [], collaborations: [], participations: [], network: {}, ...parts }
}

function member(more: Partial<Participation> = {}): Participation {
  return { actorId: 'A', collaborationId: 'P', role: 'partner', ...more }
}

/** What is stored once the writes are in. */
function after(existing: ExistingRecords, imported: Imported): ExistingRecords {
  const next = {
    actors: new Map(existing.actors),
    collaborations: new Map(existing.collaborations),
    participations: new Map(existing.participations),
  }
  for (const write of merged(existing, imported).writes) {
    if (write.record === 'actor' && write.after) next.actors.set(write.id, write.after)
    if (write.record === 'collaboration' && write.after) {
      next.collaborations.set(write.id, write.after)
    }
    if (write.record !== 'participation') continue
    if (write.after === null) next.participations.delete(write.id)
    else next.participations.set(write.id, write.after)
  }
  return next
}

/** Every year of every stored spell. */
function years(existing: ExistingRecords): Set<string> {
  const found = new Set<string>()
  for (const { actorId, startsOn = '', endsOn = '' } of existing.participations.values()) {
    for (let one = Number(startsOn); one <= Number(endsOn); one++) found.add(`${actorId} ${one}`)
  }
  return found
}

/** JSON with sorted fields. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  )
}

describe('mergeImported', () => {
  const source = { label: 'fichier.csv', importId: 'i1' }

  test('creates what is new, whole, with its source, references last', () => {
    const imported = told({
      actors: [{ id: 'A', name: 'MJC' }],
      collaborations: [{ id: 'P', kind: 'action' }],
      participations: [member()],
    })
    const done = merged(NOTHING_STORED, imported, { source })
    expect(done.writes).toEqual([
      { record: 'actor', id: 'A', after: { ...newActor({ id: 'A', name: 'MJC' }), source } },
      {
        record: 'collaboration',
        id: 'P',
        after: { ...newCollaboration({ id: 'P', name: 'P', kind: 'action' }), source },
      },
      { record: 'participation', id: 'A|P|partner|', after: { ...member(), source } },
    ])
    expect(done.created).toEqual({ actors: 1, collaborations: 1, participations: 1 })
  })

  test('the same import again changes nothing', () => {
    const imported = told({
      actors: [{ id: 'A', name: 'MJC', aliases: ['Foyer'], place: { label: 'Pau' } }],
      collaborations: [{ id: 'P', startsOn: '2012', domains: ['num'] }],
      participations: [member({ startsOn: '2012', endsOn: '2013' })],
    })
    const existing = after(NOTHING_STORED, imported)
    const again = merged(existing, imported, { source })
    expect(again.writes).toEqual([])
    expect(again.unchanged).toEqual({ actors: 1, collaborations: 1, participations: 1 })
  })

  test('what is not told stays: fields, attributes, identifiers, parts of a place, aliases', () => {
    const before = newActor({
      id: 'A',
      name: 'MJC',
      aliases: ['Foyer'],
      sectors: ['culture'],
      category: 'association',
      identifiers: { siret: '1' },
      attributes: { région: 'NA', pays: 'France' },
      place: { label: 'Pau', latitude: 43.3, longitude: -0.4 },
    })
    const imported = told({
      actors: [
        {
          id: 'A',
          sectors: ['social'],
          aliases: ['MJC Pau'],
          identifiers: { rna: 'W1' },
          attributes: { région: 'Nouvelle-Aquitaine' },
          place: { postcode: '64000' },
        },
      ],
    })
    const { changed } = merged(stored([before]), imported)
    expect(changed).toEqual([
      {
        record: 'actor',
        id: 'A',
        before,
        after: {
          ...before,
          sectors: ['social'],
          aliases: ['Foyer', 'MJC Pau'],
          identifiers: { siret: '1', rna: 'W1' },
          attributes: { région: 'Nouvelle-Aquitaine', pays: 'France' },
          place: { label: 'Pau', postcode: '64000', latitude: 43.3, longitude: -0.4 },
        },
      },
    ])
  })

  test('an id from before a merge means the actor of today, which keeps its name', () => {
    const before = newActor({ id: 'A', name: 'MJC', formerIds: ['old'] })
    const project = newCollaboration({ id: 'P', name: 'P' })
    const imported = told({
      actors: [{ id: 'old', name: 'Foyer', category: 'association' }],
      participations: [member({ actorId: 'old' })],
      network: { supportActorIds: ['old'] },
    })
    const network = newNetwork({ id: 'n', name: 'N', createdAt: '2012-01-01T00:00:00Z' })
    const { writes } = merged({ ...stored([before], [project]), network }, imported)
    expect(writes).toEqual([
      { record: 'network', id: 'n', after: { ...network, supportActorIds: ['A'] } },
      {
        record: 'actor',
        id: 'A',
        after: { ...before, aliases: ['Foyer'], category: 'association' },
      },
      { record: 'participation', id: 'A|P|partner|', after: member() },
    ])
  })

  test('both an old and the present id in one import are one actor', () => {
    const before = newActor({ id: 'A', name: 'MJC', formerIds: ['old'] })
    const imported = told({
      actors: [
        { id: 'A', sectors: ['culture'] },
        { id: 'old', category: 'association' },
      ],
    })
    const { writes } = merged(stored([before]), imported)
    const expected = { ...before, sectors: ['culture'], category: 'association' }
    expect(writes).toEqual([{ record: 'actor', id: 'A', after: expected }])
  })

  test('a later end changes a participation, a touching spell is joined with it', () => {
    const known = member({ startsOn: '2012-01-01', endsOn: '2012-12-31' })
    const existing = stored([newActor({ id: 'A', name: 'A' })], [], [known])
    const longer = member({ startsOn: '2012-01-01', endsOn: '2013-06-30' })
    expect(merged(existing, told({ participations: [longer] })).changed).toMatchObject([
      { id: 'A|P|partner|2012-01-01', before: known, after: longer },
    ])
    const next = member({ startsOn: '2013-01-01', endsOn: '2013-06-30' })
    expect(merged(existing, told({ participations: [next] })).writes).toEqual([
      { record: 'participation', id: 'A|P|partner|2012-01-01', after: longer },
    ])
    const earlier = member({ startsOn: '2011', endsOn: '2012-03-01' })
    const joined = member({ startsOn: '2011', endsOn: '2012-12-31' })
    const done = merged(existing, told({ participations: [earlier] }))
    expect(done.writes).toEqual([
      { record: 'participation', id: 'A|P|partner|2012-01-01', after: null },
      { record: 'participation', id: 'A|P|partner|2011', after: joined },
    ])
    expect(done.created.participations).toBe(1)
  })

  test('an earlier end is a correction from the same source, a part of the whole from another', () => {
    const known = member({ startsOn: '2012', endsOn: '2014', source })
    const told2012 = told({ participations: [member({ startsOn: '2012', endsOn: '2012' })] })
    const existing = stored([], [], [known])
    expect(merged(existing, told2012, { source }).changed).toMatchObject([
      { before: { endsOn: '2014' }, after: { endsOn: '2012' } },
    ])
    const other = { label: 'autre.csv' }
    expect(merged(existing, told2012, { source: other }).writes).toEqual([])
  })

  test('a spell after a gap is a new participation', () => {
    const existing = stored([], [], [member({ startsOn: '2010', endsOn: '2011' })])
    const later = member({ startsOn: '2014', endsOn: '2015' })
    const done = merged(existing, told({ participations: [later] }))
    expect(done.writes).toEqual([{ record: 'participation', id: 'A|P|partner|2014', after: later }])
  })

  const year = fc.integer({ min: 2000, max: 2015 })
  const spell = fc
    .tuple(year, fc.integer({ min: 0, max: 3 }), fc.constantFrom('A', 'B'))
    .map(([from, length, actorId]) =>
      member({ actorId, startsOn: String(from), endsOn: String(from + length) }),
    )

  test('imports one after the other keep every year of every spell, and only those', () => {
    fc.assert(
      fc.property(fc.array(fc.array(spell, { maxLength: 4 }), { maxLength: 4 }), (imports) => {
        let existing = NOTHING_STORED
        for (const participations of imports) existing = after(existing, told({ participations }))
        const expected = new Set<string>()
        for (const { actorId, startsOn = '', endsOn = '' } of imports.flat()) {
          for (let one = Number(startsOn); one <= Number(endsOn); one++) {
            expected.add(`${actorId} ${one}`)
          }
        }
        expect(years(existing)).toEqual(expected)
        for (const participations of imports) {
          const again = after(existing, told({ participations }))
          expect(years(again)).toEqual(expected)
        }
      }),
      { seed: 2012 },
    )
  })
})

describe('mergeFields', () => {
  test('gives the stored record itself when nothing changes', () => {
    const before = newActor({ id: 'A', name: 'A', place: { label: 'Pau' } })
    expect(mergeFields(before, { name: 'A', place: { label: 'Pau' } })).toBe(before)
  })

  test('sameJson agrees with sorted JSON text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(sameJson(a, b)).toBe(text(a) === text(b))
        expect(sameJson(a, JSON.parse(text(a)))).toBe(true)
      }),
      { seed: 2012 },
    )
  })
})
