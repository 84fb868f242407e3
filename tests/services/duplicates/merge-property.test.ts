import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Write } from '../../../server/domain/change-sets.ts'
import { participationKey } from '../../../server/domain/identifiers.ts'
import {
  newActor,
  newCollaboration,
  newNetwork,
  type Participation,
} from '../../../server/domain/records.ts'
import { planMerge } from '../../../server/services/duplicates/plan-merge.ts'
import { undoChangeSet } from '../../../server/services/undo.ts'
import { temporaryStore, type TemporaryStore } from '../../support/temporary-store.ts'

const INFO = { by: 'test', reason: 'test' }
const ACTORS = ['a', 'b', 'c', 'd|e', 'é']
const PROJECTS = ['p', 'q', 'r']

let temporary: TemporaryStore
beforeAll(async () => {
  temporary = await temporaryStore()
})
afterAll(async () => {
  await temporary.remove()
})

const year = fc.integer({ min: 2010, max: 2016 })
const participation = fc.record({
  actor: fc.constantFrom(...ACTORS),
  project: fc.constantFrom(...PROJECTS),
  role: fc.constantFrom('lead' as const, 'partner' as const, 'funder' as const),
  dates: fc.option(fc.tuple(year, fc.integer({ min: 0, max: 3 })), { nil: undefined }),
})
const given = fc.record({
  participations: fc.array(participation, { maxLength: 25 }),
  merged: fc.subarray(['b', 'c', 'd|e', 'é'], { minLength: 1 }),
  support: fc.subarray(ACTORS),
  funder: fc.constantFrom(...ACTORS),
  missingEnd: fc.constantFrom('same' as const, 'open' as const),
})

/** The records of a network as lines of JSON, byte for byte. */
async function lines(networkId: string): Promise<string[]> {
  const all: string[] = []
  for await (const { record, rows } of temporary.store.read(networkId)) {
    for (const { key, value } of rows) all.push(JSON.stringify({ record, key, value }))
  }
  return all
}

async function pairs(networkId: string): Promise<Set<string>> {
  const all = new Set<string>()
  for await (const batch of temporary.store.read(networkId)) {
    if (batch.record !== 'participation') continue
    for (const { value } of batch.rows) all.add(`${value.actorId} ${value.collaborationId}`)
  }
  return all
}

test('taking a merge apart gives back every record, and a merge loses no pair of actor and project', async () => {
  const { store } = temporary
  let made = 0
  await fc.assert(
    fc.asyncProperty(given, async ({ participations, merged, support, funder, missingEnd }) => {
      const id = `n${++made}`
      const createdAt = '2015-01-01T00:00:00.000Z'
      const network = newNetwork({ id, name: id, createdAt, supportActorIds: support, missingEnd })
      await store.createNetwork(network, INFO)
      await store.apply(id, INFO, [
        ...ACTORS.map((actor): Write => {
          return { record: 'actor', id: actor, after: newActor({ id: actor, name: actor }) }
        }),
        ...PROJECTS.map((project): Write => {
          const fundings = [{ funderId: funder, funderName: funder, amount: 1, currency: 'EUR' }]
          const after = newCollaboration({
            id: project,
            name: project,
            fundings,
            spottedById: funder,
          })
          return { record: 'collaboration', id: project, after }
        }),
        ...participations.map(({ actor, project, role, dates }): Write => {
          const after: Participation = {
            actorId: actor,
            collaborationId: project,
            role,
            ...(dates && { startsOn: String(dates[0]), endsOn: String(dates[0] + dates[1]) }),
          }
          return { record: 'participation', id: participationKey(after), after }
        }),
      ])
      const before = await lines(id)
      const expected = new Set(
        [...(await pairs(id))].map((pair) => {
          const [actor = '', project = ''] = pair.split(' ')
          return `${merged.includes(actor) ? 'a' : actor} ${project}`
        }),
      )
      const { writes } = await planMerge(store, network, 'a', merged)
      const { changeSet } = await store.apply(id, INFO, writes)
      expect(await pairs(id)).toEqual(expected)
      const after = (await lines(id)).join('\n')
      for (const gone of merged) expect(after).not.toContain(`"funderId":${JSON.stringify(gone)}`)
      await undoChangeSet(store, { networkId: id, changeSetId: changeSet?.id ?? '', info: INFO })
      expect(await lines(id)).toEqual(before)
    }),
    { numRuns: 25 },
  )
})
