import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'
const firstWord = (name: string) => name.split(' ')[0]

describeSite('a first visit', (site) => {
  test('goes from the list of networks to the first answer, all of it marked as made-up data', async () => {
    const { page, faults } = await site().visit('/')
    const row = page.locator('.networks li').filter({ hasText: 'données fictives' })
    await row.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: /^Les acteurs travaillent/ }).waitFor()
    await page.locator('.switcher').getByText('données fictives').waitFor()
    await page.getByRole('heading', { name: /peu reliés/ }).waitFor()
    await page.getByRole('heading', { name: /Sans les acteurs de soutien/ }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('has each number explained beside it', async () => {
    const { page } = await site().visit(`${DEMO}/overview`)
    await page.getByRole('button', { name: /Expliquer ce chiffre : ouverture/ }).click()
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await panel.getByText('Ce qu’il ne dit pas').waitFor()
    await expect.poll(() => page.url()).toContain('#explain=ei-newman')
    // Escape closes what was opened last.
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('can go on in English, and is in English again at the next visit', async () => {
    const { page } = await site().visit(`${DEMO}/overview`)
    await page.getByRole('button', { name: 'Read this page in English' }).click()
    await page.getByRole('heading', { level: 1, name: /^Actors work/ }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /^Actors work/ }).waitFor()
    await page.context().close()
  })

  test('works by keyboard alone: search, views, the network, the list of keys', async () => {
    const { page, faults } = await site().visit(`${DEMO}/overview`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('combobox').waitFor()
    await page.keyboard.press('/')
    // While it is typed, a part of it may be searched for already.
    const answered = page.waitForResponse(
      (answer) => new URL(answer.url()).searchParams.get('q') === 'mediatheque',
    )
    await page.keyboard.type('mediatheque')
    await answered
    const names = page.getByRole('option').locator('.name')
    const found = async () => [...new Set((await names.allTextContents()).map(firstWord))]
    await expect.poll(found).toEqual(['Médiathèque'])
    const name = await names.first().textContent()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await panel.getByRole('heading', { level: 2, name: name ?? '' }).waitFor()

    await page.locator('main').focus()
    await page.keyboard.press('2')
    const canvas = page.getByRole('application')
    await canvas.locator('canvas').first().waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await canvas.focus()
    await page.keyboard.press('n')
    await panel.waitFor()
    const selected = new URL(page.url()).hash
    await page.keyboard.press('n')
    await page.waitForURL((url) => url.hash !== selected)
    // What the eye sees is said aloud.
    await expect.poll(() => page.locator('output[aria-live]').textContent()).toMatch(/partenaire/)

    await page.locator('main').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('shows the isolated actors on a shelf, by reason, selectable like the others', async () => {
    const { page } = await site().visit(`${DEMO}/network`)
    const shelf = page.getByRole('region', { name: 'Acteurs sans lien, par raison' })
    await shelf.waitFor()
    const texts = await shelf.locator('p').allTextContents()
    expect(texts[0]).toMatch(/^Sans projet\s*\d+$/)
    expect(texts.at(-1)).toMatch(/^Non renseigné\s*\d+$/)
    await shelf.getByRole('button').first().click()
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await panel.getByText('Peu relié dans les données disponibles').waitFor()
    await page.context().close()
  })

  test('keeps slice and selection from view to view, in the address', async () => {
    const { page } = await site().visit(`${DEMO}/network#actor=acteur-045`)
    await page.getByRole('combobox', { name: 'De' }).selectOption('2012')
    await page.waitForURL(/from=2012/)
    await page
      .getByRole('navigation', { name: 'Vues' })
      .getByRole('link', { name: 'Tableau' })
      .click()
    await page.getByRole('table').first().waitFor()
    await expect.poll(() => page.url()).toMatch(/\/table\?from=2012#actor=acteur-045$/)
    await page.locator('.strip', { hasText: '2012–2014' }).waitFor()
    await page.goBack()
    await page.waitForURL(/\/network\?from=2012/)
    await page.context().close()
  })

  test('sorts and pages a table, and says by what it is sorted', async () => {
    const { page } = await site().visit(`${DEMO}/table`)
    const header = page.getByRole('columnheader', { name: 'Partenaires', exact: true })
    await header.getByRole('button').click()
    await page.waitForURL(/sort=partners/)
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending')
    const column = page.locator('tbody tr td:nth-of-type(4)')
    await page.locator('.answer.stale').first().waitFor({ state: 'detached' })
    const values = (await column.allTextContents()).map(Number)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    await page.getByRole('button', { name: 'Suivants' }).click()
    await page.getByText(/^51–100 sur/).waitFor()
    await page.context().close()
  })

  test('that asks for what is not there is told so, with a way on', async () => {
    const { page } = await site().visit('/networks/nowhere/overview')
    await page
      .getByText(/n’existe pas/)
      .first()
      .waitFor()
    await page.goto(`${site().address}/somewhere/else`)
    await page.getByRole('link', { name: 'Tous les réseaux' }).click()
    await page.getByRole('heading', { level: 1, name: /Qui travaille avec qui/ }).waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
    await page.context().close()
  })
})
