import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/http/app.ts'
import { createLog } from '../../server/http/logging.ts'
import { readConfig } from '../../server/config.ts'
import { Ready } from '../../server/contract/health.ts'
import { paths } from '../../server/contract/paths.ts'
import { createServices } from '../../server/services/services.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { temporaryStore } from '../support/temporary-store.ts'

type Down = {
  get: (url: string) => Promise<Answer>
  logged: () => string
  close: () => Promise<void>
}
type Answer = { statusCode: number; body: string; headers: Record<string, unknown> }

/** The application when its store has gone: a real one, closed under it. */
async function withoutStore(): Promise<Down> {
  const { store, folder, remove } = await temporaryStore()
  const config = readConfig({ MAILLAGE_DATA: folder })
  let text = ''
  const log = createLog(config, { write: (line: string) => (text += line) })
  const services = await createServices({ store, config, log, now: () => new Date() })
  const app = await buildApp(config, services, { log, pageFolder: `${folder}/no-page` })
  await store.close()
  return {
    get: (url) => app.inject(url),
    logged: () => text,
    async close() {
      await app.close()
      await services.close()
      await remove()
    },
  }
}

describe('without a store', () => {
  let down: Down
  beforeAll(async () => {
    down = await withoutStore()
  })
  afterAll(() => down.close())

  test.each([paths.networks(), paths.overview('x'), paths.map('x'), paths.jobs()])(
    '%s says that it is away, and when to ask again',
    async (url) => {
      const answer = await down.get(url)
      expectProblem(answer, 503, 'store-unavailable')
      expect(answer.headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' })
      expect(answer.headers).not.toHaveProperty('etag')
    },
  )

  test('the process lives, and is not ready', async () => {
    expect((await down.get(paths.health())).statusCode).toBe(200)
    const ready = expectBody(await down.get(paths.ready()), Ready, 503)
    expect(ready).toMatchObject({ ready: false, store: { ok: false } })
  })

  test('the log tells it whole', async () => {
    await down.get(paths.networks())
    expect(down.logged()).toContain('store-unavailable')
    expect(down.logged()).toContain('"stack"')
  })
})
