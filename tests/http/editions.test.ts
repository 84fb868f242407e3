import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { importRequests } from '../support/import-requests.ts'
import type { SentFile } from '../support/multipart.ts'
import { sharedData } from '../support/shared-data.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

const { send: sendFiles, post, patch, get, newNetwork: networkOf } = importRequests(() => service)
let made = 0
const newNetwork = () => networkOf(`Éditions ${(made += 1)}`)

async function send(networkId: string, files: SentFile[], mapping?: object) {
  const sent = await sendFiles(networkId, files, mapping)
  const { id, jobId } = sent.json<{ id: string; jobId: string }>()
  await service.services.jobs.settled(jobId, 300_000)
  return get(paths.import(networkId, id))
}

async function importFiles(
  networkId: string,
  files: SentFile[],
  { mapping, ...asked }: { mapping?: object; replaces?: object } = {},
): Promise<string> {
  const draft = await send(networkId, files, mapping)
  if (asked.replaces) await patch(paths.import(networkId, draft.id), asked)
  const confirmed = await post(paths.importConfirm(networkId, draft.id))
  expect(confirmed.json()).toMatchObject({ state: 'confirmed' })
  return draft.id
}

/** Everything that the network holds, record by record. */
async function everything(networkId: string): Promise<unknown[]> {
  const records = []
  for await (const batch of service.store.read(networkId)) records.push(batch)
  return records
}

const FIRST: SentFile[] = [
  {
    name: 'adherents-2013.csv',
    text: 'id;nom;secteur\nA;Atelier;culture\nB;Bibliothèque;culture\nC;Centre;jeunesse\nD;Décor;créatif\n',
  },
  {
    name: 'projets-2013.csv',
    text: 'acteur;projet;entrée;sortie\nA;p1;2012-01-01;2016-12-31\nB;p1;2012-01-01;2016-12-31\nC;p2;2013-01-01;2013-06-30\nD;p3;2013-01-01;2017-01-31\n',
  },
]
const MAPPING = {
  version: 1,
  tables: [
    { file: 'adherents*', holds: 'actors', actor: { id: 'id', name: 'nom', sectors: 'secteur' } },
    {
      file: 'projets*',
      holds: 'participations',
      actor: { id: 'acteur' },
      collaboration: { id: 'projet' },
      participation: { startsOn: 'entrée', endsOn: 'sortie' },
    },
    {
      file: 'rencontres*',
      holds: 'participations',
      actor: { id: 'acteur' },
      collaboration: { id: 'projet', startsOn: 'date' },
    },
  ],
}
// C and its p2 are gone, D has left p3 to E; A is called otherwise; B stays as it is.
const SECOND: SentFile[] = [
  {
    name: 'adherents-2014.csv',
    text: 'id;nom;secteur\nA;Atelier du Nord;culture\nB;Bibliothèque;culture\nE;École;jeunesse\n',
  },
  {
    name: 'projets-2014.csv',
    text: 'acteur;projet;entrée;sortie\nA;p1;2012-01-01;2016-12-31\nB;p1;2012-01-01;2016-12-31\nE;p3;2013-01-01;2017-01-31\n',
  },
]
/** Another source, which knows C. */
const OTHER: SentFile[] = [
  { name: 'rencontres.csv', text: 'acteur;projet;date\nC;forum;2013-05-02\nA;forum;2013-05-02\n' },
]

async function replaced(disappeared: 'keep' | 'close' | 'delete') {
  const id = await newNetwork()
  const first = await importFiles(id, FIRST, { mapping: MAPPING })
  await importFiles(id, OTHER, { mapping: MAPPING })
  const before = await everything(id)
  const draft = await send(id, SECOND, MAPPING)
  expect(draft.editionOf).toEqual([first])
  const changed = await patch(paths.import(id, draft.id), {
    source: { label: 'Adhérents', producer: 'La Fédération', licence: 'ODbL', asOf: '2014-06' },
    replaces: { importId: first, disappeared },
  })
  expect(changed.statusCode).toBe(200)
  return { id, first, before, draft: changed.json() }
}

async function actorIds(id: string): Promise<string[]> {
  const { items } = await get(paths.actors(id))
  return items.map((actor: { id: string }) => actor.id).toSorted()
}

describe('a newer edition of a source', () => {
  test('tells what is new, changed, unchanged and no longer there, and keeps it', async () => {
    const { id, draft } = await replaced('keep')
    expect(draft.preview).toMatchObject({
      actors: { created: 1, changed: 1, unchanged: 1 },
      collaborations: { created: 0, unchanged: 2 },
      participations: { created: 1, changed: 0, unchanged: 2 },
      disappeared: {
        // C is known to another source; p3 goes on without D.
        actors: { found: 2, closable: 2, deletable: 1 },
        collaborations: { found: 1, closable: 0, deletable: 1 },
        participations: { found: 2, closable: 1, deletable: 2 },
        written: 0,
      },
    })
    expect(draft.preview.disappeared.samples[0]).toEqual({
      record: 'actor',
      id: 'C',
      name: 'Centre',
      isReferred: true,
    })
    const names = draft.preview.disappeared.samples.flatMap(
      (one: { record: string; name: string }) => (one.record === 'participation' ? [one.name] : []),
    )
    expect(names).toEqual(['Centre – p2', 'Décor – p3'])
    await post(paths.importConfirm(id, draft.id))
    expect(await actorIds(id)).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('closes what is no longer there on the date of the edition, and undoes all of it', async () => {
    const { id, before, draft } = await replaced('close')
    expect(draft.preview.disappeared.written).toBe(3)
    await post(paths.importConfirm(id, draft.id))
    const { actor } = await get(paths.actor(id, 'D'))
    expect(actor).toMatchObject({
      closedOn: '2014-06',
      source: { label: 'adherents-2013.csv, projets-2013.csv' },
    })
    const { items } = await get(`${paths.participations(id)}?actorId=D`)
    expect(items).toMatchObject([{ startsOn: '2013-01-01', endsOn: '2014-06' }])
    // What had ended before stays as it was.
    const ended = await get(`${paths.participations(id)}?actorId=C&collaborationId=p2`)
    expect(ended.items).toMatchObject([{ endsOn: '2013-06-30' }])
    expect((await post(paths.importUndo(id, draft.id))).statusCode).toBe(200)
    expect(await everything(id)).toEqual(before)
  })

  test('deletes only what nothing else refers to, and undoes all of it', async () => {
    const { id, before, draft } = await replaced('delete')
    expect(draft.preview.disappeared.written).toBe(4)
    await post(paths.importConfirm(id, draft.id))
    expect(await actorIds(id)).toEqual(['A', 'B', 'C', 'E'])
    const history = await get(paths.changes(id))
    expect(history.items[0]).toMatchObject({
      counts: { created: 2, changed: 1, deleted: 4 },
      source: { label: 'Adhérents', producer: 'La Fédération', licence: 'ODbL', asOf: '2014-06' },
    })
    expect((await post(paths.importUndo(id, draft.id))).statusCode).toBe(200)
    expect(await everything(id)).toEqual(before)
  })

  test('an edition after it speaks of all that the earlier ones wrote', async () => {
    const { id, draft } = await replaced('keep')
    await post(paths.importConfirm(id, draft.id))
    const text = 'id;nom;secteur\nE;École;jeunesse\n'
    const third = await send(id, [{ name: 'adherents-2015.csv', text }], MAPPING)
    const changed = await patch(paths.import(id, third.id), {
      replaces: { importId: draft.id, disappeared: 'keep' },
    })
    // A was changed by the second edition, B comes from the first.
    expect(changed.json().preview.disappeared.actors.found).toBe(4)
  })

  test('closing asks for the date of the edition; what is replaced must be a confirmed import', async () => {
    const id = await newNetwork()
    const first = await importFiles(id, FIRST, { mapping: MAPPING })
    const draft = await send(id, SECOND, MAPPING)
    const url = paths.import(id, draft.id)
    const undated = await patch(url, { replaces: { importId: first, disappeared: 'close' } })
    expect(undated.statusCode).toBe(400)
    expect(undated.json().errors[0].where).toBe('source.asOf')
    const itself = await patch(url, { replaces: { importId: draft.id, disappeared: 'keep' } })
    expect(itself.json().code).toBe('import-not-ready')
    const unknown = await patch(url, { replaces: { importId: 'nothing', disappeared: 'keep' } })
    expect(unknown.json().code).toBe('import-not-found')
    expect((await get(url)).replaces).toBeUndefined()
  })

  test('an earlier end in it is a correction', async () => {
    const id = await newNetwork()
    const first = await importFiles(id, FIRST, { mapping: MAPPING })
    const shorter = FIRST.map(({ name, text = '' }) => ({
      name: name.replace('2013', '2014'),
      text: text.replace('A;p1;2012-01-01;2016-12-31', 'A;p1;2012-01-01;2014-12-31'),
    }))
    await importFiles(id, shorter, {
      mapping: MAPPING,
      replaces: { importId: first, disappeared: 'keep' },
    })
    const { items } = await get(`${paths.participations(id)}?actorId=A`)
    expect(items).toMatchObject([{ endsOn: '2014-12-31' }])
  })
})

describe('the source of an import', () => {
  test('is that of each record it writes; a known register proposes its own', async () => {
    const id = await newNetwork()
    const text =
      'projectID;organisationID;name;activityType;role;city;country\n1;10;Lycée;HES;coordinator;Pau;FR\n1;11;Mairie;PUB;participant;Dax;FR\n'
    const draft = await send(id, [{ name: 'organization.csv', text }])
    expect(draft.suggestedSource).toEqual({
      label: 'CORDIS',
      producer: 'Union européenne',
      licence: 'CC BY 4.0',
    })
    expect(draft.source).toEqual(draft.suggestedSource)
    const source = { ...draft.suggestedSource, label: 'CORDIS, extrait', asOf: '2016-11-02' }
    await patch(paths.import(id, draft.id), { source })
    await post(paths.importConfirm(id, draft.id))
    const { actor } = await get(paths.actor(id, '10'))
    expect(actor.source).toEqual({ ...source, importId: draft.id })
    const { collaboration } = await get(paths.collaboration(id, '1'))
    expect(collaboration.source).toMatchObject(source)
  })
})

/** Enough of a register: what it says again is the same from line to line. */
function firstLines(path: string): Buffer {
  const lines = readFileSync(path, 'latin1').split('\n').slice(0, 300)
  return Buffer.from(lines.join('\n'), 'latin1')
}

const REGISTERS = {
  ANR: ['anr-dos-nouvelle-aquitaine-2010-2016/anr_dos_partenaires_na_2010_2016.csv'],
  'keep.eu': [
    'interreg-keep-2014-2020/extract_nouvelle_aquitaine_partnership.csv',
    'interreg-keep-2014-2020/extract_nouvelle_aquitaine_projects.csv',
  ],
  SCDL: ['mediation-numerique-nouvelle-aquitaine/format-subventions-exemple.csv'],
}

describe('the same file again', () => {
  for (const [register, files] of Object.entries(REGISTERS)) {
    const found = files.map(sharedData)
    test.skipIf(found.includes(undefined))(
      `changes nothing: ${register} (skipped without the shared data)`,
      async () => {
        const sent = found.flatMap((path) =>
          path === undefined ? [] : [{ name: basename(path), bytes: firstLines(path) }],
        )
        const id = await newNetwork()
        await importFiles(id, sent)
        const { version } = await get(paths.network(id))
        const again = await send(id, sent)
        for (const kind of ['actors', 'collaborations', 'participations']) {
          expect(again.preview[kind]).toMatchObject({ created: 0, changed: 0 })
          expect(again.preview[kind].unchanged).toBeGreaterThan(0)
        }
        await post(paths.importConfirm(id, again.id))
        expect((await get(paths.network(id))).version).toBe(version)
      },
    )
  }
})
