import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChangeSetSummary, Entry, Write } from '../../server/domain/change-sets.ts'
import { compareIds } from '../../server/domain/identifiers.ts'
import { sameRecord, stateBefore, type NetworkState } from '../../server/domain/network-state.ts'
import { RECORD_KINDS } from '../../server/domain/record-kinds.ts'
import { ROLES } from '../../server/domain/records.ts'
import type { Store } from '../../server/store/store.ts'
import { expectCode, type Context } from './contract-context.ts'
import {
  collect,
  INFO,
  network,
  putActor,
  putApplication,
  putCall,
  putCollaboration,
  putParticipation,
  readState,
  remove,
} from './records.ts'

// Small pools, so that writes meet: the same records change, go and come back.
const actorId = fc.constantFrom('a', 'b', '\u{1F600}', 'é')
const collaborationId = fc.constantFrom('p', 'q', 'a')
const date = fc.constantFrom('2012', '2012-02', '2012-02-29')
const source = fc.constantFrom({ label: 'one.csv' }, { label: 'two.csv', producer: 'x' })
const some = <T>(field: string, values: fc.Arbitrary<T>) =>
  fc
    .option(values, { nil: undefined })
    .map((value) => (value === undefined ? {} : { [field]: value }))

const put: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(actorId, fc.constantFrom('x', 'y'), some('source', source), some('knownSince', date))
      .map(([id, name, from, since]) => putActor({ id, name, ...from, ...since })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(collaborationId, fc.constantFrom(1, 2), some('startsOn', date))
      .map(([id, weight, start]) => putCollaboration({ id, weight, ...start })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        actorId,
        collaborationId,
        fc.constantFrom(...ROLES.slice(0, 2)),
        some('endsOn', date),
        some('source', source),
      )
      .map(([actor, collaboration, role, end, from]) =>
        putParticipation(actor, collaboration, { role, ...end, ...from }),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom('k', 'l').map((id) => putCall(id)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('k', 'l'),
        collaborationId,
        fc.constantFrom('filed' as const, 'selected' as const),
      )
      .map(([call, collaboration, status]) => putApplication(call, collaboration, { status })),
  },
)
const write = fc
  .tuple(put, fc.integer({ min: 0, max: 3 }))
  .map(([written, dice]) => (dice === 0 ? remove(written) : written))
const changeSets = fc.array(fc.array(write, { maxLength: 14 }), { minLength: 1, maxLength: 6 })

/** The store's promises, said again with plain maps. */
export function propertyTests({ store, freshId }: Context, runs: number): void {
  describe('any sequence of change sets', () => {
    test('gives each version, its entries and its refusals as the records themselves say', async () => {
      await fc.assert(
        fc.asyncProperty(changeSets, async (sets) => {
          const id = freshId()
          await store().createNetwork(network(id), INFO)
          const states = [await readState(store(), id)]
          for (const writes of sets) {
            const present = states.at(-1) ?? states[0]
            if (present === undefined) throw new Error('no state')
            const next = after(present, writes)
            const expected = entriesBetween(present, next)
            if (isBroken(next)) {
              await expectCode(
                store().apply(id, INFO, writes),
                'unknown-reference',
                'record-in-use',
              )
              continue
            }
            const { version, changeSet } = await store().apply(id, INFO, writes)
            const made = await entriesOf(store(), id, changeSet)
            expect({ version, made }).toEqual({
              version: states.length + Number(expected.length > 0),
              made: expected,
            })
            if (expected.length > 0) states.push(next)
          }
          for (const [index, state] of states.entries()) {
            expect(await readState(store(), id, index + 1)).toEqual(state)
          }
          const newestFirst: Entry[][] = []
          for (const { id: changeSetId } of await store().history(id)) {
            newestFirst.push(await collect(store().entries(id, changeSetId)))
          }
          const present = await readState(store(), id)
          for (const index of states.keys()) {
            const undone = stateBefore(present, newestFirst.slice(0, states.length - 1 - index))
            expect(undone).toEqual(states[index])
          }
          await store().deleteNetwork(id)
        }),
        { numRuns: runs, seed: 2012 },
      )
    })
  })
}

function after(state: NetworkState, writes: readonly Write[]): NetworkState {
  const next = {
    network: new Map(state.network),
    actor: new Map(state.actor),
    collaboration: new Map(state.collaboration),
    participation: new Map(state.participation),
    call: new Map(state.call),
    application: new Map(state.application),
  }
  for (const { record, id, after: value } of writes) {
    const records: Map<string, unknown> = next[record]
    if (value === null) records.delete(id)
    else records.set(id, value)
  }
  return next
}

async function entriesOf(
  store: Store,
  networkId: string,
  changeSet: ChangeSetSummary | undefined,
): Promise<Entry[]> {
  return changeSet === undefined ? [] : collect(store.entries(networkId, changeSet.id))
}

function isBroken({
  actor,
  collaboration,
  participation,
  call,
  application,
}: NetworkState): boolean {
  return (
    [...participation.values()].some(
      (p) => !actor.has(p.actorId) || !collaboration.has(p.collaborationId),
    ) ||
    [...application.values()].some(
      (a) => !call.has(a.callId) || !collaboration.has(a.collaborationId),
    )
  )
}

function entriesBetween(before: NetworkState, next: NetworkState): unknown[] {
  return RECORD_KINDS.flatMap((record) => {
    const old: ReadonlyMap<string, unknown> = before[record]
    const made: ReadonlyMap<string, unknown> = next[record]
    return [...new Set([...old.keys(), ...made.keys()])]
      .toSorted(compareIds)
      .map((id) => ({ record, id, before: old.get(id) ?? null, after: made.get(id) ?? null }))
      .filter((entry) => !sameRecord(entry.before, entry.after))
  })
}
