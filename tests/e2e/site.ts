import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { seededRandom } from '../../server/network/random.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'

// `SLOW=6 npm run test:e2e` finds tests that depend on speed: pages take six times as long for everything,
// and answers come late, in an order of their own.
const SLOWNESS = Number(process.env['SLOW'] ?? '1')
const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url))

export type Site = {
  address: string
  browser: Browser
  /** A new visitor's page; what goes wrong in it (errors, refused requests) gathers in `faults`. */
  visit: (
    path: string,
    options?: BrowserContextOptions,
  ) => Promise<{ page: Page; faults: string[] }>
  /** Another network beside the demonstration. */
  addNetwork: HttpService['addNetwork']
  /** The records of a network as a backup has them, one JSON line each. */
  exportedRecords: (networkId: string) => Promise<string[]>
}

/**
 * Tests in a real browser on a real server with a data folder of its own, the demonstration network in
 * it, on a free port. Skipped with the reason where no browser can run; with CI=true that is a failure.
 */
export function describeSite(
  name: string,
  body: (site: () => Site) => void,
  settings: Readonly<Record<string, string>> = {},
): void {
  const reason = whyNoBrowser() ?? (existsSync(BUILT) ? undefined : 'the page is not built')
  const isSkipped = reason !== undefined && process.env['CI'] !== 'true'
  describe.skipIf(isSkipped)(`${name}${reason === undefined ? '' : ` (${reason})`}`, () => {
    let service: HttpService | undefined
    let site: Site | undefined
    beforeAll(async () => {
      if (reason !== undefined) throw new Error(reason)
      const made = await httpService({ LOG_LEVEL: 'warn', ...settings }, { pageFolder: BUILT })
      service = made
      await service.addNetwork(buildDemoNetwork())
      if (SLOWNESS > 1) answerLate(service.app.server)
      const address = await service.app.listen({ host: '127.0.0.1', port: 0 })
      const browser = await launchBrowser()
      site = {
        address,
        browser,
        visit: (path, options) => visit(browser, address + path, options),
        addNetwork: (records) => made.addNetwork(records),
        exportedRecords: (networkId) => exportedRecords(made, networkId),
      }
    })
    afterAll(async () => {
      await site?.browser.close()
      await service?.close()
    })
    body(() => {
      if (!site) throw new Error('the site did not start')
      return site
    })
  })
}

async function exportedRecords(
  { services, dataFolder }: HttpService,
  networkId: string,
): Promise<string[]> {
  const path = join(dataFolder, `${randomUUID()}.jsonl`)
  await services.backups.toFile(path)
  const lines = (await readFile(path, 'utf8')).split('\n')
  const start = lines.findIndex((line) => line.startsWith(`{"network":"${networkId}"`))
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('{"id":'))
  return lines.slice(start + 1, end)
}

/** Hands requests on after up to 100 ms for each time that pages are slower, some of them at once. */
function answerLate(server: Server): void {
  const emit = server.emit.bind(server)
  const next = seededRandom(SLOWNESS)
  server.emit = (event: string, ...given: unknown[]): boolean => {
    if (event !== 'request') return emit(event, ...given)
    setTimeout(() => emit(event, ...given), Math.max(0, next() * 1.5 - 0.5) * 100 * SLOWNESS)
    return true
  }
}

async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  // What is awaited is a state; the time only ends a wait for what will not come.
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // Chromium says so of software WebGL by itself; it is no fault of the page.
    if (message.type() === 'error' && !/WebGL|GPU stall/.test(message.text())) {
      faults.push(message.text())
    }
  })
  if (SLOWNESS > 1) {
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS })
  }
  await page.goto(url)
  return { page, faults }
}
