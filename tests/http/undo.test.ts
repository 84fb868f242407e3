import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { HAND_FILES, HAND_MAPPING } from '../fixtures/hand.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { importRequests } from '../support/import-requests.ts'
import type { SentFile } from '../support/multipart.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

const { newNetwork, send, post, get } = importRequests(() => service)

async function importFiles(networkId: string, files: SentFile[], mapping: object) {
  const sent = await send(networkId, files, mapping)
  const confirmed = await post(paths.importConfirm(networkId, sent.json().id))
  return confirmed.json<{ id: string; changeSetId: string }>()
}

async function twoImports(name: string) {
  const id = await newNetwork(name)
  const first = await importFiles(id, HAND_FILES, HAND_MAPPING)
  const text = 'acteur;projet\nA;forum\nZ;forum\n'
  const later = await importFiles(id, [{ name: 'forum.csv', text }], {
    version: 1,
    tables: [
      {
        file: '*',
        holds: 'participations',
        actor: { id: 'acteur' },
        collaboration: { id: 'projet' },
      },
    ],
  })
  return { id, first, later }
}

describe('an import that later changes stand on', () => {
  test('says which later changes, and which records', async () => {
    const { id, first, later } = await twoImports('Appuyé')
    const { headers } = await service.app.inject({ url: paths.actor(id, 'B') })
    await service.app.inject({
      method: 'PUT',
      url: paths.actor(id, 'B'),
      headers: { 'if-match': String(headers['etag']), 'accept-language': 'fr' },
      payload: { name: 'Médiathèque B' },
    })
    const refused = await post(paths.importUndo(id, first.id))
    expect(refused.statusCode).toBe(409)
    const problem = refused.json()
    expect(problem).toMatchObject({
      code: 'undo-blocked',
      details: { count: 2, obstacles: ['actor B', 'actor A'] },
    })
    expect(problem.details.changeSets).toHaveLength(2)
    expect(problem.details.changeSets[1]).toBe(later.changeSetId)
    expect(problem.detail).toContain('Import de forum.csv')

    const told = await get(paths.changeObstacles(id, first.changeSetId))
    expect(told).toMatchObject({
      count: 2,
      changes: [
        { records: [{ record: 'actor', id: 'B', name: 'Médiathèque B' }] },
        {
          changeSet: { id: later.changeSetId, source: { importId: later.id } },
          records: [
            {
              record: 'actor',
              id: 'A',
              name: 'Atelier A',
              by: { record: 'participation', id: 'A|forum|partner|' },
            },
          ],
        },
      ],
    })
  })

  test('goes once they are taken back, the latest first', async () => {
    const { id, first, later } = await twoImports('Repris')
    expect((await post(paths.importUndo(id, later.id))).json().state).toBe('undone')
    expect(await get(paths.changeObstacles(id, first.changeSetId))).toEqual({
      count: 0,
      changes: [],
    })
    expect((await post(paths.importUndo(id, first.id))).json().state).toBe('undone')
    expect((await get(paths.network(id))).counts.actors).toBe(0)
  })

  test('a change set that is not there has no obstacles to tell', async () => {
    const { id } = await twoImports('Sans')
    const answer = await service.app.inject({ url: paths.changeObstacles(id, 'none') })
    expect(answer.json().code).toBe('change-set-not-found')
  })
})
