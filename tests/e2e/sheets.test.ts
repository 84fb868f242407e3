import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'

describeSite('sheets and links', (site) => {
  test('a saved view is shared as a link that reads and changes nothing', async () => {
    const { page } = await site().visit(`${DEMO}/table?from=2012&to=2013#actor=acteur-045`)
    await page.locator('.switcher summary').click()
    await page.getByRole('button', { name: 'Vues enregistrées' }).click()
    const dialog = page.getByRole('dialog', { name: 'Vues enregistrées' })
    await dialog.getByLabel('Nom de cette vue').fill('Deux années')
    await dialog.getByRole('button', { name: 'Enregistrer cette vue' }).click()
    const link = await dialog.getByLabel(/Lien de lecture/).inputValue()
    await page.context().close()

    const { page: guest, faults } = await site().visit(new URL(link).pathname)
    await guest.getByText(/Lecture seule\s:\s«\sDeux années/).waitFor()
    await guest.waitForURL(/table\?from=2012&to=2013#actor=acteur-045$/)
    await guest.locator('.panel .sheet-body h2').waitFor()
    await guest.locator('.switcher summary').click()
    await guest.locator('.switcher').getByRole('link', { name: 'Tous les réseaux' }).waitFor()
    expect(await guest.getByRole('button', { name: 'Réglages du réseau' }).count()).toBe(0)
    expect(await guest.getByText('Notes de l’équipe').count()).toBe(0)
    expect(faults.filter((fault) => !fault.includes('403'))).toEqual([])
    await guest.context().close()
  })

  test('chosen actors are compared beside the view, and a common partner opens', async () => {
    const { page } = await site().visit(`${DEMO}/matrix#actor=acteur-041&actor=acteur-071`)
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await panel.getByRole('heading', { name: '2 acteurs sélectionnés' }).waitFor()
    await panel.getByRole('heading', { name: /partenaires? communs?/ }).waitFor()
    // Each is a column by its name, and nothing has to be moved aside to be read.
    const table = panel.getByRole('table', { name: 'Les acteurs choisis, côte à côte' })
    await table.getByRole('columnheader', { name: 'Amicale du Grand Pin', exact: true }).waitFor()
    expect(await table.getByRole('columnheader').count()).toBe(3)
    expect(await table.getByRole('rowheader').allTextContents()).toContain('Partenaires')
    expect(await panel.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true)
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Enregistrer la comparaison' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('demonstration-comparison.csv')
    await panel.locator('.rows button').last().click()
    await panel.getByRole('heading', { name: 'Place dans le réseau' }).waitFor()
    await page.context().close()
  })

  test('a sheet says whom one could meet, its history and the team’s note', async () => {
    const { page, faults } = await site().visit(`${DEMO}/isolated#actor=acteur-045`)
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await panel.getByText('Historique des modifications').click()
    await panel.getByText('Ajouté').waitFor()
    const note = panel.getByLabel(/Pour vous/)
    await note.fill('À rappeler en janvier')
    await panel.getByRole('button', { name: 'Enregistrer' }).click()
    await panel.getByText(/^Écrit le/).waitFor()
    await page.reload()
    await expect.poll(() => note.inputValue()).toBe('À rappeler en janvier')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the most central actors are taken out by keys, and the network is shown without them', async () => {
    const { page } = await site().visit(`${DEMO}/brokers`)
    const slider = page.getByRole('slider', { name: /Acteurs retirés/ })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.getByText(/^Sans les 2 acteurs les plus centraux/).waitFor()
    await page.getByRole('button', { name: 'Voir le réseau sans eux' }).click()
    await page.getByText('2 acteurs masqués.').waitFor()
    await expect.poll(() => page.url().match(/hide=/g)).toHaveLength(2)
    await page.context().close()
  })

  test('from the first page by a file to its answers and a report, by keys alone', async () => {
    const { page, faults } = await site().visit('/')
    /** Presses Tab until it has the focus, in few presses: who has to press on and on gives up. */
    const reach = async (wanted: Locator, most: number): Promise<void> => {
      await wanted.waitFor()
      for (let press = 0; press < most; press++) {
        if (await wanted.evaluate((one) => one === one.ownerDocument.activeElement)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`not reached in ${most} presses of Tab: ${String(wanted)}`)
    }
    const isKept = () => page.locator('main').evaluate((one) => one.matches(':focus-within'))
    // Waited for from here on: the browser has to know before a key opens one.
    const choosing = page.waitForEvent('filechooser')
    await reach(page.locator('input[type=file]'), 10)
    await page.keyboard.press('Enter')
    const chooser = await choosing
    await chooser.setFiles({
      name: 'clavier.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('acteur;secteur;projet;début\nSeule;culture;Un;2013\n', 'utf8'),
    })
    await reach(page.getByRole('button', { name: 'Lire les fichiers' }), 4)
    await page.keyboard.press('Enter')
    await reach(page.getByRole('button', { name: 'Aller à l’aperçu' }), 3)
    await expect.poll(isKept).toBe(true)
    await page.keyboard.press('Enter')
    await reach(page.getByRole('button', { name: 'Importer', exact: true }), 4)
    await page.keyboard.press('Enter')
    await reach(page.getByRole('link', { name: 'Voir la synthèse' }), 3)
    await page.keyboard.press('Enter')
    await page.locator('.overview h1').waitFor()
    await expect.poll(isKept).toBe(true)
    await reach(page.getByRole('link', { name: 'Voir qui ils sont, et pourquoi' }), 10)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^1 acteur est peu relié/ }).waitFor()
    await page.getByRole('row', { name: /Seule/ }).waitFor()

    await page.keyboard.press('9')
    await reach(page.getByRole('button', { name: 'Faire un rapport' }), 20)
    await page.keyboard.press('Enter')
    const file = page.getByRole('button', { name: /Télécharger/ }).first()
    await file.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), file.press('Enter')])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
    expect(faults).toEqual([])
    await page.context().close()
  })
})
