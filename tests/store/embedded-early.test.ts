import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Write } from '../../server/domain/change-sets.ts'
import { compareIds } from '../../server/domain/identifiers.ts'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import { sortedWrites } from '../../server/store/embedded/sorted-writes.ts'
import type { Store } from '../../server/store/store.ts'
import { INFO, makeNetwork, network, putActor, putCollaboration, readState } from './records.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-early-'))
let store: Store
beforeAll(async () => {
  store = await openEmbeddedStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Enough for a kind to be compared before the commit. */
const MANY = 2_100
const SLICE_MS = 6

const actors = Array.from({ length: MANY }, (_, i) => putActor({ id: `a${i}` }))
/** Enough to be sent on their way at once. */
const collaborations = Array.from({ length: 16 }, (_, i) => putCollaboration({ id: `p${i}` }))

/** All actors, and then the collaborations, with which the actors are compared; then `meanwhile`. */
async function* inTurn(meanwhile: () => Promise<Iterable<Write>>): AsyncGenerator<Write> {
  yield* actors
  await setTimeout(SLICE_MS)
  yield* collaborations
  yield* await meanwhile()
}

describe('an import of which a kind is compared before the commit', () => {
  test('changes nothing when it is the same again', async () => {
    const id = await makeNetwork(store, 'same', [...actors, ...collaborations])
    expect(
      await store.apply(
        id,
        INFO,
        inTurn(() => Promise.resolve([])),
      ),
    ).toEqual({ version: 2 })
  })

  test('takes back what another change set did to such a record meanwhile', async () => {
    const id = await makeNetwork(store, 'meanwhile', actors)
    const applied = await store.apply(
      id,
      INFO,
      inTurn(async () => {
        await store.apply(id, INFO, [putActor({ id: 'a7', name: 'Another' })])
        return []
      }),
    )
    expect(applied.changeSet?.counts).toEqual({ created: 16, changed: 1, deleted: 0 })
    expect((await readState(store, id)).actor.get('a7')?.name).toBe('Actor a7')
  })

  test('writes all of it when the network was made anew meanwhile', async () => {
    const id = await makeNetwork(store, 'anew', actors)
    const applied = await store.apply(
      id,
      INFO,
      inTurn(async () => {
        await store.deleteNetwork(id)
        await makeNetwork(store, id, [putActor({ id: 'a7' })])
        return []
      }),
    )
    expect(applied.changeSet?.counts).toEqual({ created: MANY - 1 + 16, changed: 0, deleted: 0 })
    expect((await readState(store, id)).actor.size).toBe(MANY)
  })

  test('keeps the last write of a record, even when it comes after its kind', async () => {
    const id = await makeNetwork(store, 'last', actors)
    const late = [putActor({ id: 'a7', name: 'Late' }), putActor({ id: 'new', name: 'Late' })]
    const applied = await store.apply(
      id,
      INFO,
      inTurn(() => Promise.resolve(late)),
    )
    expect(applied.changeSet?.counts).toEqual({ created: 17, changed: 1, deleted: 0 })
    const { actor } = await readState(store, id)
    expect([actor.get('a7')?.name, actor.get('new')?.name]).toEqual(['Late', 'Late'])
  })

  test('says that the network is not there', async () => {
    await expect(
      store.apply(
        'nowhere',
        INFO,
        inTurn(() => Promise.resolve([])),
      ),
    ).rejects.toMatchObject({ code: 'network-not-found' })
    const made = await store.createNetwork(network('nowhere'), INFO)
    expect(made.version).toBe(1)
  })
})

describe('writes sorted while they come in', () => {
  const key = fc.oneof(fc.constantFrom('a', 'é', '\u{1F600}', '\uffff'), fc.string())
  test('are in code-point order, the last of each record, however they came', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (keys, run) => {
        const sorted = sortedWrites(run)
        const last = new Map<string, string>()
        for (const [index, each] of keys.entries()) {
          last.set(each, `${index}`)
          sorted.add({ ...NOTHING, key: each, body: `${index}` })
        }
        const expected = [...last].toSorted(([a], [b]) => compareIds(a, b))
        expect(sorted.added()).toBe(keys.length)
        // Twice: who looks early looks again at the end.
        for (let time = 0; time < 2; time++) {
          expect(sorted.inOrder().map((write) => [write.key, write.body])).toEqual(expected)
        }
      }),
      { numRuns: 500, seed: 2012 },
    )
  })
})

const NOTHING = { source: null, columns: null, span: null, from: null, to: null }
