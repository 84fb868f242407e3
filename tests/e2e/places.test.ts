import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'

describeSite('where and when', (site) => {
  test('the map is walked by arrows, Enter opens the sheet, and the selection goes along to the chronology', async () => {
    const { page, faults } = await site().visit(`${DEMO}/map`)
    const map = page.getByRole('application')
    await map.locator('canvas').waitFor()
    await map.focus()
    const said = page.locator('output', { hasText: /partenaire|déployer/ })
    // The canvas is there a moment before what is drawn in it.
    const isSaid = async () => {
      await page.keyboard.press('ArrowRight')
      return said.count()
    }
    await expect.poll(isSaid).toBeGreaterThan(0)
    await page.keyboard.press('ArrowUp')
    // A disc unfolds; an actor opens. Whichever comes first, an actor is there after a few.
    const hash = () => page.evaluate<string>('location.hash')
    const opened = async () => {
      await page.keyboard.press('Enter')
      const now = await hash()
      if (now === '') await page.keyboard.press('ArrowRight')
      return now
    }
    await expect.poll(opened).toContain('#actor=')
    await page.waitForURL(/#actor=/)
    await page
      .getByRole('complementary', { name: 'Sélection' })
      .getByRole('heading')
      .first()
      .waitFor()
    const fragment = new URL(page.url()).hash
    await page
      .getByRole('navigation', { name: 'Vues' })
      .getByRole('link', { name: 'Chronologie' })
      .click()
    await page.locator('.timeline-row').first().waitFor()
    expect(await hash()).toBe(fragment)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the table under the map says who is where, and a name shows the place', async () => {
    const { page } = await site().visit(`${DEMO}/map`)
    const rows = page.locator('.places-table tbody tr')
    await rows.first().waitFor()
    const actors = await rows.locator('td:nth-child(2)').allTextContents()
    expect(actors.map(Number)).toEqual(actors.map(Number).toSorted((a, b) => b - a))
    await rows.first().getByRole('button').click()
    await page.getByRole('button', { name: 'Lieu', exact: true }).click()
    await page.waitForURL(/by=label/)
    await page.context().close()
  })

  test('the period is set by keys on the years, and stepped year by year', async () => {
    const { page, faults } = await site().visit(`${DEMO}/timeline`)
    await page.locator('.timeline-row').first().waitFor()
    const from = page.getByRole('slider', { name: 'De' })
    await from.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/from=2011&to=2014/)
    await expect.poll(() => from.getAttribute('aria-valuenow')).toBe('2011')
    const player = page.getByRole('group', { name: 'Année par année' })
    // No motion is wanted here: nothing plays by itself.
    expect(await player.getByRole('button', { name: 'Jouer' }).count()).toBe(0)
    await player.getByRole('button', { name: 'Toute la période' }).click()
    await page.waitForURL(/timeline$/)
    await player.getByRole('button', { name: 'Un an plus tard' }).click()
    await page.waitForURL(/from=2010&to=2010/)
    await player.getByRole('button', { name: 'Un an plus tard' }).click()
    await page.waitForURL(/from=2011&to=2011/)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a bar is a collaboration: it opens its sheet, and arrows go to the next', async () => {
    const { page } = await site().visit(`${DEMO}/timeline?group=kind`)
    const bars = page.locator('.timeline-row')
    await bars.first().waitFor()
    await bars.first().focus()
    await page.keyboard.press('ArrowDown')
    const name = await bars.nth(1).locator('.timeline-name').textContent()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#collaboration=/)
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe(name)
    await expect.poll(() => bars.nth(1).getAttribute('aria-pressed')).toBe('true')
    await page.context().close()
  })

  test('dragging over the years sets the period for every view', async () => {
    const { page } = await site().visit(`${DEMO}/timeline`)
    const years = page.locator('.timeline-years svg')
    await years.waitFor()
    // What stands above the drawing moves it until it is there, and it is as wide as it can be a moment later.
    await page.locator('.strip').waitFor()
    const rest = () =>
      years.evaluate((one) => (one.parentElement?.clientWidth ?? 0) - one.clientWidth)
    await expect.poll(rest).toBeLessThan(2)
    const box = await years.boundingBox()
    if (!box) throw new Error('no drawing')
    const at = (share: number): [number, number] => [box.x + share * box.width, box.y + 40]
    await page.mouse.move(...at(0.3))
    await page.mouse.down()
    await page.mouse.move(...at(0.5), { steps: 4 })
    await page.mouse.up()
    await page.waitForURL(/from=2011&to=2012/)
    await page
      .getByRole('navigation', { name: 'Vues' })
      .getByRole('link', { name: 'Carte' })
      .click()
    await page.waitForURL(/map\?from=2011&to=2012/)
    await page.locator('.places-canvas canvas').waitFor()
    await page.locator('.strip', { hasText: '2011–2012' }).waitFor()
    await page.context().close()
  })
})
