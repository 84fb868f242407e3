import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'

/** The file that a click saves. */
async function saved(
  page: Page,
  click: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

describeSite('files', (site) => {
  test('a report is made, listed with its scope, and downloads as a PDF', async () => {
    const { page, faults } = await site().visit(`${DEMO}/reports?from=2013`)
    await page.getByRole('button', { name: 'Faire un rapport' }).click()
    const row = page.locator('.networks li').first()
    const download = row.getByRole('button', { name: /Télécharger/ })
    await download.waitFor({ timeout: 60_000 })
    expect(await row.textContent()).toContain('2013–2014')
    const { name, bytes } = await saved(page, () => download.click())
    expect(name).toMatch(/\.pdf$/)
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the worklist is exported whole, with the slice of the page', async () => {
    const { page } = await site().visit(`${DEMO}/isolated?territory=departement%3A33`)
    await page.locator('tbody tr').first().waitFor()
    const total = Number(/sur (\d+)/.exec((await page.locator('.pager').textContent()) ?? '')?.[1])
    const { name, bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Exporter (CSV)' }).click(),
    )
    expect(name).toMatch(/\.csv$/)
    const lines = bytes.toString('utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(total + 1)
    await page.context().close()
  })

  test('a table is exported as it is seen: its columns, in its order, every row', async () => {
    const query = 'columns=name,katz&sort=katz&order=desc&sector=Culture'
    const { page } = await site().visit(`${DEMO}/table?${query}`)
    await page.locator('tbody tr').first().waitFor()
    await page.getByRole('columnheader', { name: 'Chemins de toutes longueurs' }).waitFor()
    const seen = await page.locator('tbody th').allTextContents()
    const { bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Exporter ce tableau (CSV)' }).click(),
    )
    const lines = bytes.toString('utf8').trimEnd().split('\r\n').slice(1)
    expect(seen.length).toBeGreaterThan(3)
    expect(lines.map((line) => line.split(';')[0]).slice(0, seen.length)).toEqual(seen)
    expect(lines[0]?.split(';')).toHaveLength(2)
    await page.context().close()
  })

  test('the template of a table is saved, and its example is one that an import understands', async () => {
    const { page } = await site().visit('/')
    const empty = await saved(page, () =>
      page.getByRole('button', { name: 'Télécharger un modèle de tableau (XLSX)' }).click(),
    )
    expect(empty.name).toBe('modele-participations.xlsx')
    const template = await saved(page, () =>
      page.getByRole('button', { name: 'exemple rempli' }).click(),
    )
    await page.locator('input[type=file]').setInputFiles({
      name: template.name,
      mimeType: 'text/csv',
      buffer: template.bytes,
    })
    await page.getByRole('button', { name: 'Lire les fichiers' }).click()
    await page.getByRole('heading', { name: 'Aperçu' }).waitFor()
    expect(await page.getByRole('row', { name: /^Acteurs/ }).textContent()).toBe('Acteurs300')
    expect(await page.getByText('Aucun problème.').count()).toBe(1)
    await page.context().close()
  })
})
