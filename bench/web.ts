import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { importFiles } from '../server/cli/import-files.ts'
import { paths } from '../server/contract/paths.ts'
import { buildDemoNetwork } from '../server/demo/build-demo-network.ts'
import type { Services } from '../server/services/services.ts'
import { launchBrowser, whyNoBrowser } from '../tests/e2e/browser.ts'
import { httpService } from '../tests/support/http-service.ts'
import { openPage, timeFirstAnswer, timeInteraction, usedHeap } from './web/pages.ts'

const BUILT = fileURLToPath(new URL('../dist/web/', import.meta.url))
const ANR =
  '../shared/data/anr-dos-nouvelle-aquitaine-2010-2016/anr_dos_partenaires_na_2010_2016.csv'
const ANSWER = '.overview h1'
const VISITS = 5
const ROUNDS = 30
const VIEW_CHANGES = 50

/**
 * `npm run build && npm run bench -- web`: what the page costs in the packaged Chromium (software
 * WebGL), on the demonstration network and, where it is there, on ANR Nouvelle-Aquitaine: script of the
 * first screen, time to the first answer, interaction to next paint, drawing the map again beside bare
 * Sigma, memory over many view changes.
 */
export async function run(): Promise<void> {
  const reason = whyNoBrowser() ?? (existsSync(BUILT) ? undefined : 'npm run build comes first')
  if (reason !== undefined) {
    process.stdout.write(`skipped: ${reason}\n`)
    return
  }
  const service = await httpService({ LOG_LEVEL: 'error' }, { pageFolder: BUILT })
  const browser = await launchBrowser()
  try {
    await service.addNetwork(buildDemoNetwork())
    const networks = [{ id: 'demonstration', limit: 1500 }]
    if (existsSync(ANR)) networks.push({ id: await importAnr(service.services), limit: 2500 })
    const address = await service.app.listen({ host: '127.0.0.1', port: 0 })
    await service.services.snapshots.warm()
    for (const network of networks) {
      process.stdout.write(`\n${network.id}\n`)
      await measure(browser, address, network)
    }
  } finally {
    await browser.close()
    await service.close()
  }
}

async function importAnr(services: Services): Promise<string> {
  const { network } = await services.networks.create({ name: 'ANR' }, { reason: 'bench' })
  const { signal } = new AbortController()
  await importFiles(services, {
    networkId: network.id,
    paths: [ANR],
    why: { reason: 'bench' },
    signal,
  })
  await services.jobs.settled(await services.positions.start(network.id), 120_000)
  return network.id
}

async function measure(
  browser: Browser,
  address: string,
  { id, limit }: { id: string; limit: number },
): Promise<void> {
  const base = `${address}/networks/${id}`
  const visits = []
  for (let visit = 0; visit < VISITS; visit++) {
    visits.push(await timeFirstAnswer(browser, `${base}/overview`, ANSWER))
  }
  const answered = visits.map(({ milliseconds }) => milliseconds)
  say('script of the first screen', (visits[0]?.scriptBytes ?? 0) / 1000, 'kB', 250)
  say(`first answer, median of ${VISITS} visits`, median(answered), 'ms', limit)
  const page = await openPage(browser, `${base}/overview`)
  await page.locator(ANSWER).waitFor()
  await measureInteractions(page)
  await measureMap(page, address, id)
  await measureMemory(page)
  await page.context().close()
}

async function measureInteractions(page: Page): Promise<void> {
  const acts: [string, () => Promise<void>][] = [
    ['view change: table', () => goTo(page, 'table')],
    ['selection in the table', () => page.click('main table tbody button')],
    ['view change: network', () => goTo(page, 'network')],
    ['selection of the next neighbour on the map', () => pressOn(page, '[role=application]', 'n')],
    ['view change: matrix', () => goTo(page, 'matrix')],
    ['view change: synthesis', () => goTo(page, 'overview')],
    ['slice change: period by the keyboard', () => changePeriod(page)],
  ]
  for (const [what, act] of acts) say(what, await timeInteraction(page, act), 'ms', 200)
}

async function goTo(page: Page, view: string): Promise<void> {
  const link = page
    .locator(`.views a[href$="/${view}"], .views a[href*="/${view}#"], .views a[href*="/${view}?"]`)
    .first()
  if (await link.isVisible()) await link.click()
  else {
    await page.click('.views-menu summary')
    await page
      .locator(
        `.views-menu a[href$="/${view}"], .views-menu a[href*="/${view}#"], .views-menu a[href*="/${view}?"]`,
      )
      .first()
      .click()
  }
  await page.waitForFunction(`location.pathname.endsWith('/${view}')`)
  // Not waitForSelector: the handle that it gives would keep the element, and all that it belongs to.
  const sign = view === 'network' ? '[role=application] canvas' : 'main h1'
  await page.locator(sign).first().waitFor()
}

async function pressOn(page: Page, selector: string, key: string): Promise<void> {
  await page.focus(selector)
  await page.keyboard.press(key)
}

async function changePeriod(page: Page): Promise<void> {
  await goTo(page, 'table')
  const period = page.locator('.rail select').first()
  await period.focus()
  await page.keyboard.press('ArrowDown')
}

async function measureMap(page: Page, address: string, id: string): Promise<void> {
  const bundled = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: fileURLToPath(new URL('web/map-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'benchMap',
      },
    },
  })
  const [output] = Array.isArray(bundled) ? bundled : [bundled]
  const code = output && 'output' in output ? output.output[0].code : ''
  await page.addScriptTag({ content: `${code};window.benchMap=benchMap` })
  const answer = await fetch(`${address}${paths.map(id)}?measures=degree`)
  const map: unknown = await answer.json()
  const compared: unknown = await page.evaluate(
    `benchMap.compareRefresh(${JSON.stringify(map)}, ${ROUNDS})`,
  )
  const of = (name: string) => median(numbersOf(compared, name))
  process.stdout.write(
    [
      `  map drawn again: own ${milliseconds(of('own'))}, bare Sigma ${milliseconds(of('bare'))}`,
      `  until the graphics card is done: own ${milliseconds(of('ownDrawn'))}, bare Sigma ${milliseconds(of('bareDrawn'))}`,
      `  surroundings of a node made strong: ${milliseconds(of('focused'))}; the picture left: ${milliseconds(of('leaving'))}`,
      '',
    ].join('\n'),
  )
  say('  ratio to bare Sigma', of('own') / of('bare'), '', 1.5)
}

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`

async function measureMemory(page: Page): Promise<void> {
  const views = ['table', 'network', 'matrix', 'isolated', 'overview']
  for (const view of views) await goTo(page, view)
  const before = await usedHeap(page)
  for (let change = 0; change < VIEW_CHANGES; change++) {
    await goTo(page, views[change % views.length] ?? 'overview')
  }
  const after = await usedHeap(page)
  process.stdout.write(`  heap ${mega(before)} MB, then ${mega(after)} MB\n`)
  say(`growth over ${VIEW_CHANGES} view changes`, (after / before - 1) * 100, '%', 20)
}

const mega = (bytes: number): string => (bytes / 1e6).toFixed(1)

function numbersOf(found: unknown, name: string): number[] {
  const values: unknown = typeof found === 'object' && found ? Reflect.get(found, name) : []
  return Array.isArray(values) ? values.filter((one) => typeof one === 'number') : []
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function say(what: string, value: number, unit: string, limit: number): void {
  const verdict = value <= limit ? `≤ ${limit}` : `OVER ${limit}`
  process.stdout.write(`${what.padEnd(48)} ${value.toFixed(1).padStart(8)} ${unit}  ${verdict}\n`)
}
