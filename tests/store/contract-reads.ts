import { describe, expect, test } from 'vitest'
import type { Write } from '../../server/domain/change-sets.ts'
import { packRecords } from '../../server/domain/pack.ts'
import { RECORD_KINDS } from '../../server/domain/record-kinds.ts'
import { fromBytes } from '../../server/store/packed-bytes.ts'
import type { Store } from '../../server/store/store.ts'
import { expectCode, type Context } from './contract-context.ts'
import { FULL } from './full-records.ts'
import {
  collect,
  INFO,
  network,
  putActor,
  putCall,
  putCollaboration,
  putParticipation,
  readBatches,
  readState,
  remove,
  SMALL,
} from './records.ts'

export function readTests({ store, freshId }: Context): void {
  const make = async (...sets: Iterable<Write>[]): Promise<string> => {
    const id = freshId()
    await store().createNetwork(network(id), INFO)
    for (const writes of sets) await store().apply(id, INFO, writes)
    return id
  }

  describe('reading', () => {
    test('every field of every kind comes back as it was written', async () => {
      const id = await make(FULL)
      const state = await readState(store(), id)
      for (const { record, id: key, after } of FULL) expect(state[record].get(key)).toEqual(after)
      expect(await store().apply(id, INFO, FULL)).toEqual({ version: 2 })
    })

    test('text of all sorts comes back as it was written', async () => {
      const odd = [
        'a|b',
        '"quoted" \\ back',
        'tab\there',
        'line\nbreak',
        'é', // composed
        'e\u0301', // decomposed: another text
        '\u{1F600}',
        '\uFF5E',
        '0',
        'null',
        'A',
        'a',
        'Ａ',
        "l'été",
        '$param {map} `x`',
        '--; DROP TABLE actors',
      ]
      const writes = odd.map((text) =>
        putActor({ id: text, name: text, aliases: [text], attributes: { [text]: text, n: 1e-7 } }),
      )
      const id = await make(writes)
      const actors = (await readState(store(), id)).actor
      expect(actors.size).toBe(odd.length)
      for (const write of writes) expect(actors.get(write.id)).toEqual(write.after)
    })

    test('an attribute may have the name of an object’s own workings', async () => {
      const attributes = Object.fromEntries([
        ['__proto__', 'x'],
        ['constructor', 2],
        ['toString', true],
      ])
      const id = await make([putActor({ id: 'a', attributes })])
      const actor = (await readState(store(), id)).actor.get('a')
      expect(new Map(Object.entries(actor?.attributes ?? {}))).toEqual(
        new Map(Object.entries(attributes)),
      )
      expect(await store().readPacked(id)).toEqual(await packedOf(store(), id))
    })

    test('gives kinds in order and keys in code-point order, across batches', async () => {
      const ids = Array.from({ length: 1_200 }, (_, i) => `${i * 7919}`)
      const id = await make([
        ...ids.map((actor) => putActor({ id: actor })),
        putActor({ id: '\u{10000}' }),
        putActor({ id: '\uFFFD' }),
        putCall('c'),
        ...SMALL,
      ])
      const batches = await readBatches(store(), id)
      const kinds = batches.map((batch) => RECORD_KINDS.indexOf(batch.record))
      expect(kinds).toEqual(kinds.toSorted((a, b) => a - b))
      const keys = batches.flatMap(({ record, rows }) =>
        record === 'actor' ? rows.map(({ key }) => key) : [],
      )
      expect(keys).toHaveLength(1_204)
      expect(keys.slice(-2)).toEqual(['\uFFFD', '\u{10000}'])
      expect(keys).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    })

    test('reads some kinds alone, at any version', async () => {
      const id = await make([...SMALL, putCall('c')])
      await store().apply(id, INFO, [putCall('d')])
      const read = async (version?: number) => {
        const options = version === undefined ? {} : { version }
        const batches = await collect(store().read(id, { ...options, kinds: ['call', 'actor'] }))
        return batches.flatMap(({ record, rows }) => rows.map(({ key }) => `${record} ${key}`))
      }
      const whole = await readBatches(store(), id)
      const actors = whole.flatMap(({ record, rows }) =>
        record === 'actor' ? rows.map(({ key }) => `actor ${key}`) : [],
      )
      expect(await read()).toEqual([...actors, 'call c', 'call d'])
      const { version } = await store().getNetwork(id)
      expect(await read(version - 1)).toEqual([...actors, 'call c'])
    })

    test('sees one version, whatever is written meanwhile', async () => {
      const actors = Array.from({ length: 1_100 }, (_, i) => `a${i}`)
      const id = await make(actors.map((actor) => putActor({ id: actor, name: 'old' })))
      const names = new Set<string>()
      let read = 0
      for await (const batch of store().read(id)) {
        if (batch.record !== 'actor') continue
        if (read === 0) {
          await store().apply(id, INFO, [
            ...actors.map((actor) => putActor({ id: actor, name: 'new' })),
            putActor({ id: 'zz', name: 'new' }),
          ])
        }
        read += batch.rows.length
        for (const { value } of batch.rows) names.add(value.name)
      }
      expect([...names]).toEqual(['old'])
      expect(read).toBe(1_100)
      expect((await readState(store(), id)).actor.get('a0')?.name).toBe('new')
    })

    test('may be given up half-way', async () => {
      const id = await make(Array.from({ length: 1_100 }, (_, i) => putActor({ id: `a${i}` })))
      for (let i = 0; i < 3; i++) {
        for await (const batch of store().read(id)) if (batch.record === 'actor') break
      }
      expect((await readState(store(), id)).actor.size).toBe(1_100)
    })

    test('gives records of one kind by key, and leaves out those that are not there', async () => {
      const id = await make(SMALL)
      const found = await store().readRecords(id, 'participation', [
        'a|p|lead|',
        'x',
        'b|p|partner|',
        'a|p|lead|',
      ])
      expect([...found.keys()].toSorted()).toEqual(['a|p|lead|', 'b|p|partner|'])
      expect(found.get('a|p|lead|')).toEqual({ actorId: 'a', collaborationId: 'p', role: 'lead' })
      expect(await store().readRecords(id, 'actor', [])).toEqual(new Map())
      const other = await make([])
      expect(await store().readRecords(other, 'actor', ['a'])).toEqual(new Map())
    })
  })

  describe('an older version', () => {
    test('is the network as it was then', async () => {
      const id = await make(
        SMALL,
        [putActor({ id: 'a', name: 'Second' }), putActor({ id: '0' }), putActor({ id: 'z' })],
        [remove(putParticipation('b', 'p')), remove(putActor({ id: 'b' }))],
        [putActor({ id: 'a', name: 'Last' }), putActor({ id: 'b' }), remove(putActor({ id: '0' }))],
      )
      const names = async (version: number) => {
        const { actor } = await readState(store(), id, version)
        return [...actor].map(([key, { name }]) => `${key} ${name}`)
      }
      expect(await names(1)).toEqual([])
      expect(await names(2)).toEqual(['a Actor a', 'b Actor b'])
      expect(await names(3)).toEqual(['0 Actor 0', 'a Second', 'b Actor b', 'z Actor z'])
      expect(await names(4)).toEqual(['0 Actor 0', 'a Second', 'z Actor z'])
      expect(await names(5)).toEqual(['a Last', 'b Actor b', 'z Actor z'])
      expect((await readState(store(), id, 3)).participation.size).toBe(3)
      expect((await readState(store(), id, 4)).participation.size).toBe(2)
    })

    test('that never was is said so', async () => {
      const id = await make(SMALL)
      for (const version of [0, 3, 1.5, -1]) {
        await expectCode(readState(store(), id, version), 'version-not-found')
      }
    })
  })

  describe('the packed network', () => {
    test('is the records, packed', async () => {
      const id = await make(FULL, SMALL)
      const packed = await store().readPacked(id)
      expect(packed.version).toBe(3)
      expect(packed).toEqual(await packedOf(store(), id))
    })

    test('comes as bytes that may be handed to another thread, with what it is a version of', async () => {
      const id = await make(FULL, SMALL)
      const { network: settings, version, bytes } = await store().readPackedBytes(id)
      expect({ settings, version }).toEqual({ settings: network(id), version: 3 })
      const { buffer } = bytes
      const received = structuredClone(
        bytes,
        buffer instanceof ArrayBuffer ? { transfer: [buffer] } : {},
      )
      expect(bytes).toHaveLength(0)
      expect(fromBytes(received)).toEqual(await store().readPacked(id))
      // Handed over for good: the next reader gets bytes of its own.
      expect(fromBytes((await store().readPackedBytes(id)).bytes)).toEqual(fromBytes(received))
    })

    test('follows changes and removals', async () => {
      const id = await make(
        SMALL,
        [
          putActor({
            id: 'a',
            sectors: ['sport'],
            category: 'x',
            place: { latitude: 44.8, longitude: -0.6 },
          }),
          putActor({ id: '0', isPerson: true, formerIds: ['old'] }),
          putParticipation('0', 'q', { role: 'funder', startsOn: '2011', endsOn: '2012' }),
          putCollaboration({ id: 'p', kind: 'action', scope: 'dedicated', weight: 0.5 }),
          // The same days, written in three ways: only how they worked together tells them apart.
          putParticipation('a', 'p', {
            startsOn: '2012-01',
            endsOn: '2012-01-31',
            intensity: 'cooperation',
          }),
          putParticipation('a', 'p', {
            startsOn: '2012-01-01',
            endsOn: '2012-01',
            intensity: 'information',
          }),
          putParticipation('a', 'p', {}),
        ],
        [remove(putParticipation('b', 'p')), remove(putActor({ id: 'b' }))],
      )
      expect(await store().readPacked(id)).toEqual(await packedOf(store(), id))
    })

    test('is that of the present version, read again, changed, or made anew under the same name', async () => {
      const id = await make(SMALL)
      await store().readPacked(id)
      expect(await store().readPacked(id)).toEqual(await packedOf(store(), id))
      await store().apply(id, INFO, [putActor({ id: 'a', name: 'Other' })])
      expect((await store().readPacked(id)).actors.names).toEqual(['Other', 'Actor b'])
      await store().deleteNetwork(id)
      await store().createNetwork(network(id), INFO)
      await store().apply(id, INFO, [putActor({ id: 'c' })])
      await store().apply(id, INFO, [putActor({ id: 'c', name: 'Third' })])
      expect((await store().readPacked(id)).actors.names).toEqual(['Third'])
    })

    test('of an empty network is empty', async () => {
      const id = await make()
      const packed = await store().readPacked(id)
      expect(packed).toEqual(
        packRecords(network(id), 1, { actors: [], collaborations: [], participations: [] }),
      )
    })
  })

  describe('the history', () => {
    test('lists change sets newest first, in pages', async () => {
      const id = await make(...Array.from({ length: 5 }, (_, i) => [putActor({ id: `a${i}` })]))
      const versions = async (page?: { before?: number; limit?: number }) =>
        (await store().history(id, page)).map(({ version }) => version)
      expect(await versions()).toEqual([6, 5, 4, 3, 2, 1])
      expect(await versions({ limit: 2 })).toEqual([6, 5])
      expect(await versions({ before: 5, limit: 3 })).toEqual([4, 3, 2])
      expect(await versions({ before: 1 })).toEqual([])
    })

    test('has the entries of a change set, by kind and key', async () => {
      const id = await make(SMALL, [
        remove(putParticipation('b', 'p')),
        putActor({ id: 'b', name: 'Second' }),
        putActor({ id: 'c' }),
        putCall('ami'),
      ])
      await store().apply(id, INFO, [
        putActor({ id: 'b', name: 'Third' }),
        remove(putActor({ id: 'c' })),
      ])
      const [, second] = await store().history(id)
      const entries = await collect(store().entries(id, second?.id ?? ''))
      expect(entries).toEqual([
        {
          record: 'actor',
          id: 'b',
          before: SMALL[1]?.after,
          after: putActor({ id: 'b', name: 'Second' }).after,
        },
        { record: 'actor', id: 'c', before: null, after: putActor({ id: 'c' }).after },
        {
          record: 'participation',
          id: 'b|p|partner|',
          before: putParticipation('b', 'p').after,
          after: null,
        },
        { record: 'call', id: 'ami', before: null, after: putCall('ami').after },
      ])
    })

    test('of one record tells every change set that touched it', async () => {
      const id = await make(
        [putActor({ id: 'a', name: '1' })],
        [putActor({ id: 'b' })],
        [remove(putActor({ id: 'a' }))],
        [putActor({ id: 'a', name: '2' })],
      )
      const touched = await store().recordHistory(id, 'actor', 'a')
      expect(
        touched.map(({ changeSet, entry }) => [
          changeSet.version,
          nameOf(entry.before),
          nameOf(entry.after),
        ]),
      ).toEqual([
        [5, null, '2'],
        [4, '1', null],
        [2, null, '1'],
      ])
      expect(await store().recordHistory(id, 'collaboration', 'a')).toEqual([])
    })

    test('a change set that is not there, or of another network, is said so', async () => {
      const id = await make(SMALL)
      const other = await make(SMALL)
      const [theirs] = await store().history(other)
      for (const changeSet of ['none', theirs?.id ?? '']) {
        await expectCode(store().getChangeSet(id, changeSet), 'change-set-not-found')
        await expectCode(collect(store().entries(id, changeSet)), 'change-set-not-found')
      }
    })
  })
}

async function packedOf(store: Store, id: string) {
  const { actor, collaboration, participation } = await readState(store, id)
  const stored = await store.getNetwork(id)
  return packRecords(stored.network, stored.version, {
    actors: [...actor.values()],
    collaborations: [...collaboration.values()],
    participations: [...participation.values()],
  })
}

const nameOf = (record: unknown): unknown =>
  typeof record === 'object' && record !== null && 'name' in record ? record.name : null
