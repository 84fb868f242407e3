import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const REFERENCES = fileURLToPath(new URL('../fixtures/screens/', import.meta.url))
/** Where what was seen is left to be looked at, when it is not what it was. */
const SEEN = fileURLToPath(new URL('../../.cache/screens/', import.meta.url))
// `SCREENS=keep npm run test:e2e` keeps what is seen as what is to be seen: look at it before.
const KEEPS = process.env['SCREENS'] === 'keep'

/** Share of pixels that may differ: the edge of a letter is not drawn alike everywhere. */
const TOLERANCE = 0.01

const DEMO = '/networks/demonstration'
const SCREENS = [
  ['home', '/', '.networks li'],
  ['synthesis', `${DEMO}/overview`, '.overview h1'],
  ['network', `${DEMO}/network`, '[role=application] canvas'],
  ['map', `${DEMO}/map`, '.places-canvas canvas'],
  ['matrix', `${DEMO}/matrix`, '.matrix tbody td'],
  ['worklist', `${DEMO}/isolated`, 'main tbody tr'],
] as const

/** The exported picture: as first seen, and with what other views show. */
const PICTURES = [
  ['exported-network', ''],
  ['exported-two-mode', 'mode=two-mode&layout=sectors&hulls=true'],
] as const

describeSite('what is seen', (site) => {
  test.each(SCREENS)('of the %s is what it was', async (name, path, sign) => {
    const { page } = await site().visit(path)
    await page.locator(sign).first().waitFor()
    await settle(page)
    // The moment of the last change is that of the test.
    const moments = page.locator('.networks .moment')
    await expectAsBefore(name, () => page.screenshot({ mask: [moments], animations: 'disabled' }))
    await page.context().close()
  })

  test.each(PICTURES)('of the network as %s is what it was', async (name, query) => {
    const { page } = await site().visit('/')
    await page.locator('.networks li').waitFor()
    const exported = `${site().address}/api/networks/demonstration/exports/svg?${query}`
    const picture = await fetch(exported)
    // Within the page, which has the picture's font: others would be another machine's.
    await page.evaluate(`document.body.innerHTML = ${JSON.stringify(await picture.text())}`)
    await settle(page)
    const seen = await page.locator('body > svg').screenshot({ animations: 'disabled' })
    expect(differenceTo(name, seen)).toBeLessThan(TOLERANCE)
    await page.context().close()
  })
})

/** Fonts are there, nothing is on its way, and two pictures in a row are the same. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready.then(() => true)')
  let before = await page.screenshot()
  for (let attempt = 0; attempt < 20; attempt++) {
    const now = await page.screenshot()
    if (now.equals(before)) return
    before = now
  }
}

/** That a picture is what it was: a part of the page may come a moment after the others. */
async function expectAsBefore(name: string, take: () => Promise<Buffer>): Promise<void> {
  const difference = async () => differenceTo(name, await take())
  await expect.poll(difference, { interval: 1000 }).toBeLessThan(TOLERANCE)
}

/** The share of pixels that differ from the reference; 1 for another size, or without any. */
function differenceTo(name: string, seen: Buffer): number {
  const path = `${REFERENCES}${name}.png`
  if (KEEPS) {
    mkdirSync(REFERENCES, { recursive: true })
    writeFileSync(path, seen)
  }
  const [now, then] = [PNG.sync.read(seen), existsSync(path) && PNG.sync.read(readFileSync(path))]
  const { width, height } = now
  const difference = new PNG({ width, height })
  const differing =
    then && then.width === width && then.height === height
      ? pixelmatch(then.data, now.data, difference.data, width, height, { threshold: 0.2 })
      : width * height
  const share = differing / (width * height)
  if (share >= TOLERANCE) {
    mkdirSync(SEEN, { recursive: true })
    writeFileSync(`${SEEN}${name}.png`, seen)
    writeFileSync(`${SEEN}${name}-difference.png`, PNG.sync.write(difference))
  }
  return share
}
