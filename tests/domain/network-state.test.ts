import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../server/domain/change-sets.ts'
import {
  applyEntries,
  EMPTY_STATE,
  invertEntries,
  sameRecord,
  stateBefore,
  undoObstacles,
  type NetworkState,
} from '../../server/domain/network-state.ts'
import {
  newActor,
  newCollaboration,
  type Actor,
  type Collaboration,
  type Participation,
} from '../../server/domain/records.ts'

const actor = (id: string, name = id): Actor => newActor({ id, name })
const collaboration = (id: string): Collaboration => newCollaboration({ id, name: id })
const participation = (actorId: string, collaborationId: string): Participation => ({
  actorId,
  collaborationId,
  role: 'partner',
})
const created = (record: Actor): Entry => ({
  record: 'actor',
  id: record.id,
  before: null,
  after: record,
})

/** Entries that fit the state, from wishes of what records should become. */
function entriesFor(state: NetworkState, wishes: readonly Wish[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const { kind, id, name } of wishes) {
    if (kind === 'actor') {
      const before = state.actor.get(id) ?? null
      entries.set(`actor ${id}`, {
        record: 'actor',
        id,
        before,
        after: name === null ? null : actor(id, name),
      })
    } else {
      const before = state.collaboration.get(id) ?? null
      const after = name === null ? null : newCollaboration({ id, name })
      entries.set(`collaboration ${id}`, { record: 'collaboration', id, before, after })
    }
  }
  return [...entries.values()]
}

type Wish = { kind: 'actor' | 'collaboration'; id: string; name: string | null }
const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('actor', 'collaboration'),
  id: fc.constantFrom('a', 'b', 'c'),
  name: fc.constantFrom(null, 'x', 'y'),
})
const changeSets = fc.array(fc.array(wish, { maxLength: 6 }), { minLength: 1, maxLength: 8 })

describe('change sets', () => {
  test('applied and inverted are the identity', () => {
    fc.assert(
      fc.property(changeSets, fc.array(wish), (sets, wishes) => {
        let state = EMPTY_STATE
        for (const set of sets) state = applyEntries(state, entriesFor(state, set))
        const entries = entriesFor(state, wishes)
        expect(applyEntries(applyEntries(state, entries), invertEntries(entries))).toEqual(state)
        expect(invertEntries(invertEntries(entries))).toEqual(entries)
      }),
    )
  })

  test('replayed backwards give each earlier state', () => {
    fc.assert(
      fc.property(changeSets, (sets) => {
        const states = [EMPTY_STATE]
        const history: Entry[][] = []
        for (const set of sets) {
          const state = states.at(-1) ?? EMPTY_STATE
          const entries = entriesFor(state, set)
          history.push(entries)
          states.push(applyEntries(state, entries))
        }
        const present = states.at(-1) ?? EMPTY_STATE
        for (const [version, state] of states.entries()) {
          expect(stateBefore(present, history.slice(version).toReversed())).toEqual(state)
        }
      }),
    )
  })

  test('leave the state that they are applied to as it was', () => {
    const state = applyEntries(EMPTY_STATE, [created(actor('a'))])
    applyEntries(state, [{ record: 'actor', id: 'a', before: actor('a'), after: null }])
    expect([...state.actor.keys()]).toEqual(['a'])
    expect(EMPTY_STATE.actor.size).toBe(0)
  })

  test('made for another state are refused', () => {
    const state = applyEntries(EMPTY_STATE, [created(actor('a'))])
    const wrong: Entry[] = [
      created(actor('a')),
      { record: 'actor', id: 'a', before: actor('a', 'other'), after: null },
      { record: 'actor', id: 'b', before: actor('b'), after: null },
    ]
    for (const entry of wrong) {
      expect(() => applyEntries(state, [entry])).toThrow('version-conflict')
    }
  })
})

describe('undoObstacles', () => {
  const made: Entry[] = [
    created(actor('a')),
    { record: 'collaboration', id: 'p', before: null, after: collaboration('p') },
  ]
  const joined: Entry = {
    record: 'participation',
    id: 'a|p|partner|',
    before: null,
    after: participation('a', 'p'),
  }

  test('are none right after the change set', () => {
    expect(undoObstacles(applyEntries(EMPTY_STATE, made), made)).toEqual([])
    const all = [...made, joined]
    expect(undoObstacles(applyEntries(EMPTY_STATE, all), all)).toEqual([])
  })

  test('are the records that something made later refers to', () => {
    const state = applyEntries(EMPTY_STATE, [...made, joined])
    expect(undoObstacles(state, made)).toEqual([
      { record: 'actor', id: 'a', why: 'referred-to' },
      { record: 'collaboration', id: 'p', why: 'referred-to' },
    ])
  })

  test('are the records changed or removed later', () => {
    const later = applyEntries(applyEntries(EMPTY_STATE, made), [
      { record: 'actor', id: 'a', before: actor('a'), after: actor('a', 'renamed') },
      { record: 'collaboration', id: 'p', before: collaboration('p'), after: null },
    ])
    expect(undoObstacles(later, made)).toEqual([
      { record: 'actor', id: 'a', why: 'changed-later' },
      { record: 'collaboration', id: 'p', why: 'changed-later' },
    ])
  })

  test('an application holds its call and collaboration', () => {
    const call: Entry = {
      record: 'call',
      id: 'k',
      before: null,
      after: { id: 'k', name: 'k', domains: [], eligibleCategories: [], rules: [] },
    }
    const state = applyEntries(EMPTY_STATE, [
      ...made,
      call,
      {
        record: 'application',
        id: 'k|p',
        before: null,
        after: { callId: 'k', collaborationId: 'p', status: 'filed' },
      },
    ])
    expect(undoObstacles(state, [call])).toEqual([{ record: 'call', id: 'k', why: 'referred-to' }])
  })
})

describe('sameRecord', () => {
  test('does not look at the order of fields or at undefined ones', () => {
    expect(sameRecord({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1, c: undefined })).toBe(true)
    expect(sameRecord({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
    expect(sameRecord(null, {})).toBe(false)
  })
})
