import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const ROWS = [
  'Acteur;Projet;SIRET;Date de début',
  'Atelier du Gué;Veillées;7220086800072;2013-01-15',
  'Centre social;Veillées;;2013-02-30',
  'Fabrique;Veillées;;2013-02-31',
  ';Sans acteur;;2013-02-01',
  '',
]

describeSite('fixes of an import', (site) => {
  test('are accepted one by one and by rule with the keyboard, taken back, and the rest comes back as a file', async () => {
    const { page, faults } = await site().visit('/')
    const buffer = Buffer.from(ROWS.join('\n'), 'utf8')
    const file = { name: 'dates.csv', mimeType: 'text/csv', buffer }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Lire les fichiers' }).click()
    await page.getByRole('heading', { name: 'Aperçu' }).waitFor()
    const refused = page.getByRole('row', { name: /^Lignes refusées/ })
    await expect.poll(() => refused.textContent()).toBe('Lignes refusées3')

    const days = page.locator('summary', { hasText: 'Jour qui n’existe pas' })
    await days.first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Accepter 2013-02-28, ligne 3' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('2 lignes refusées').waitFor()
    // The button is gone; the focus stays with its rule.
    await page.waitForFunction(`document.activeElement.matches('[data-rule] summary')`)
    expect(await page.evaluate('document.activeElement.textContent')).toContain(
      'Jour qui n’existe pas',
    )
    await page.getByRole('button', { name: /^Accepter la correction : Jour/ }).click()
    await page.getByText('1 ligne refusée').waitFor()
    const corrected = page.getByRole('row', { name: /^Cellules corrigées/ })
    await expect.poll(() => corrected.textContent()).toBe('Cellules corrigées2')

    await page.getByRole('button', { name: /^Revenir à ce qui est écrit \(2\)/ }).click()
    await page.getByText('3 lignes refusées').waitFor()
    await page.getByRole('button', { name: /^Accepter les 2 : Jour/ }).click()
    await page.getByText('1 ligne refusée').waitFor()

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: /^Télécharger les lignes écartées/ }).click()
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('dates-lignes-ecartees.csv')
    const text = readFileSync(await saved.path(), 'utf8')
    expect(text.split('\r\n')).toMatchObject([
      '\ufeffActeur;Projet;SIRET;Date de début;Motif de refus (Maillage)',
      expect.stringMatching(/^;Sans acteur;;2013-02-01;Ligne 5/),
      '',
    ])
    expect(faults).toEqual([])
    await page.context().close()
  })
})
