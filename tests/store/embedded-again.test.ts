import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../server/domain/canonical-json.ts'
import type { Write } from '../../server/domain/change-sets.ts'
import type { Actor } from '../../server/domain/records.ts'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import { addWrite, closeSlice, openSlice } from '../../server/store/embedded/encode.ts'
import { KINDS } from '../../server/store/embedded/kinds.ts'
import { sliceReader } from '../../server/store/embedded/record-slices.ts'
import { textTable } from '../../server/store/embedded/text-table.ts'
import type { Store } from '../../server/store/store.ts'
import { FULL } from './full-records.ts'
import {
  INFO,
  makeNetwork,
  putActor,
  putCollaboration,
  putParticipation,
  readState,
  remove,
} from './records.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-again-'))
let store: Store
beforeAll(async () => {
  store = await openEmbeddedStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const source = { label: 'Annuaire.csv', importId: 'i-1' }
const whole = {
  formerIds: ['f-1'],
  aliases: ['MC'],
  category: 'association',
  sectors: ['culture', 'santé'],
  family: 'usages',
  identifiers: { siret: '42312345600012' },
  place: { commune: '33522', label: 'Talence', latitude: 44.8086, longitude: -0.5884 },
  socialEconomy: true,
  skills: [{ code: 'médiation', from: '2010' }],
  knownSince: '2010-05-01',
  surveyedOn: '2014-02',
  openedOn: '1999',
  closedOn: '2020-12-31',
  isPerson: false,
  attributes: { employees: 12, note: 'dit "},0,{" — ’', empty: '' },
  source,
} satisfies Partial<Actor>

const actor = (i: number, fields: Partial<Actor> = {}) =>
  putActor({ id: `a${i}`, ...whole, ...fields })
/** Enough for what is kept to be learnt; the writes after them are compared with it. */
const FIRST = 2_100
const first = Array.from({ length: FIRST }, (_, i) => actor(i))

/** One field other than in `whole`, each way once; `null`: the field is not there. */
const CHANGES: Partial<Record<keyof Actor, unknown>>[] = [
  { name: 'Another' },
  { formerIds: [] },
  { formerIds: ['f-1', 'f-2'] },
  { aliases: ['mc'] },
  { category: 'commune' },
  { sectors: ['santé', 'culture'] },
  { family: null },
  { identifiers: { siret: '42312345600012', rna: 'W1' } },
  { identifiers: { siren: '42312345600012' } },
  { place: null },
  { place: { ...whole.place, latitude: 44.8087 } },
  { place: { ...whole.place, label: 'talence' } },
  { socialEconomy: false },
  { skills: [{ code: 'médiation', to: '2010' }] },
  { knownSince: '2010-05' },
  { surveyedOn: null },
  { openedOn: '1998' },
  { closedOn: '2020-12-30' },
  { isPerson: true },
  { attributes: { ...whole.attributes, employees: '12' } },
  { attributes: { ...whole.attributes, more: true } },
  { attributes: { employees: 12, note: whole.attributes.note } },
  { source: null },
  { source: { label: 'Annuaire.csv', importId: 'i-2' } },
]

function changed(i: number): Write {
  const fields = Object.fromEntries(
    Object.entries({ ...whole, ...CHANGES[i] }).filter(([, value]) => value !== null),
  )
  return putActor({ id: `a${FIRST + i}`, ...fields })
}

/** In turn, each part reaching the database before the next is made. */
async function* inParts(
  ...parts: (Iterable<Write> | (() => Promise<Iterable<Write>>))[]
): AsyncGenerator<Write> {
  for (const part of parts) {
    yield* typeof part === 'function' ? await part() : part
    await setTimeout(6)
    // Sixteen are looked at together.
    yield* first.slice(0, 16)
  }
}

describe('an import that sends again what the network holds', () => {
  const others = CHANGES.map((_, i) => actor(FIRST + i))

  test('changes the records of which any field is another, and no other record', async () => {
    const id = await makeNetwork(store, 'fields', [...first, ...others])
    const same = await store.apply(id, INFO, inParts(first, others))
    expect(same).toEqual({ version: 2 })
    const writes = CHANGES.map((_, i) => changed(i))
    const applied = await store.apply(id, INFO, inParts(first, writes))
    expect(applied.changeSet?.counts).toEqual({
      created: 0,
      changed: CHANGES.length,
      deleted: 0,
    })
    const { actor: kept } = await readState(store, id)
    for (const write of writes) expect(kept.get(write.id)).toEqual(write.after)
  })

  test('adds what is new and removes what it says is gone', async () => {
    const id = await makeNetwork(store, 'gone', [...first, ...others])
    const writes = [remove(actor(FIRST)), actor(9_999), remove(actor(700))]
    const applied = await store.apply(id, INFO, inParts(first, writes))
    expect(applied.changeSet?.counts).toEqual({ created: 1, changed: 0, deleted: 2 })
  })

  test('counts the last write of a record, whatever those before it said', async () => {
    const id = await makeNetwork(store, 'last', [...first, ...others])
    const back = await store.apply(
      id,
      INFO,
      inParts([changed(0)], first, others, [changed(1)], [others[1] ?? actor(0)]),
    )
    expect(back).toEqual({ version: 2 })
    const forth = await store.apply(
      id,
      INFO,
      inParts(first, others, [changed(2)], [others[2] ?? actor(0), changed(2)]),
    )
    expect(forth.changeSet?.counts).toEqual({ created: 0, changed: 1, deleted: 0 })
  })

  test('takes back what other change sets did meanwhile, to records that came before and after', async () => {
    const id = await makeNetwork(store, 'meanwhile', [...first, ...others])
    const disturb = (i: number) => async () => {
      await store.apply(id, INFO, [actor(i, { name: 'Disturbed' })])
      return []
    }
    const applied = await store.apply(
      id,
      INFO,
      inParts(first, others, disturb(50), disturb(FIRST + 3), [changed(4)], disturb(FIRST + 4)),
    )
    expect(applied.changeSet?.counts).toEqual({ created: 0, changed: 3, deleted: 0 })
    const { actor: kept } = await readState(store, id)
    expect(kept.get('a50')?.name).toBe('Actor a50')
    expect(kept.get(`a${FIRST + 3}`)?.name).toBe(`Actor a${FIRST + 3}`)
    expect(kept.get(`a${FIRST + 4}`)).toEqual(changed(4).after)
  })

  test('compares participations, whatever their ids hold', async () => {
    const names = ['x', 'y|z', 'a\\', '","collaborationId":"', 'é’\u{1F600}', '},0,{"']
    const actors = names.map((id) => putActor({ id }))
    const projects = Array.from({ length: 400 }, (_, i) => putCollaboration({ id: `p"${i}` }))
    const all = (share?: number) =>
      projects.flatMap(({ id: project }) =>
        names.map((name) => putParticipation(name, project, share === undefined ? {} : { share })),
      )
    const id = await makeNetwork(store, 'odd', [...actors, ...projects, ...all()])
    expect(await store.apply(id, INFO, all())).toEqual({ version: 2 })
    const applied = await store.apply(id, INFO, [
      ...all().slice(0, 2_300),
      ...all(0.5).slice(2_300),
    ])
    expect(applied.changeSet?.counts).toEqual({ created: 0, changed: 100, deleted: 0 })
    const { participations } = await store.readPacked(id)
    expect(participations.actor).toHaveLength(2_400)
    // Uses follow: an actor with participations cannot go.
    await expect(store.apply(id, INFO, [remove(putActor({ id: 'y|z' }))])).rejects.toMatchObject({
      code: 'record-in-use',
    })
  })
})

describe('a slice of writes', () => {
  const odd = putActor({ id: '},0,{"', name: '"},0,{"', attributes: { '},0,{"': '\\"},0,{\\' } })
  const writes = [...FULL, odd, ...FULL.map(remove)]

  test('gives back each write as it was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...writes), { maxLength: 12 }), (chosen) => {
        const slice = openSlice()
        for (const write of chosen) addWrite(slice, write)
        const reader = sliceReader(structuredClone(closeSlice(slice)))
        const read = []
        while (reader.next()) {
          const { key, body, source: from } = reader.record()
          read.push([KINDS[reader.kind()], key, body, from])
        }
        expect(read).toEqual(
          chosen.map(({ record, id, after }) => [
            record,
            id,
            after && canonicalJson(after, 'source'),
            after && 'source' in after && after.source ? canonicalJson(after.source) : null,
          ]),
        )
      }),
      { numRuns: 200, seed: 2012 },
    )
  })
})

describe('a table of texts', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b', '1', '{'), minLength: 1, maxLength: 4 })

  test('finds those that were added, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(part), fc.array(part), (added, asked) => {
        const table = textTable(added.length)
        const text = added.join('\n')
        let start = 0
        for (const one of added) {
          table.add(text, start, start + one.length)
          start += one.length + 1
        }
        for (const one of [...added, ...asked]) {
          for (let cut = 0; cut < one.length; cut++) {
            const found = table.has(one.slice(0, cut), `--${one}-`, 2 + cut, 2 + one.length)
            expect(found).toBe(added.includes(one))
          }
        }
      }),
      { numRuns: 300, seed: 2012 },
    )
  })
})
