import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

let folder: string
let service: HttpService
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Maillage</title>')
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'export {}')
  service = await httpService(
    { MAILLAGE_TOKEN: 'a-token-of-32-characters-or-more' },
    { pageFolder: folder },
  )
})
afterAll(async () => {
  await service.close()
  await rm(folder, { recursive: true })
})

describe('the page', () => {
  test.each(['/', '/networks/demonstration', '/networks/demonstration/map?from=2012'])(
    '%s gives it, without a token',
    async (url) => {
      const answer = await service.app.inject(url)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toContain('text/html')
      expect(answer.headers['cache-control']).toBe('no-cache')
    },
  )

  test.each(['/nowhere', '/networks/demonstration/nowhere'])(
    '%s, which is none of its addresses, gives it to say so, as not found',
    async (url) => {
      const answer = await service.app.inject(url)
      expect(answer.statusCode).toBe(404)
      expect(answer.headers['content-type']).toContain('text/html')
    },
  )

  test('its files are kept by browsers, since their names change with their content', async () => {
    const answer = await service.app.inject('/assets/main-1a2b.js')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toContain('immutable')
  })

  test.each([
    '/assets/gone-3c4d.js',
    '/api',
    '/api/none',
    '/api/networks/x/none',
    '/../package.json',
  ])('%s is a problem, not a page', async (url) => {
    expectProblem(await service.app.inject(url), 404, 'page-not-found')
  })

  test('nothing outside its folder is served', async () => {
    for (const url of [
      '/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/hosts.txt',
    ]) {
      expect((await service.app.inject(url)).statusCode).toBe(404)
    }
  })

  test('is not answered to anything but reading', async () => {
    expectProblem(await service.app.inject({ method: 'POST', url: '/' }), 404, 'page-not-found')
  })
})
