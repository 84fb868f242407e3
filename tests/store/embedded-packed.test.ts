import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packRecords } from '../../server/domain/pack.ts'
import type { Write } from '../../server/domain/change-sets.ts'
import { invertEntries } from '../../server/domain/network-state.ts'
import { INTENSITIES, ROLES, STAGES, type Attributes } from '../../server/domain/records.ts'
import { isAppError } from '../../server/errors.ts'
import { openConnection } from '../../server/store/embedded/driver.ts'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import { getNetworkState } from '../../server/store/embedded/network-rows.ts'
import { readPackedColumns } from '../../server/store/embedded/packed.ts'
import { statementsOf } from '../../server/store/embedded/statements.ts'
import { fromBytes, toBytes } from '../../server/store/packed-bytes.ts'
import type { Store } from '../../server/store/store.ts'
import { FULL } from './full-records.ts'
import {
  collect,
  INFO,
  makeNetwork,
  putActor,
  putCollaboration,
  putParticipation,
  readState,
  remove,
} from './records.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-packed-'))
let store: Store
beforeAll(async () => {
  store = await openEmbeddedStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The packed network is what its records say and, byte for byte, what is packed from nothing. */
async function expectPackedFromNothing(id: string): Promise<void> {
  const { actor, collaboration, participation } = await readState(store, id)
  const stored = await store.getNetwork(id)
  expect(await store.readPacked(id)).toEqual(
    packRecords(stored.network, stored.version, {
      actors: [...actor.values()],
      collaborations: [...collaboration.values()],
      participations: [...participation.values()],
    }),
  )
  const connection = openConnection(join(folder, 'maillage.sqlite'), 'read')
  try {
    const statements = statementsOf(connection)
    const { network, version } = getNetworkState(statements, id)
    const { columns } = readPackedColumns(statements, network, version)
    const { bytes } = await store.readPackedBytes(id)
    const fromNothing = toBytes({ network: stored.network, ...columns })
    expect(Buffer.compare(plain(bytes), plain(fromNothing))).toBe(0)
  } finally {
    connection.close()
  }
}

// The engine has two ways to write an array, and chooses by how it was made: read, all are made alike.
const plain = (bytes: Uint8Array): Uint8Array => toBytes(fromBytes(bytes))

// Small pools, so that texts come, stay and go, and records are packed alike.
const word = fc.constantFrom('a', 'é', 'œ', '\u{1F600}')
const words = fc.array(word, { maxLength: 3 })
const actorId = fc.constantFrom('a', 'b', 'c', '\u{1F600}', 'é', 'FR-33 Médias')
const collaborationId = fc.constantFrom('p', 'q', '\u{1F600}', 'ami-12/7')
const date = fc.constantFrom('2012', '2012-01', '2012-01-01', '1969-12-31', '0000')
const amount = fc.constantFrom(0, 0.5, -3, 12)

const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  fc.constantFrom('Région', 'n', '__proto__', 'Taille'),
  fc.oneof(word, fc.constant(''), amount, fc.boolean()),
  { maxKeys: 3 },
)
const actor = fc
  .record(
    {
      id: actorId,
      name: fc.constantFrom('x', 'é', '\u{1F600}'),
      sectors: words,
      formerIds: words,
      isPerson: fc.boolean(),
      attributes,
      skills: fc.array(
        fc.record({ code: word, from: date, to: date }, { requiredKeys: ['code'] }),
        { maxLength: 2 },
      ),
      category: fc.constantFrom('a', 'é'),
      knownSince: date,
      closedOn: date,
      socialEconomy: fc.boolean(),
      place: fc.record({
        commune: fc.constantFrom('33063', '2A004'),
        label: word,
        latitude: amount,
      }),
    },
    { requiredKeys: ['id'] },
  )
  .map(putActor)
const collaboration = fc
  .record(
    {
      id: collaborationId,
      name: fc.constantFrom('x', 'é', '\u{1F600}'),
      kind: fc.constantFrom('project' as const, 'action' as const),
      domains: words,
      territories: words,
      skillsNeeded: words,
      weight: fc.constantFrom(1, 0.5),
      startsOn: date,
      endsOn: date,
      originTerritory: fc.constantFrom('33063', '2A004'),
      stages: fc.array(
        fc.record({ stage: fc.constantFrom(...STAGES), since: date }, { requiredKeys: ['stage'] }),
        { maxLength: 2 },
      ),
      fundings: fc.array(
        fc.record(
          {
            funderName: word,
            amount,
            currency: fc.constantFrom('EUR', 'CHF'),
            on: date,
            kind: word,
          },
          { requiredKeys: ['funderName', 'amount', 'currency'] },
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['id'] },
  )
  .map(putCollaboration)
const participation = fc
  .tuple(
    actorId,
    collaborationId,
    fc.record(
      {
        role: fc.constantFrom(...ROLES.slice(0, 2)),
        startsOn: date,
        endsOn: date,
        intensity: fc.constantFrom(...INTENSITIES),
      },
      { requiredKeys: ['role'] },
    ),
  )
  .map(([from, to, fields]) => putParticipation(from, to, fields))
const write = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: actor },
      { weight: 2, arbitrary: collaboration },
      { weight: 6, arbitrary: participation },
    ),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([written, dice]) => (dice === 0 ? remove(written) : written))

/** A change set, or the number of the change set that is taken back; and whether the network is read after it. */
const step = fc.record({
  does: fc.oneof(
    { weight: 4, arbitrary: fc.array(write, { minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) },
  ),
  isRead: fc.boolean(),
})

// Seven actors and four collaborations to begin with, so that most change sets find what they refer to.
const BEGUN: Write[] = [
  ...FULL,
  ...['a', 'b', 'c', '\u{1F600}', 'é'].map((id) => putActor({ id })),
  ...['p', 'q', '\u{1F600}'].map((id) => putCollaboration({ id })),
]

describe('the packed network of the embedded store', () => {
  test('follows any change sets and undos as if it were packed from nothing', async () => {
    let networks = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        networks += 1
        const id = await makeNetwork(store, `n-${networks}`, BEGUN)
        await store.readPacked(id)
        for (const { does, isRead } of steps) {
          await applyOrSkip(id, typeof does === 'number' ? await undoOf(id, does) : does)
          if (isRead) await expectPackedFromNothing(id)
        }
        await expectPackedFromNothing(id)
        await store.deleteNetwork(id)
      }),
      { numRuns: 60, seed: 2012 },
    )
  })

  test('keeps an attribute while it has at most 1,000 texts, and takes it up again', async () => {
    const all = Array.from({ length: 1_002 }, (_, i) => numbered(i, `${i % 1_000}`))
    const id = await makeNetwork(store, 'attributes', all)
    await expectPackedFromNothing(id)
    const steps: Write[][] = [
      // One text more than are packed, and one less again; the same with another that had too many.
      [numbered(1_001, 'another')],
      [numbered(1_000, 'and another')],
      [numbered(1_001, '0')],
      [numbered(1_000, '0')],
      [remove(numbered(1_001, ''))],
      [remove(numbered(1_000, ''))],
      [numbered(1_000, '0'), putActor({ id: 'b', attributes: { New: 'x' } })],
      [putActor({ id: 'b' })],
    ]
    for (const writes of steps) {
      await store.apply(id, INFO, writes)
      await expectPackedFromNothing(id)
    }
  })

  test('keeps one of several participations that are packed alike when the others go', async () => {
    const alike = ['2012', '2012-01', '2012-01-01'].map((startsOn) =>
      putParticipation('a', 'p', { startsOn, endsOn: '2012' }),
    )
    const id = await makeNetwork(store, 'alike', [...BEGUN, ...alike])
    await store.readPacked(id)
    await store.apply(id, INFO, alike.slice(1).map(remove))
    await expectPackedFromNothing(id)
  })

  test('is that of the records when more of them changed than are followed', async () => {
    const id = await makeNetwork(store, 'many', [putActor({ id: 'first' })])
    await store.readPacked(id)
    await store.apply(
      id,
      INFO,
      Array.from({ length: 5_100 }, (_, i) => putActor({ id: `a${i}` })),
    )
    await expectPackedFromNothing(id)
  })

  test('of another network of the same name is not followed', async () => {
    const id = await makeNetwork(store, 'same', BEGUN)
    await store.readPacked(id)
    await store.deleteNetwork(id)
    await makeNetwork(store, id, [putActor({ id: 'a' })])
    await store.apply(id, INFO, [putActor({ id: 'b' })])
    await expectPackedFromNothing(id)
  })

  test('follows from the file beside the database after a start', async () => {
    const path = join(folder, 'apart')
    let apart = await openEmbeddedStore({ folder: path })
    // Large enough to be kept in the file.
    const name = 'n'.repeat(1_000)
    const large = Array.from({ length: 5_000 }, (_, i) =>
      putActor({ id: `a${i}`, name, attributes: { n: i, few: i % 9 } }),
    )
    const id = await makeNetwork(apart, 'n', [...large, ...BEGUN])
    await apart.readPacked(id)
    while (!existsSync(join(path, 'packed.cache'))) await setTimeout(5)
    await apart.apply(id, INFO, [putActor({ id: 'a7' }), putParticipation('a7', 'p')])
    await apart.close()
    // What is packed from nothing is not what it was: only the file tells.
    const connection = openConnection(join(path, 'maillage.sqlite'), 'write')
    connection.exec(
      `UPDATE records SET columns = replace(columns, '["nnn', '["mmm') WHERE kind = 1`,
    )
    apart = await openEmbeddedStore({ folder: path })
    const { ids, names } = (await apart.readPacked(id)).actors
    expect(new Set(names.filter((each) => each.length === 1_000))).toEqual(new Set([name]))
    expect(names[ids.indexOf('a7')]).toBe('Actor a7')
    connection.close()
    await apart.close()
  })
})

const numbered = (i: number, address: string): Write =>
  putActor({ id: `a${i}`, attributes: { Adresse: address, Siège: `${i}`, Type: `${i % 7}` } })

async function applyOrSkip(id: string, writes: readonly Write[]): Promise<void> {
  try {
    await store.apply(id, INFO, writes)
  } catch (error) {
    if (!isAppError(error, 'unknown-reference', 'record-in-use')) throw error
  }
}

/** What takes back one of the last change sets, or nothing where there is no such. */
async function undoOf(id: string, back: number): Promise<Write[]> {
  const changeSet = (await store.history(id))[back - 1]
  // The first one made the network, the second what it begins with.
  if (changeSet === undefined || changeSet.version <= 2) return []
  return invertEntries(await collect(store.entries(id, changeSet.id)))
}
