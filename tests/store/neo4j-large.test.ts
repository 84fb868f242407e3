import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Write } from '../../server/domain/change-sets.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts'
import type { Store } from '../../server/store/store.ts'
import { expectCode } from './contract-context.ts'
import { HALF_WRITTEN, queryGraph, waitForRow } from './neo4j-server.ts'
import { describeNeo4j } from './neo4j-suite.ts'
import {
  INFO,
  network,
  putActor,
  putCollaboration,
  putParticipation,
  readState,
  remove,
} from './records.ts'

const ACTORS = 3_000
const PROJECTS = 100

/** More than one transaction holds; `name` tells the versions apart. */
function largeSet(name: string): Write[] {
  const writes: Write[] = []
  for (let i = 0; i < ACTORS; i++) {
    writes.push(putActor({ id: `a${i}`, name, place: { commune: `330${10 + (i % 80)}` } }))
  }
  for (let i = 0; i < PROJECTS; i++) writes.push(putCollaboration({ id: `p${i}`, name }))
  for (let i = 0; i < ACTORS; i++) writes.push(putParticipation(`a${i}`, `p${i % PROJECTS}`))
  return writes
}

describeNeo4j('a change set larger than a transaction, on Neo4j', (uri) => {
  let opened: Store | undefined
  const store = (): Store => {
    if (opened === undefined) throw new Error('the store did not open')
    return opened
  }
  beforeAll(async () => {
    opened = await openNeo4jStore({ uri })
  })
  afterAll(async () => {
    await opened?.close()
  })

  test('is seen by readers all at once', async () => {
    await store().createNetwork(network('large-readers'), INFO)
    const id = 'large-readers'
    const applying = store().apply(id, INFO, largeSet('new'))
    const apply = { isDone: false }
    void applying.finally(() => {
      apply.isDone = true
    })
    await waitForRow(uri, HALF_WRITTEN, { id })
    const seen = new Set<string>()
    while (!apply.isDone) {
      const before = (await store().getNetwork(id)).version
      const state = await readState(store(), id)
      const after = (await store().getNetwork(id)).version
      const counts = `${state.actor.size} ${state.collaboration.size} ${state.participation.size}`
      seen.add(counts)
      expect(['0 0 0', `${ACTORS} ${PROJECTS} ${ACTORS}`]).toContain(counts)
      const isOfVersion = state.actor.size === (before === 1 ? 0 : ACTORS)
      expect(isOfVersion || before !== after).toBe(true)
      const packed = await store().readPacked(id)
      expect(packed.actors.ids.length).toBe(packed.version === 1 ? 0 : ACTORS)
      const found = await store().readRecords(id, 'actor', ['a0', 'a2999'])
      expect([0, 2]).toContain(found.size)
      const history = await store().history(id)
      expect(history.length).toBeLessThanOrEqual((await store().getNetwork(id)).version)
    }
    expect(seen).toContain('0 0 0')
    await applying
    expect(await store().getNetwork(id)).toMatchObject({
      version: 2,
      counts: { actors: ACTORS, collaborations: PROJECTS, participations: ACTORS },
    })
  })

  test('is not seen by a read that began before it, whichever kind it has come to', async () => {
    const id = 'large-begun'
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, [
      putActor({ id: 'a0', name: 'old' }),
      putActor({ id: 'gone', name: 'old' }),
      putCollaboration({ id: 'p0', name: 'old' }),
    ])
    const names: string[] = []
    for await (const batch of store().read(id)) {
      if (batch.record === 'network') {
        // Before any actor is read: one small change set, then a large one.
        await store().apply(id, INFO, [remove(putActor({ id: 'gone' })), putActor({ id: '0' })])
        await store().apply(id, INFO, largeSet('new'))
      } else {
        for (const { key, value } of batch.rows) {
          names.push('name' in value ? `${key} ${value.name}` : key)
        }
      }
    }
    expect(names).toEqual(['a0 old', 'gone old', 'p0 old'])
  })

  test('is completed once by two processes at the same time, and can be undone whole', async () => {
    const id = 'large-two'
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, [putActor({ id: 'a1', name: 'old' })])
    const applying = store().apply(id, INFO, largeSet('new'))
    await waitForRow(uri, HALF_WRITTEN, { id })
    // Opening finds the change set under way and completes it; a writer waits for that.
    const second = await openNeo4jStore({ uri })
    const late = await second.apply(id, INFO, [putActor({ id: 'late' })])
    const applied = await applying
    expect(applied.version).toBe(3)
    expect(applied.changeSet?.counts).toEqual({
      created: 2 * ACTORS + PROJECTS - 1,
      changed: 1,
      deleted: 0,
    })
    expect(late.version).toBe(4)
    await second.close()
    expect((await readState(store(), id)).actor.size).toBe(ACTORS + 1)
    const earlier = await readState(store(), id, 2)
    expect([...earlier.actor.values()].map(({ name }) => name)).toEqual(['old'])
    const undone = await store().apply(id, INFO, largeSet('new').map(remove))
    expect(undone.changeSet?.counts.deleted).toBe(2 * ACTORS + PROJECTS)
    expect((await store().getNetwork(id)).counts).toEqual({
      actors: 1,
      collaborations: 0,
      participations: 0,
    })
    const left = await queryGraph(
      uri,
      'MATCH (n {networkId: $id}) WHERE NOT n:ChangeSet AND NOT n:ChangeSetPart AND NOT n:RecordDigests RETURN labels(n) AS labels, n.id AS id',
      { id },
    )
    expect(left).toEqual([{ labels: ['Actor'], id: 'late' }])
  })

  test('of the same new network by two processes: one makes it, the other is told', async () => {
    const second = await openNeo4jStore({ uri })
    const results = await Promise.allSettled(
      [store(), second, store(), second].map((each) =>
        each.createNetwork(network('large-twice'), INFO),
      ),
    )
    await second.close()
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      const code: unknown = result.status === 'rejected' ? result.reason.code : 'network-exists'
      expect(code).toBe('network-exists')
    }
    expect(await store().history('large-twice')).toHaveLength(1)
  })

  test('that refers to what is not there is refused and leaves nothing', async () => {
    const id = 'large-refused'
    await store().createNetwork(network(id), INFO)
    const writes = [...largeSet('new'), putParticipation('nobody', 'p0')]
    await expectCode(store().apply(id, INFO, writes), 'unknown-reference')
    const left = await queryGraph(
      uri,
      'MATCH (n {networkId: $id}) RETURN DISTINCT labels(n) AS l',
      {
        id,
      },
    )
    // The journal of the network's own making.
    expect(left).toHaveLength(2)
    expect((await store().history(id)).map(({ version }) => version)).toEqual([1])
  })

  test('cancelled on the way leaves nothing', async () => {
    const id = 'large-cancelled'
    await store().createNetwork(network(id), INFO)
    const writes = largeSet('new')
    // Asked once per write and twice before the journal begins: cancelled between its first two parts.
    const { signal } = new AbortController()
    let asked = 0
    Object.defineProperty(signal, 'aborted', {
      get: () => {
        asked += 1
        return asked > writes.length + 3
      },
    })
    await expectCode(store().apply(id, INFO, writes, { signal }), 'cancelled')
    expect(await store().history(id)).toHaveLength(1)
    const left = await queryGraph(uri, 'MATCH (p:ChangeSetPart {networkId: $id}) RETURN p', { id })
    expect(left).toHaveLength(1)
  })

  test('written again changes nothing', async () => {
    const id = 'large-again'
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, largeSet('new'))
    expect(await store().apply(id, INFO, largeSet('new'))).toEqual({ version: 2 })
    const few = await store().apply(id, INFO, [...largeSet('new'), putActor({ id: 'one more' })])
    expect(few.changeSet?.counts).toEqual({ created: 1, changed: 0, deleted: 0 })
  })
})
