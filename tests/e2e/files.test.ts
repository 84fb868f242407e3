import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ChangePage } from '../../server/contract/changes.ts'
import { paths } from '../../server/contract/paths.ts'
import { GEPHI_FILE, REGISTERS, type BroughtFile } from './brought-files.ts'
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

/** Puts a file in as a person does, past what the preview says of it; ends where it is imported. */
async function bring(page: Page, { name, mimeType, text, refused }: BroughtFile): Promise<void> {
  const buffer = Buffer.from(text, 'utf8')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  // Beside the button once a file is there, on the first page alone.
  const read = page.getByRole('button', { name: 'Lire les fichiers' })
  await read.waitFor()
  const field = page.getByLabel('Nom du réseau')
  if ((await field.count()) > 0) await field.fill('Apports')
  await read.click()
  await page.getByRole('heading', { name: 'Aperçu' }).waitFor()
  const refusedRows = page.getByRole('row', { name: /^Lignes refusées/ })
  await expect.poll(() => refusedRows.textContent()).toMatch(/\D1$/)
  const rule = page.locator('.rule-box', { has: page.locator('.pill.bad') })
  const reason = rule.locator('li').first()
  if (!(await reason.isVisible())) await rule.locator('summary').click()
  await reason.waitFor()
  expect(await rule.locator('li').allTextContents()).toEqual([expect.stringMatching(refused)])
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await page.getByRole('heading', { name: 'C’est importé' }).waitFor()
}

describeSite('files', (site) => {
  test('three registers and a Gephi file come in and a duplicate is merged; taken back, all records are byte for byte as before', async () => {
    const { address, exportedRecords } = site()
    const { page, faults } = await site().visit('/')
    const imports = `${address}/networks/apports/imports`
    for (const [place, register] of REGISTERS.entries()) {
      if (place > 0) await page.goto(imports)
      await bring(page, register)
    }
    const before = await exportedRecords('apports')
    expect(before.join('\n')).toContain('"name":"MJC du Pont"')

    await page.goto(imports)
    await bring(page, GEPHI_FILE)
    const imported = page.url()
    expect(await exportedRecords('apports')).not.toEqual(before)
    await page.getByRole('link', { name: /peut-être un doublon/ }).click()
    const pair = page.locator('.pair', { hasText: 'M.J.C. du Pont' })
    await pair.getByRole('button', { name: 'Même acteur' }).click()
    await pair.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler' }).click()
    await pair.waitFor()
    await page.goto(imported)
    await page.getByRole('button', { name: 'Annuler cet import' }).click()
    await page.getByRole('heading', { name: 'L’import est annulé' }).waitFor()

    expect(await exportedRecords('apports')).toEqual(before)
    const answer = await fetch(address + paths.changes('apports'))
    const { items }: ChangePage = JSON.parse(await answer.text())
    const [undoneImport, undoneMerge, merge, gephi] = items
    expect(items).toHaveLength(1 + REGISTERS.length + 4)
    expect(gephi?.source?.label).toBe('graphe.gexf')
    expect(undoneImport?.undoes).toBe(gephi?.id)
    expect(undoneMerge?.undoes).toBe(merge?.id)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a report is made, listed with its scope, and downloads as a PDF', async () => {
    const { page, faults } = await site().visit(`${DEMO}/reports?from=2013`)
    await page.getByRole('button', { name: 'Faire un rapport' }).click()
    const row = page.locator('.networks li').first()
    const download = row.getByRole('button', { name: /Télécharger/ })
    await download.waitFor()
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
    await page.locator('.answer.stale').first().waitFor({ state: 'detached' })
    const total = Number(/sur (\d+)/.exec((await page.locator('.pager').textContent()) ?? '')?.[1])
    await page.getByText('Exporter ce tableau').click()
    const { name, bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Texte (CSV)' }).click(),
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
    await page.locator('.answer.stale').first().waitFor({ state: 'detached' })
    const seen = await page.locator('tbody th').allTextContents()
    await page.getByText('Exporter ce tableau').click()
    const { bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Texte (CSV)' }).click(),
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
