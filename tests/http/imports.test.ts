import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { multipart, type SentFile } from '../support/multipart.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
}, 30_000)
afterAll(() => service.close())

const WAIT = { prefer: 'wait=30', 'accept-language': 'fr' }
let made = 0

async function newNetwork(): Promise<string> {
  made += 1
  const answer = await service.app.inject({
    method: 'POST',
    url: paths.networks(),
    payload: { name: `Essai ${made}` },
  })
  return answer.json<{ id: string }>().id
}

async function send(networkId: string, files: SentFile[], mapping?: object) {
  const { payload, headers } = multipart(files, mapping)
  return service.app.inject({
    method: 'POST',
    url: paths.imports(networkId),
    headers: { ...WAIT, ...headers },
    payload,
  })
}

async function versionOf(networkId: string): Promise<number> {
  const answer = await service.app.inject({ url: paths.network(networkId) })
  return answer.json<{ version: number }>().version
}

// The hand fixture of the measures: four projects of five actors; F takes part in nothing.
const ACTORS = `id;nom;secteur
A;Atelier A;culture
B;Bibliothèque B;culture
C;Centre C;éduc-pop
D;Décor D;créatif
E;École E;éduc-pop
F;Fabrique F;culture
`
const PARTICIPATIONS = `acteur;projet
A;p1
B;p1
C;p1
C;p2
D;p2
E;p3
A;p4
B;p4
C;p4
D;p4
`
const MAPPING = {
  version: 1,
  tables: [
    { file: 'acteurs*', holds: 'actors', actor: { id: 'id', name: 'nom', sectors: 'secteur' } },
    {
      file: 'participations*',
      holds: 'participations',
      actor: { id: 'acteur' },
      collaboration: { id: 'projet' },
    },
  ],
  network: { actorListComplete: true },
}
const HAND = [
  { name: 'acteurs.csv', text: ACTORS },
  { name: 'participations.csv', text: PARTICIPATIONS },
]

describe('POST /api/networks/:id/imports', { timeout: 60_000 }, () => {
  test('files go from upload to preview, confirmation, answers and back', async () => {
    const id = await newNetwork()
    const sent = await send(id, HAND, MAPPING)
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
    expect(await versionOf(id)).toBe(1)

    const confirmed = await service.app.inject({
      method: 'POST',
      url: paths.importConfirm(id, draft.id),
      headers: WAIT,
    })
    expect(confirmed.statusCode).toBe(200)
    expect(confirmed.json()).toMatchObject({ state: 'confirmed', version: 2 })

    const overview = (await service.app.inject({ url: paths.overview(id) })).json()
    expect(overview.summary).toMatchObject({ actors: 6, collaborations: 4, participations: 10 })
    // measures.md section 4: EI_N 0.629630 (34/54), E solo and F without project.
    expect(overview.openness.value).toBeCloseTo(34 / 54, 12)
    expect(overview.isolationByReason).toEqual(
      expect.arrayContaining([
        { reason: 'solo', withoutTie: 1, all: 1 },
        { reason: 'no-project', withoutTie: 1, all: 1 },
      ]),
    )

    const undone = await service.app.inject({
      method: 'POST',
      url: paths.importUndo(id, draft.id),
      headers: WAIT,
    })
    expect(undone.statusCode).toBe(200)
    expect(undone.json().state).toBe('undone')
    const after = (await service.app.inject({ url: paths.network(id) })).json()
    expect(after.counts).toEqual({ actors: 0, collaborations: 0, participations: 0 })
    expect(after.settings.actorListComplete).toBe(false)
  })
})
