import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import {
  newActor,
  newCollaboration,
  newNetwork,
  type Participation,
} from '../../server/domain/records.ts'
import type { NetworkRecords } from '../support/http-service.ts'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'

/** Drags over the middle of the picture. */
async function drag(page: Page): Promise<void> {
  const box = await page.locator('.select-area').boundingBox()
  if (!box) throw new Error('no area to draw in')
  const { x, y, width, height } = box
  await page.mouse.move(x + width * 0.45, y + height * 0.4)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.55, y + height * 0.5)
  await page.mouse.move(x + width * 0.6, y + height * 0.6)
  await page.mouse.up()
}

const actorId = (p: number, i: number) => `a${String(p).padStart(2, '0')}-${String(i)}`

/** Sixty projects of 25, each with one member of the next: 18,000 ties, more than are drawn. */
function ring(): NetworkRecords {
  const projects = Array.from({ length: 60 }, (_, p) => p)
  const participations = projects.flatMap((p) =>
    Array.from({ length: 25 }, (_, i): Participation => {
      const own = i < 24 ? actorId(p, i) : actorId((p + 1) % 60, 0)
      return { actorId: own, collaborationId: `p${String(p)}`, role: 'partner' }
    }),
  )
  const ids = [...new Set(participations.map(({ actorId: id }) => id))]
  return {
    network: newNetwork({ id: 'ring', name: 'Ring', createdAt: '2024-01-01T00:00:00Z' }),
    actors: ids.map((id) => newActor({ id, name: `Actor ${id}` })),
    collaborations: projects.map((p) =>
      newCollaboration({ id: `p${String(p)}`, name: `Project ${String(p)}` }),
    ),
    participations,
  }
}

const selected = (page: Page) => new URL(page.url()).hash.match(/actor=/g)?.length ?? 0

describeSite('the network', (site) => {
  test('falls back to the table when the graphics card is taken away, and can be drawn again', async () => {
    const { page } = await site().visit(`${DEMO}/network`)
    const canvas = page.getByRole('application')
    await canvas.locator('canvas.sigma-nodes').waitFor()
    await page.evaluate(
      `document.querySelector('canvas.sigma-nodes').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()`,
    )
    await page
      .getByRole('alert')
      .getByText(/contexte WebGL perdu/)
      .waitFor()
    await page.getByRole('table').first().waitFor()
    await page.getByRole('button', { name: 'Dessiner à nouveau' }).click()
    await canvas.locator('canvas.sigma-nodes').waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await page.context().close()
  })

  test('is a table with the reason where there is no WebGL at all', async () => {
    const { page } = await site().visit('/')
    await page.addInitScript(`{
      const real = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return /webgl/.test(kind) ? null : real.call(this, kind, ...rest)
      }
    }`)
    await page.goto(`${site().address}${DEMO}/network`)
    await page
      .getByRole('alert')
      .getByText(/WebGL manque/)
      .waitFor()
    await page.getByRole('table').first().waitFor()
    expect(await page.getByRole('application').count()).toBe(0)
    await page.context().close()
  })

  test('lets several actors be chosen in a rectangle, hidden, and shown again', async () => {
    const { page, faults } = await site().visit(`${DEMO}/network`)
    await page.getByRole('application').locator('canvas').first().waitFor()
    // What stands above the picture moves it until it is there.
    await page.locator('.strip').waitFor()
    await page.locator('.view-summary', { hasText: /\d/ }).waitFor()
    await page.locator('.picture-menus summary').first().click()
    await page.getByRole('button', { name: 'Dans un rectangle' }).click()
    await drag(page)
    await page.waitForURL(/actor=.+&actor=/)
    const chosen = selected(page)
    await page.getByRole('button', { name: 'Masquer', exact: true }).click()
    await page.getByText(`${String(chosen)} acteurs masqués.`).waitFor()
    await expect.poll(() => selected(page)).toBe(0)
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText(/acteurs masqués/).waitFor({ state: 'detached' })
    // Back goes through the same steps.
    await page.goBack()
    await page.getByText(/acteurs masqués/).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('chooses from a list what could be drawn around', async () => {
    const { page } = await site().visit(`${DEMO}/network#actor=acteur-045`)
    await page.locator('.picture-menus summary').first().click()
    await page.getByRole('button', { name: 'Dans une liste' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choisir des acteurs' })
    await dialog.getByRole('searchbox').fill('mediatheque')
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByRole('checkbox').nth(1).check()
    await dialog.getByRole('button', { name: 'Sélectionner 3 acteurs' }).click()
    await page.waitForURL(/(actor=.+){3}/)
    expect(selected(page)).toBe(3)
    await page.context().close()
  })

  test('names the collaborations of the path between two actors, and a link shows it again', async () => {
    const { page } = await site().visit(`${DEMO}/network#actor=acteur-045&actor=acteur-010`)
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await panel.getByRole('heading', { name: 'Chemin le plus court' }).waitFor()
    await panel.locator('.path-step button').first().waitFor()
    await panel.getByRole('button', { name: 'Montrer sur le réseau' }).click()
    await page.waitForURL(/path=1/)
    const other = await site().visit(new URL(page.url()).href.replace(site().address, ''))
    const again = other.page.getByRole('complementary', { name: 'Sélection' })
    await again.getByRole('button', { name: 'Ne plus montrer sur le réseau' }).waitFor()
    await again.locator('.path-step button').first().click()
    await other.page.waitForURL(/#collaboration=/)
    expect(other.faults).toEqual([])
    await other.page.context().close()
    await page.context().close()
  })

  test('is walked, narrowed to a surrounding and left by keys alone', async () => {
    const { page, faults } = await site().visit(`${DEMO}/network`)
    const canvas = page.getByRole('application')
    await canvas.locator('canvas').first().waitFor()
    await canvas.focus()
    await page.keyboard.press('ArrowRight')
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await panel.getByRole('heading').first().waitFor()
    await page.keyboard.press('v')
    await page.getByText(/à deux liens au plus\s:\s\d+ autres/).waitFor()
    const said = page.locator('output[aria-live]')
    await expect.poll(() => said.textContent()).toMatch(/Voisinage à deux liens/)
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.hash.includes('focus='))
    await page.keyboard.press('Enter')
    await page.locator('.panel:focus').waitFor()
    await canvas.focus()
    await page.keyboard.press('i')
    await page.locator('.shelf-mark:focus').waitFor()
    await canvas.focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor()
    await page.getByRole('checkbox', { name: 'Utiliser les raccourcis' }).uncheck()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // Turned off, letters do nothing on the picture either; arrows still do.
    await canvas.focus()
    await page.keyboard.press('v')
    const before = page.url()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowUp')
    await page.waitForURL((url) => url.href !== before)
    expect(page.url()).not.toContain('focus=')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('leaves weak ties out by the slider, says how many, and keeps layout and hulls in the address', async () => {
    const { page, faults } = await site().visit(`${DEMO}/network`)
    await page.getByRole('application').locator('canvas').first().waitFor()
    const slider = page.getByRole('slider', { name: /Liens/ })
    await slider.focus()
    await page.keyboard.press('End')
    await page.getByText(/liens plus faibles que .+ ne sont pas dessinés/).waitFor()
    await page.waitForURL(/least=/)
    await page.getByRole('button', { name: 'Montrer tous les liens' }).click()
    await page.waitForURL((url) => !url.search.includes('least'))
    await page.locator('.toolbar .tools summary').click()
    for (const layout of ['sectors', 'territories', 'geographic', 'forces']) {
      await page.getByRole('combobox', { name: 'Disposition' }).selectOption(layout)
      if (layout !== 'forces') await page.waitForURL(new RegExp(`layout=${layout}`))
    }
    await page.getByRole('checkbox', { name: 'Contours des communautés' }).check()
    await page.waitForURL(/hulls=1/)
    await page.getByText('contour d’une communauté').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('that is too large is folded to discs, says so, and unfolds by keys', async () => {
    await site().addNetwork(ring())
    const { page, faults } = await site().visit('/networks/ring/network')
    const canvas = page.getByRole('application')
    await canvas.locator('canvas').first().waitFor()
    await page.getByText(/Trop d’acteurs pour les dessiner un par un/).waitFor()
    await canvas.focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('output[aria-live]', { hasText: /^Communauté autour de Actor/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/unfolded=\d+/)
    await page.getByRole('button', { name: 'Tout replier' }).click()
    await page.waitForURL((url) => !url.search.includes('unfolded'))
    // Somebody who is in a disc is told to be there.
    await page.goto(`${site().address}/networks/ring/network#actor=a00-1`)
    await page.getByText('Un acteur sélectionné est dans un disque.').waitFor()
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
    await page.getByText('Un acteur sélectionné est dans un disque.').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('is saved as a picture with what it shows under it', async () => {
    const { page } = await site().visit(`${DEMO}/network`)
    await page.getByRole('application').locator('canvas').first().waitFor()
    await page.locator('.picture-menus summary').nth(1).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Enregistrer l’image/ }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('demonstration-network.png')
    const { width, height, data } = PNG.sync.read(await readFile(await saved.path()))
    expect([width, height > width]).toEqual([2620, true])
    // It has the blue of a sector, and letters in ink, which the page's font writes.
    const colours = new Set(
      Array.from({ length: data.length / 4 }, (_, i) => data.readUIntBE(4 * i, 3)),
    )
    expect(colours.has(0x0072b2)).toBe(true)
    expect(colours.has(0x1d1c1a)).toBe(true)
    await page.context().close()
  })
})
