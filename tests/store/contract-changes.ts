import { describe, expect, test } from 'vitest'
import type { Write } from '../../server/domain/change-sets.ts'
import { expectCode, type Context } from './contract-context.ts'
import {
  asAsync,
  INFO,
  makeNetwork,
  network,
  putActor,
  putApplication,
  putCall,
  putCollaboration,
  putParticipation,
  readState,
  remove,
  SMALL,
} from './records.ts'

export function changeTests({ store, freshId }: Context): void {
  const make = (writes: Iterable<Write> = []) => makeNetwork(store(), freshId(), writes)

  describe('networks', () => {
    test('a new one has its settings record, version 1 and a first change set', async () => {
      const id = freshId()
      const settings = network(id, { description: 'Métropole', supportActorIds: ['a'] })
      const applied = await store().createNetwork(settings, INFO)
      expect(applied.version).toBe(1)
      expect(applied.changeSet).toMatchObject({
        networkId: id,
        version: 1,
        by: 'test',
        counts: { created: 1, changed: 0, deleted: 0 },
      })
      const stored = await store().getNetwork(id)
      expect(stored).toEqual({
        network: settings,
        version: 1,
        updatedAt: applied.changeSet?.at,
        counts: { actors: 0, collaborations: 0, participations: 0 },
      })
    })

    test('are listed by id with their counts', async () => {
      const second = await make(SMALL)
      const first = `${second.slice(0, 1)}-0${second.slice(1)}`
      await store().createNetwork(network(first), INFO)
      const listed = await store().listNetworks()
      const ids = listed.map((stored) => stored.network.id)
      expect(ids).toEqual(ids.toSorted())
      expect(listed.find((stored) => stored.network.id === second)).toMatchObject({
        version: 2,
        counts: { actors: 2, collaborations: 2, participations: 3 },
      })
      expect(ids).toContain(first)
    })

    test('the same id twice is refused', async () => {
      const id = await make(SMALL)
      await expectCode(
        store().createNetwork(network(id, { name: 'Other' }), INFO),
        'network-exists',
      )
      expect((await store().getNetwork(id)).network.name).toBe(`Network ${id}`)
    })

    test('a deleted one is gone, with its history, and may be made again', async () => {
      const id = await make(SMALL)
      const other = await make(SMALL)
      await store().deleteNetwork(id)
      await expectCode(store().getNetwork(id), 'network-not-found')
      await store().createNetwork(network(id), INFO)
      expect(await store().history(id)).toHaveLength(1)
      expect((await readState(store(), id)).actor.size).toBe(0)
      expect((await readState(store(), other)).participation.size).toBe(3)
    })

    test('one that is not there is said so by every method', async () => {
      const id = freshId()
      await expectCode(store().getNetwork(id), 'network-not-found')
      await expectCode(store().deleteNetwork(id), 'network-not-found')
      await expectCode(store().apply(id, INFO, SMALL), 'network-not-found')
      await expectCode(store().apply(id, INFO, []), 'network-not-found')
      await expectCode(readState(store(), id), 'network-not-found')
      await expectCode(store().readPacked(id), 'network-not-found')
      await expectCode(store().readRecords(id, 'actor', ['a']), 'network-not-found')
      await expectCode(store().history(id), 'network-not-found')
      await expectCode(store().getChangeSet(id, 'x'), 'network-not-found')
      await expectCode(store().recordHistory(id, 'actor', 'a'), 'network-not-found')
    })
  })

  describe('a change set', () => {
    test('is applied whole, in whatever order its writes come', async () => {
      const id = await make()
      const applied = await store().apply(id, INFO, SMALL.toReversed())
      expect(applied.version).toBe(2)
      expect(applied.changeSet?.counts).toEqual({ created: 7, changed: 0, deleted: 0 })
      const state = await readState(store(), id)
      expect([...state.actor.keys()]).toEqual(['a', 'b'])
      expect([...state.participation.keys()]).toEqual([
        'a|p|lead|',
        'a|q|partner|2012-02-29',
        'b|p|partner|',
      ])
    })

    test('comes from an asynchronous source as well', async () => {
      const id = await make()
      const applied = await store().apply(id, INFO, asAsync(SMALL))
      expect(applied.changeSet?.counts.created).toBe(7)
    })

    test('counts what is created, changed and deleted, and nothing else', async () => {
      const id = await make(SMALL)
      const applied = await store().apply(id, INFO, [
        putActor({ id: 'a', sectors: ['culture'] }),
        putActor({ id: 'b', sectors: ['health'] }),
        putActor({ id: 'c' }),
        remove(putParticipation('b', 'p')),
        remove(putActor({ id: 'never there' })),
      ])
      expect(applied.version).toBe(3)
      expect(applied.changeSet?.counts).toEqual({ created: 1, changed: 1, deleted: 1 })
      expect((await store().getNetwork(id)).counts).toEqual({
        actors: 3,
        collaborations: 2,
        participations: 2,
      })
    })

    test('that changes nothing makes no version', async () => {
      const id = await make(SMALL)
      expect(await store().apply(id, INFO, SMALL)).toEqual({ version: 2 })
      expect(await store().apply(id, INFO, [])).toEqual({ version: 2 })
      expect(await store().history(id)).toHaveLength(2)
    })

    test('sees no change in the order of fields', async () => {
      const id = await make([
        putActor({ id: 'a', attributes: { x: 1, y: 'z' }, identifiers: { siret: '1', rna: '2' } }),
      ])
      const shuffled = putActor({
        id: 'a',
        identifiers: { rna: '2', siret: '1' },
        attributes: { y: 'z', x: 1 },
      })
      expect(await store().apply(id, INFO, [shuffled])).toEqual({ version: 2 })
    })

    test('keeps the last write of a record that it names twice', async () => {
      const id = await make([putActor({ id: 'a', name: 'Before' })])
      const applied = await store().apply(id, INFO, [
        putActor({ id: 'a', name: 'First' }),
        putActor({ id: 'b' }),
        putActor({ id: 'a', name: 'Last' }),
        remove(putActor({ id: 'b' })),
      ])
      expect(applied.changeSet?.counts).toEqual({ created: 0, changed: 1, deleted: 0 })
      expect((await readState(store(), id)).actor.get('a')?.name).toBe('Last')
      const back = await store().apply(id, INFO, [
        putActor({ id: 'a', name: 'Other' }),
        putActor({ id: 'a', name: 'Last' }),
      ])
      expect(back.changeSet).toBeUndefined()
    })

    test('changes the settings like any record', async () => {
      const id = await make()
      const changed = network(id, { name: 'Renamed', dormantAfterMonths: 36 })
      await store().apply(id, INFO, [{ record: 'network', id, after: changed }])
      expect((await store().getNetwork(id)).network).toEqual(changed)
      const other = network('another', {})
      await expectCode(
        store().apply(id, INFO, [{ record: 'network', id: 'another', after: other }]),
        'invalid-record',
      )
      await expectCode(
        store().apply(id, INFO, [{ record: 'network', id, after: null }]),
        'record-in-use',
      )
    })

    test('keeps who, why in words for every language, the source and what it takes back', async () => {
      const id = await make()
      const source = { label: 'acteurs.csv', producer: 'Région', asOf: '2014' }
      const told = { code: 'change.imported', values: { files: 'acteurs.csv' } }
      const info = { by: 'Ève', reason: 'import « acteurs »', told, source, undoes: 'an-id' }
      const applied = await store().apply(id, info, SMALL)
      expect(applied.changeSet).toMatchObject(info)
      expect(await store().getChangeSet(id, applied.changeSet?.id ?? '')).toEqual(applied.changeSet)
    })

    test('larger than any batch is one version', async () => {
      const id = await make()
      const writes: Write[] = []
      for (let i = 0; i < 2_500; i++) writes.push(putActor({ id: `a${i}` }))
      for (let i = 0; i < 100; i++) writes.push(putCollaboration({ id: `p${i}` }))
      for (let i = 0; i < 2_500; i++) writes.push(putParticipation(`a${i}`, `p${i % 100}`))
      const progress: number[] = []
      const applied = await store().apply(id, INFO, asAsync(writes), {
        onProgress: (done) => progress.push(done),
      })
      expect(applied).toMatchObject({ version: 2, changeSet: { counts: { created: 5_100 } } })
      expect(progress.at(-1)).toBe(5_100)
      expect(progress).toEqual(progress.toSorted((a, b) => a - b))
      expect((await readState(store(), id)).participation.size).toBe(2_500)
      const again = await store().apply(id, INFO, [
        ...writes,
        putActor({ id: 'a7', name: 'Changed' }),
        putActor({ id: 'zzz' }),
      ])
      expect(again.changeSet?.counts).toEqual({ created: 1, changed: 1, deleted: 0 })
    })
  })

  describe('removes', () => {
    test('what nothing refers to any more once the set is in', async () => {
      const id = await make([...SMALL, putCall('ami'), putApplication('ami', 'q')])
      await store().apply(id, INFO, [
        remove(putActor({ id: 'b' })),
        remove(putParticipation('b', 'p')),
        remove(putCollaboration({ id: 'q' })),
        remove(putParticipation('a', 'q', { startsOn: '2012-02-29' })),
        remove(putApplication('ami', 'q')),
        remove(putCall('ami')),
      ])
      const state = await readState(store(), id)
      expect([...state.actor.keys()]).toEqual(['a'])
      expect([...state.collaboration.keys()]).toEqual(['p'])
      expect([...state.participation.keys()]).toEqual(['a|p|lead|'])
      expect(state.call.size + state.application.size).toBe(0)
      await store().apply(id, INFO, [
        remove(putParticipation('a', 'p', { role: 'lead' })),
        remove(putActor({ id: 'a' })),
      ])
      expect((await store().getNetwork(id)).counts).toEqual({
        actors: 0,
        collaborations: 1,
        participations: 0,
      })
    })
  })

  describe('several writers', () => {
    test('of the same expected version: one wins, the other is told', async () => {
      const id = await make(SMALL)
      const results = await Promise.allSettled(
        ['x', 'y'].map((actor) =>
          store().apply(id, INFO, [putActor({ id: actor })], { expectedVersion: 2 }),
        ),
      )
      expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const [lost] = results.filter((result) => result.status === 'rejected')
      await expectCode(Promise.reject(lost?.reason), 'version-conflict')
      const state = await readState(store(), id)
      expect(Number(state.actor.has('x')) + Number(state.actor.has('y'))).toBe(1)
    })

    test('an expected version that is not the present one is refused, even with nothing to write', async () => {
      const id = await make(SMALL)
      await expectCode(store().apply(id, INFO, [], { expectedVersion: 1 }), 'version-conflict')
      await expectCode(store().apply(id, INFO, SMALL, { expectedVersion: 3 }), 'version-conflict')
    })

    test('without an expected version all get in, one after the other', async () => {
      const id = await make(SMALL)
      const names = Array.from({ length: 8 }, (_, i) => `w${i}`)
      const applied = await Promise.all(
        names.map((actor) => store().apply(id, INFO, [putActor({ id: actor })])),
      )
      expect(applied.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([
        3, 4, 5, 6, 7, 8, 9, 10,
      ])
      const state = await readState(store(), id)
      expect(names.every((name) => state.actor.has(name))).toBe(true)
    })

    test('of the same record leave a history that leads from one to the next', async () => {
      const id = await make([putActor({ id: 'a', name: '0' })])
      await Promise.all(
        ['1', '2', '3'].map((name) => store().apply(id, INFO, [putActor({ id: 'a', name })])),
      )
      const touched = await store().recordHistory(id, 'actor', 'a')
      expect(touched).toHaveLength(4)
      for (const [index, { entry }] of touched.slice(0, -1).entries()) {
        expect(entry.before).toEqual(touched[index + 1]?.entry.after)
      }
    })
  })
}
