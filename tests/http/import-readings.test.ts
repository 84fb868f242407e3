import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { importRequests } from '../support/import-requests.ts'
import type { SentFile } from '../support/multipart.ts'

let service: HttpService
let networkId: string
const requests = importRequests(() => service)
beforeAll(async () => {
  service = await httpService()
  networkId = await requests.newNetwork('Lectures')
})
afterAll(() => service.close())

const send = async (file: SentFile) => (await requests.send(networkId, [file])).json()
const patch = async (importId: string, payload: object) =>
  (await requests.patch(paths.import(networkId, importId), payload)).json()

const columnsOf = (draft: { files: { columns: { column: string }[] }[] }) =>
  draft.files[0]?.columns.map(({ column }) => column)

describe('how a table is written, as a person says it', () => {
  test('another separator gives other columns, which are understood anew', async () => {
    const text = 'organisme|projet;année\nA|p1;2012\nB|p1;2012\n'
    const draft = await send({ name: 'liste.csv', text })
    expect(columnsOf(draft)).toEqual(['organisme|projet', 'année'])
    const read = await patch(draft.id, { readings: [{ file: 'liste.csv', delimiter: '|' }] })
    expect(columnsOf(read)).toEqual(['organisme', 'projet;année'])
    expect(read.files[0].delimiter).toBe('|')
    expect(read.readings).toEqual([{ file: 'liste.csv', delimiter: '|' }])
    const detected = await patch(draft.id, { readings: [] })
    expect(columnsOf(detected)).toEqual(['organisme|projet', 'année'])
  })

  test('an encoding that the bytes cannot be is refused, and another one can be said', async () => {
    const bytes = Buffer.from('organisme;projet\n\xc9cole;p1\nCafé;p1\n', 'latin1')
    const draft = await send({ name: 'accents.csv', bytes })
    const wrong = await patch(draft.id, { readings: [{ file: 'accents.csv', encoding: 'utf-8' }] })
    expect(wrong).toMatchObject({ code: 'unreadable-file', details: { line: 2 } })
    const failed = await requests.get(paths.import(networkId, draft.id))
    expect(failed).toMatchObject({ state: 'failed', files: [{ name: 'accents.csv' }] })
    const read = await patch(draft.id, {
      readings: [{ file: 'accents.csv', encoding: 'windows-1252' }],
    })
    expect(read.preview.sampleActors.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['École', 'Café']),
    )
    expect(read.mapping.tables[0].encoding).toBe('windows-1252')
  })

  test('without a row of headers, columns go by their numbers and the first row is data', async () => {
    const draft = await send({ name: 'sans.csv', text: 'Atelier;p1\nCentre;p1\n' })
    const readings = [{ file: 'sans.csv', header: false }]
    const mapping = {
      version: 1,
      tables: [
        {
          file: 'sans.csv',
          holds: 'participations',
          header: false,
          actor: { name: 1 },
          collaboration: { name: 2 },
        },
      ],
    }
    const read = await patch(draft.id, { readings, mapping })
    expect(columnsOf(read)).toEqual(['1', '2'])
    expect(read.files[0].header).toBe(false)
    expect(read.preview).toMatchObject({
      actors: { created: 2 },
      collaborations: { created: 1 },
      participations: { created: 2 },
    })
  })

  test('a separator of several characters is refused', async () => {
    const draft = await send({ name: 'liste.csv', text: 'organisme;projet\nA;p1\n' })
    const refused = await patch(draft.id, { readings: [{ file: 'liste.csv', delimiter: ';;' }] })
    expect(refused.code).toBe('invalid-request')
  })
})
