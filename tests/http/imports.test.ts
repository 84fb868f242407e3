import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { HAND_EI_NEWMAN, HAND_FILES, HAND_MAPPING } from '../fixtures/hand.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { importRequests } from '../support/import-requests.ts'
import type { SentFile } from '../support/multipart.ts'
import { zipOf } from '../support/zip.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

const { send, post, patch, get, newNetwork: networkOf } = importRequests(() => service)
let made = 0
const newNetwork = () => networkOf(`Essai ${(made += 1)}`)

async function importHand(networkId: string): Promise<string> {
  const draft = (await send(networkId, HAND_FILES, HAND_MAPPING)).json()
  expect((await post(paths.importConfirm(networkId, draft.id))).statusCode).toBe(200)
  return draft.id
}

/** Files waiting on disk, all imports together. */
function uploadsLeft(): string[] {
  const folder = join(service.dataFolder, 'uploads')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('POST /api/networks/:id/imports', () => {
  test('files go from upload to preview, confirmation, answers and back', async () => {
    const id = await newNetwork()
    const sent = await send(id, HAND_FILES, HAND_MAPPING)
    expect(sent.statusCode).toBe(201)
    const draft = sent.json()
    expect(draft).toMatchObject({
      state: 'ready',
      preview: {
        actors: { created: 6, changed: 0, unchanged: 0 },
        collaborations: { created: 4, changed: 0, unchanged: 0 },
        participations: { created: 10, changed: 0, unchanged: 0 },
        refusedRows: 0,
      },
    })
    expect(draft.files.map((file: { name: string }) => file.name)).toEqual([
      'acteurs.csv',
      'participations.csv',
    ])
    expect(draft.files[0].columns).toContainEqual({
      column: 'secteur',
      field: 'actor.sectors',
      samples: ['culture', 'éduc-pop', 'créatif'],
    })
    // Nothing is written before it is confirmed.
    expect((await get(paths.network(id))).version).toBe(1)

    const confirmed = await post(paths.importConfirm(id, draft.id))
    expect(confirmed.statusCode).toBe(200)
    expect(confirmed.json()).toMatchObject({ state: 'confirmed', version: 2 })
    expect(uploadsLeft()).not.toContain(draft.id)

    const overview = await get(paths.overview(id))
    expect(overview.summary).toMatchObject({ actors: 6, collaborations: 4, participations: 10 })
    expect(overview.openness.value).toBeCloseTo(HAND_EI_NEWMAN, 12)
    expect(overview.isolationByReason).toEqual(
      expect.arrayContaining([
        { reason: 'solo', withoutTie: 1, all: 1 },
        { reason: 'no-project', withoutTie: 1, all: 1 },
      ]),
    )

    const undone = await post(paths.importUndo(id, draft.id))
    expect(undone.statusCode).toBe(200)
    expect(undone.json().state).toBe('undone')
    const after = await get(paths.network(id))
    expect(after.counts).toEqual({ actors: 0, collaborations: 0, participations: 0 })
    expect(after.settings.actorListComplete).toBe(false)
  })

  test('the same files again change nothing; one changed cell is one change', async () => {
    const id = await newNetwork()
    await importHand(id)
    const same = (await send(id, HAND_FILES, HAND_MAPPING)).json()
    expect(same.preview).toMatchObject({
      actors: { created: 0, changed: 0, unchanged: 6 },
      collaborations: { created: 0, changed: 0, unchanged: 4 },
      participations: { created: 0, changed: 0, unchanged: 10 },
    })
    const changed = HAND_FILES.map(({ name, text }) => ({
      name,
      text: text.replace('Décor D', 'Décors D'),
    }))
    const draft = (await send(id, changed, HAND_MAPPING)).json()
    expect(draft.preview.actors).toEqual({ created: 0, changed: 1, unchanged: 5 })
    expect(draft.preview.sampleChanges).toEqual([
      {
        record: 'actor',
        id: 'D',
        name: 'Décor D',
        field: 'name',
        before: 'Décor D',
        after: 'Décors D',
      },
    ])
  })

  test('a graph file in an archive is understood, imported and taken back', async () => {
    const id = await newNetwork()
    await importHand(id)
    const before = await service.services.networks.get(id)
    const graph =
      'graph [ node [ id 1 label "Éclat" ] node [ id 2 label "Bal" ] node [ id 3 label "Seul" ] ' +
      'edge [ source 1 target 2 value 3 ] ]'
    const bytes = zipOf({ 'reseau.gml': graph })
    const draft = (await send(id, [{ name: 'envoi.zip', bytes }])).json()
    expect(draft).toMatchObject({
      state: 'ready',
      files: [
        {
          name: 'envoi.zip/reseau.gml',
          sheet: 'nodes',
          format: 'gml',
          rows: 3,
          bytes: bytes.length,
        },
        { name: 'envoi.zip/reseau.gml', sheet: 'edges', rows: 1 },
      ],
      preview: { actors: { created: 3 }, collaborations: { created: 1 } },
    })
    expect((await post(paths.importConfirm(id, draft.id))).statusCode).toBe(200)
    const actors = (await get(`${paths.actors(id)}?limit=1000`)).items
    expect(actors).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: '3', name: 'Seul', partners: 0 })]),
    )
    expect((await post(paths.importUndo(id, draft.id))).statusCode).toBe(200)
    expect((await service.services.networks.get(id)).counts).toEqual(before.counts)
  })

  test('an undo that would take away what was changed later is refused with the list', async () => {
    const id = await newNetwork()
    const importId = await importHand(id)
    const actor = await service.app.inject({ url: paths.actor(id, 'A') })
    await service.app.inject({
      method: 'PUT',
      url: paths.actor(id, 'A'),
      headers: { 'if-match': String(actor.headers['etag']) },
      payload: { name: 'Atelier A, renommé' },
    })
    const refused = await post(paths.importUndo(id, importId))
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      code: 'undo-blocked',
      details: { count: 1, obstacles: ['actor A'] },
    })
    expect((await get(paths.import(id, importId))).state).toBe('confirmed')
    expect((await get(paths.network(id))).counts.actors).toBe(6)
  })

  test('a network that changed since the preview gets a new preview, not a blind write', async () => {
    const id = await newNetwork()
    const draft = (await send(id, HAND_FILES, HAND_MAPPING)).json()
    await importHand(id)
    const conflict = await post(paths.importConfirm(id, draft.id))
    expect(conflict.statusCode).toBe(409)
    expect(conflict.json().code).toBe('version-conflict')
    const { jobId } = await get(paths.import(id, draft.id))
    await service.services.jobs.settled(jobId, 120_000)
    expect(await get(paths.import(id, draft.id))).toMatchObject({
      state: 'ready',
      preview: { actors: { created: 0, unchanged: 6 } },
    })
  })

  test('columns that say too little ask for a mapping, which then reads the files', async () => {
    const id = await newNetwork()
    const file = { name: 'liste.csv', text: 'x;y\nA;p1\nB;p1\n' }
    const asked = await send(id, [file])
    expect(asked.statusCode).toBe(201)
    expect(asked.json()).toMatchObject({
      state: 'needs-mapping',
      failure: { code: 'unmapped-columns' },
    })
    const mapping = {
      version: 1,
      tables: [
        { file: '*', holds: 'participations', actor: { id: 'x' }, collaboration: { id: 'y' } },
      ],
    }
    const read = await patch(paths.import(id, asked.json().id), { mapping })
    expect(read.json()).toMatchObject({ state: 'ready', preview: { actors: { created: 2 } } })
  })

  test('a draft that is given up leaves no file and cannot be confirmed', async () => {
    const id = await newNetwork()
    const draft = (await send(id, HAND_FILES, HAND_MAPPING)).json()
    expect(uploadsLeft()).toContain(draft.id)
    const gone = await service.app.inject({ method: 'DELETE', url: paths.import(id, draft.id) })
    expect(gone.statusCode).toBe(204)
    expect(uploadsLeft()).not.toContain(draft.id)
    const confirm = await post(paths.importConfirm(id, draft.id))
    expect(confirm.statusCode).toBe(404)
    expect(confirm.json().code).toBe('import-not-found')
  })
})

const HEAD = 'acteur;projet;date de début;date de fin;latitude;longitude'
const SIMPLE = {
  version: 1,
  tables: [
    {
      file: '*',
      holds: 'participations',
      actor: { id: 'acteur', place: { latitude: 'latitude', longitude: 'longitude' } },
      collaboration: { id: 'projet', startsOn: 'date de début', endsOn: 'date de fin' },
    },
  ],
}
const LISTS = {
  version: 1,
  tables: [
    { file: 'acteurs*', holds: 'actors', actor: { id: 'id', name: 'nom' } },
    { file: 'liens*', holds: 'participations', actor: { id: 'a' }, collaboration: { id: 'p' } },
  ],
}

type Case = {
  what: string
  files: SentFile[]
  mapping?: object
  status: number
  code: string
  line: number
}
const BAD: Case[] = [
  { what: 'an empty file', files: [{ name: 'a.csv' }], status: 422, code: 'empty-file', line: 1 },
  {
    what: 'a row of headers and nothing else',
    files: [{ name: 'a.csv', text: 'acteur;projet\n' }],
    status: 422,
    code: 'no-usable-row',
    line: 1,
  },
  {
    what: 'a binary file that is called .csv',
    files: [{ name: 'a.csv', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]) }],
    status: 415,
    code: 'unsupported-format',
    line: 1,
  },
  {
    what: 'a line without end',
    files: [{ name: 'a.csv', text: `acteur;projet\nA;${'x'.repeat(17 * 1024 * 1024)}\n` }],
    status: 413,
    code: 'line-too-long',
    line: 2,
  },
  {
    what: 'a million columns',
    files: [{ name: 'a.csv', text: `${'c;'.repeat(1_000_000)}\nA;p1\n` }],
    status: 413,
    code: 'too-many-columns',
    line: 1,
  },
  {
    what: 'an encoding that the file is not in',
    files: [{ name: 'a.csv', bytes: Buffer.from('acteur;projet\nCaf\xe9;p1\n', 'latin1') }],
    mapping: {
      ...SIMPLE,
      tables: SIMPLE.tables.map((table) => ({ ...table, encoding: 'utf-8' })),
    },
    status: 422,
    code: 'unreadable-file',
    line: 2,
  },
  {
    what: 'dates that run backwards',
    files: [{ name: 'a.csv', text: `${HEAD}\nA;p1;2014-01-01;2013-01-01;;\n` }],
    mapping: SIMPLE,
    status: 422,
    code: 'no-usable-row',
    line: 2,
  },
  {
    what: 'latitude and longitude swapped',
    files: [{ name: 'a.csv', text: `${HEAD}\nA;p1;;;-0,57;44,83\n` }],
    mapping: SIMPLE,
    status: 422,
    code: 'no-usable-row',
    line: 2,
  },
]

describe('bad input', () => {
  test.for(BAD)('$what is refused with its file and line, and leaves nothing', async (bad) => {
    const id = await newNetwork()
    const answer = await send(id, bad.files, bad.mapping)
    expect(answer.statusCode).toBe(bad.status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const problem = answer.json()
    expect(problem.code).toBe(bad.code)
    expect(problem.errors[0]).toMatchObject({ file: bad.files[0]?.name, line: bad.line })
    expect(problem.errors[0].message).not.toBe('')
    expect(await get(paths.imports(id))).toEqual({ items: [] })
    expect((await get(paths.network(id))).version).toBe(1)
  })

  test('one wrong row among good ones is refused alone, with its line and what would be right', async () => {
    const id = await newNetwork()
    const text = `${HEAD}\nA;p1;2013;;;\nB;p1;2013-02-30;;;\n`
    const draft = (await send(id, [{ name: 'a.csv', text }], SIMPLE)).json()
    expect(draft.state).toBe('ready')
    expect(draft.preview.refusedRows).toBe(1)
    expect(draft.preview.problems).toMatchObject([
      { file: 'a.csv', line: 3, rule: 'no-such-day', value: '2013-02-30', expected: '2013-02-28' },
    ])
    expect(draft.preview.problemRules).toEqual([
      {
        rule: 'no-such-day',
        severity: 'refused',
        count: 1,
        fixable: 1,
        title: 'Jour qui n’existe pas',
      },
    ])
    expect(await get(paths.importProblems(id, draft.id))).toMatchObject({ total: 1, next: null })
  })

  test('duplicate ids and participations of unknown actors are told with their lines', async () => {
    const id = await newNetwork()
    const files = [
      { name: 'acteurs.csv', text: 'id;nom\nA;Un\nA;Deux\nB;Trois\n' },
      { name: 'liens.csv', text: 'a;p\nA;p1\nB;p1\nZ;p1\n' },
    ]
    const { preview } = (await send(id, files, LISTS)).json()
    expect(preview.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'acteurs.csv', line: 3, rule: 'duplicate-id' }),
        expect.objectContaining({ file: 'liens.csv', line: 4, rule: 'unknown-actor', value: 'Z' }),
      ]),
    )
    expect(preview.actors.created).toBe(2)
  })

  test('a formula is kept as text and told', async () => {
    const id = await newNetwork()
    const text = 'acteur;projet\n=1+1;p1\nB;p1\n'
    const { preview } = (await send(id, [{ name: 'a.csv', text }], SIMPLE)).json()
    expect(preview.problems).toContainEqual(
      expect.objectContaining({ line: 2, rule: 'formula-cell', value: '=1+1' }),
    )
  })

  test('too many files, no file, another body and an unknown network are refused', async () => {
    const id = await newNetwork()
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `${i}.csv`, text: 'a;b\n1;2\n' }))
    expect((await send(id, many)).json()).toMatchObject({ status: 413, code: 'too-many-files' })
    expect((await send(id, [])).statusCode).toBe(400)
    const json = await service.app.inject({
      method: 'POST',
      url: paths.imports(id),
      payload: { files: [] },
    })
    expect(json.statusCode).toBe(415)
    expect((await send('nulle-part', HAND_FILES)).json().code).toBe('network-not-found')
    const mapping = await send(id, HAND_FILES, { version: 2, tables: [] })
    expect(mapping.json()).toMatchObject({ status: 422, code: 'invalid-mapping' })
    expect(uploadsLeft().length).toBeLessThan(made)
  })
})
