import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Write } from '../../server/domain/change-sets.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts'
import type { Store } from '../../server/store/store.ts'
import { queryGraph } from './neo4j-server.ts'
import { describeNeo4j } from './neo4j-suite.ts'
import { collect, INFO, network, putActor, putParticipation, readState, remove } from './records.ts'

const ACTORS = 6_000

/** More than one transaction holds, so that what it made of the records is kept as digests. */
const actors = (name: string): Write[] =>
  Array.from({ length: ACTORS }, (_, i) => putActor({ id: `a${i}`, name }))

const DIGESTS = 'MATCH (d:RecordDigests {networkId: $id}) RETURN d.changeSetId AS changeSetId'

describeNeo4j('a large change set that comes again, on Neo4j', (uri) => {
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

  const entriesOf = async (id: string, writes: readonly Write[]) => {
    const { changeSet } = await store().apply(id, INFO, writes)
    if (changeSet === undefined) return []
    return collect(store().entries(id, changeSet.id))
  }

  test('changes what was changed, removed or made since, and nothing else', async () => {
    const id = 'again-since'
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, actors('first'))
    expect(await queryGraph(uri, DIGESTS, { id })).toHaveLength(1)
    const changed = putActor({ id: 'a7', name: 'changed' })
    await store().apply(id, INFO, [changed])
    await store().apply(id, INFO, [remove(putActor({ id: 'a8' })), putActor({ id: 'other' })])
    const entries = await entriesOf(id, actors('first'))
    expect(entries).toEqual([
      {
        record: 'actor',
        id: 'a7',
        before: changed.after,
        after: putActor({ id: 'a7', name: 'first' }).after,
      },
      {
        record: 'actor',
        id: 'a8',
        before: null,
        after: putActor({ id: 'a8', name: 'first' }).after,
      },
    ])
    expect(await entriesOf(id, actors('first'))).toEqual([])
    expect((await readState(store(), id)).actor.size).toBe(ACTORS + 1)
  })

  test('brings back a state that was changed as a whole meanwhile, and one that was removed', async () => {
    const id = 'again-back'
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, actors('first'))
    await store().apply(id, INFO, actors('second'))
    const back = await store().apply(id, INFO, actors('first'))
    expect(back.changeSet?.counts).toEqual({ created: 0, changed: ACTORS, deleted: 0 })
    const gone = await store().apply(id, INFO, actors('first').map(remove))
    expect(gone.changeSet?.counts).toEqual({ created: 0, changed: 0, deleted: ACTORS })
    const anew = await store().apply(id, INFO, actors('first'))
    expect(anew.changeSet?.counts).toEqual({ created: ACTORS, changed: 0, deleted: 0 })
  })

  test('is compared with the records themselves where no digests are, which are kept again', async () => {
    const id = 'again-lost'
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, actors('first'))
    await queryGraph(uri, 'MATCH (d:RecordDigests {networkId: $id}) DELETE d', { id })
    expect(await store().apply(id, INFO, actors('first'))).toEqual({ version: 2 })
    expect(await queryGraph(uri, DIGESTS, { id })).toHaveLength(1)
  })

  test('finds nothing of a removed network of the same id', async () => {
    const id = 'again-removed'
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, actors('first'))
    await store().deleteNetwork(id)
    expect(await queryGraph(uri, DIGESTS, { id })).toEqual([])
    await store().createNetwork(network(id), INFO)
    await store().apply(id, INFO, [putActor({ id: 'other' })])
    // Left behind by a program that did not know of them.
    await queryGraph(
      uri,
      `MATCH (d:RecordDigests {networkId: 'again-back'})
       CREATE (:RecordDigests {networkId: $id, number: 0, changeSetId: d.changeSetId, bytes: d.bytes})`,
      { id },
    )
    const made = await store().apply(id, INFO, actors('first'))
    expect(made.changeSet?.counts).toEqual({ created: ACTORS, changed: 0, deleted: 0 })
  })

  test('refuses half a character as a small one does', async () => {
    const id = 'again-text'
    await store().createNetwork(network(id), INFO)
    const writes = [
      ...actors('first'),
      putParticipation('a1', 'p', { source: { label: 'a\ud800' } }),
    ]
    await expect(store().apply(id, INFO, writes)).rejects.toMatchObject({ code: 'invalid-record' })
  })
})
