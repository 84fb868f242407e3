import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Write } from '../../server/domain/change-sets.ts'
import { isAppError } from '../../server/errors.ts'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts'
import type { Store } from '../../server/store/store.ts'
import { HALF_WRITTEN, startOwnServer, waitForRow, type OwnServer } from './neo4j-server.ts'
import { describeNeo4j } from './neo4j-suite.ts'
import {
  INFO,
  network,
  putActor,
  putCollaboration,
  putParticipation,
  readState,
} from './records.ts'

const ROUNDS = 5
const WRITERS = 4

/** Actors, a project of all of them, and their participations: half of it is easily seen. */
function group(name: string, size: number): Write[] {
  const actors = Array.from({ length: size }, (_, i) => `${name}-${i}`)
  return [
    ...actors.map((actor) => putActor({ id: actor })),
    putCollaboration({ id: name }),
    ...actors.map((actor) => putParticipation(actor, name)),
  ]
}

describeNeo4j('a Neo4j server that goes away', () => {
  let own: OwnServer | undefined
  let opened: Store | undefined
  const running = (): OwnServer => {
    if (own === undefined) throw new Error('the server did not start')
    return own
  }
  const store = (): Store => {
    if (opened === undefined) throw new Error('the store did not open')
    return opened
  }
  beforeAll(async () => {
    own = await startOwnServer()
    opened = await openNeo4jStore({ uri: own.uri })
  })
  afterAll(async () => {
    await opened?.close()
    await own?.remove()
  })

  test(`killed in the middle of writes, ${ROUNDS} times, loses nothing acknowledged and leaves no half`, async () => {
    await store().createNetwork(network('killed'), INFO)
    const acknowledged = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      const now = { acknowledged: 0, isDown: false }
      const write = async (writer: number) => {
        for (let i = 0; !now.isDown; i++) {
          const name = `g${round}-${writer}-${i}`
          try {
            await store().apply('killed', INFO, group(name, 1 + ((writer + i) % 7)))
            acknowledged.add(name)
            now.acknowledged += 1
          } catch (error) {
            if (!isAppError(error, 'store-unavailable')) throw error
          }
        }
      }
      const writing = Array.from({ length: WRITERS }, (_, writer) => write(writer))
      while (now.acknowledged < 5 + 3 * round) await pause(1)
      await running().kill()
      now.isDown = true
      await Promise.all(writing)
      await running().startAgain()
      await expectWhole(store(), 'killed', acknowledged)
    }
    // A process that starts afterwards sees the same.
    const second = await openNeo4jStore({ uri: running().uri })
    await expectWhole(second, 'killed', acknowledged)
    await second.close()
  }, 400_000)

  test('killed after a large change set is decided: the store completes it by itself', async () => {
    const id = 'decided'
    await store().createNetwork(network(id), INFO)
    const applying = store()
      .apply(id, INFO, group('big', 3_000))
      .catch((error: unknown) => error)
    await waitForRow(running().uri, HALF_WRITTEN, { id })
    await running().kill()
    expect(await applying).toMatchObject({ code: 'store-unavailable' })
    await running().startAgain()
    const reader = await openNeo4jStore({ uri: running().uri })
    for (;;) {
      const { version } = await reader.getNetwork(id)
      const { size } = (await readState(reader, id, version)).actor
      expect(size).toBe(version === 1 ? 0 : 3_000)
      if (version === 2) break
    }
    expect((await readState(reader, id)).participation.size).toBe(3_000)
    expect(await reader.getNetwork(id)).toMatchObject({ counts: { participations: 3_000 } })
    expect(await store().history(id)).toHaveLength(2)
    await reader.close()
  })

  test('killed before a large change set is decided: nothing of it is seen, and it can be written again', async () => {
    const id = 'undecided'
    await store().createNetwork(network(id), INFO)
    const applying = store()
      .apply(id, INFO, group('big', 3_000))
      .catch((error: unknown) => error)
    await waitForRow(
      running().uri,
      'MATCH (part:ChangeSetPart {networkId: $id}) WHERE part.progress = 0 RETURN part LIMIT 1',
      { id },
    )
    await running().kill()
    expect(await applying).toMatchObject({ code: 'store-unavailable' })
    await running().startAgain()
    expect((await readState(store(), id)).actor.size).toBe(0)
    const applied = await store().apply(id, INFO, group('big', 3_000))
    expect(applied.version).toBe(2)
    expect((await readState(store(), id)).actor.size).toBe(3_000)
  })

  const stops = {
    stopped: {
      end: () => running().stop(),
      begin: () => running().startAgain(),
    },
    frozen: {
      end: () => running().freeze(),
      begin: () => Promise.resolve(running().thaw()),
    },
  }
  test.each(Object.entries(stops))(
    '%s: calls fail as store-unavailable within 5 s, and work again once it is back',
    async (id, away) => {
      await store().createNetwork(network(id), INFO)
      await away.end()
      const calls = {
        read: () => store().getNetwork(id),
        whole: () => readState(store(), id),
        write: () => store().apply(id, INFO, [putActor({ id: 'meanwhile' })]),
        document: () => store().documents.put('job', 'one', 1),
      }
      for (const [name, call] of Object.entries(calls)) {
        // The limit is what the service promises; it is the one thing about time that is tested, in the
        // time that this process has: while others have the processor it can give nothing up.
        let hundredths = 0
        const clock = setInterval(() => (hundredths += 1), 10)
        const error: unknown = await call().catch((reason: unknown) => reason)
        clearInterval(clock)
        expect(isAppError(error, 'store-unavailable'), `${name}: ${String(error)}`).toBe(true)
        expect(hundredths, `${name} in time`).toBeLessThan(500)
      }
      expect(await store().health()).toMatchObject({ ok: false, problem: 'store-unavailable' })
      await away.begin()
      while (!(await store().health()).ok) await pause(100)
      const applied = await store().apply(id, INFO, [putActor({ id: 'afterwards' })])
      expect(applied.version).toBe(2)
      expect([...(await readState(store(), id)).actor.keys()]).toEqual(['afterwards'])
    },
  )
})

describeNeo4j('a Neo4j server with a password', () => {
  test('lets in who has it, and tells who has not that the settings are wrong', async () => {
    const server = await startOwnServer({ password: 'correct-horse-9' })
    try {
      const store = await openNeo4jStore({ uri: server.uri, password: 'correct-horse-9' })
      expect(await store.health()).toMatchObject({ ok: true })
      await store.close()
      await expect(
        openNeo4jStore({ uri: server.uri, password: 'battery-staple' }),
      ).rejects.toMatchObject({
        code: 'config-invalid',
        details: { setting: 'NEO4J_USER, NEO4J_PASSWORD' },
      })
    } finally {
      await server.remove()
    }
  })
})

/** Every acknowledged group is there, every group is whole, and the history leads to what is there. */
async function expectWhole(
  store: Store,
  networkId: string,
  acknowledged: ReadonlySet<string>,
): Promise<void> {
  const state = await readState(store, networkId)
  const groups = new Set(state.collaboration.keys())
  expect([...acknowledged].filter((name) => !groups.has(name))).toEqual([])
  const actors = new Map<string, number>()
  for (const key of state.actor.keys()) {
    const name = key.slice(0, key.lastIndexOf('-'))
    actors.set(name, (actors.get(name) ?? 0) + 1)
  }
  const members = new Map<string, number>()
  for (const { collaborationId } of state.participation.values()) {
    members.set(collaborationId, (members.get(collaborationId) ?? 0) + 1)
  }
  expect(actors).toEqual(members)
  expect(new Set(members.keys())).toEqual(groups)
  const sizes = [...groups].map((name): [string, number] => {
    const [, writer = 0, i = 0] = name.slice(1).split('-').map(Number)
    return [name, 1 + ((writer + i) % 7)]
  })
  expect(members).toEqual(new Map(sizes))
  const stored = await store.getNetwork(networkId)
  expect(stored.counts).toEqual({
    actors: state.actor.size,
    collaborations: state.collaboration.size,
    participations: state.participation.size,
  })
  const versions = (await store.history(networkId, { limit: 100_000 })).map(
    ({ version }) => version,
  )
  expect(versions).toEqual(Array.from({ length: stored.version }, (_, i) => stored.version - i))
  expect(stored.version).toBe(1 + groups.size)
}
