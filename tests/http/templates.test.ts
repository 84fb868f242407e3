import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

describe('GET /api/templates/:name', () => {
  test('gives the workbook in the language asked for, under its name there', async () => {
    const url = paths.template('participations.xlsx')
    const french = await service.app.inject({ url, headers: { 'accept-language': 'fr' } })
    expect(french.statusCode).toBe(200)
    expect(french.headers['content-disposition']).toBe(
      'attachment; filename="modele-participations.xlsx"',
    )
    expect(french.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const english = await service.app.inject({ url: `${url}?locale=en` })
    expect(english.headers['content-disposition']).toContain('template-participations.xlsx')
  })

  test('gives an empty CSV and a filled one', async () => {
    const asked = { 'accept-language': 'fr' }
    const [empty, example] = await Promise.all(
      ['participations.csv', 'example.csv'].map((name) =>
        service.app.inject({ url: paths.template(name), headers: asked }),
      ),
    )
    const lines = empty?.body.trimEnd().split('\r\n')
    expect(lines).toEqual([
      '\uFEFFActeur;SIRET;Secteur;Code postal;Commune;Projet;Type;Domaine;Début;Fin;Rôle',
    ])
    expect(example?.body.trimEnd().split('\r\n')).toHaveLength(5)
    expect(example?.body.startsWith(empty?.body.trimEnd() ?? '-')).toBe(true)
  })

  test('names what there is where something else is asked for', async () => {
    const answer = await service.app.inject({ url: paths.template('nothing.doc') })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'format-not-found' })
    const language = await service.app.inject({
      url: `${paths.template('example.csv')}?locale=de`,
    })
    expect(language.statusCode).toBe(400)
  })
})
