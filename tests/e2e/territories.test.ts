import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const PAGE = '/networks/demonstration/territories'

describeSite('territories', (site) => {
  test('the funnel is one stop of the Tab key, arrows walk it, Enter opens the synthesis', async () => {
    const { page, faults } = await site().visit(PAGE)
    const points = page.locator('.territories-point')
    await points.first().waitFor()
    const count = await points.count()
    expect(count).toBeGreaterThan(5)
    expect(await page.locator('.territories-point[tabindex="0"]').count()).toBe(1)
    await page.locator('.territories-own summary').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    const focused = page.locator('.territories-point:focus')
    expect(await focused.getAttribute('tabindex')).toBe('0')
    const name = await focused.getAttribute('aria-label')
    expect(name).toMatch(/.: écart .*, limites à 95.% de .*, (plus|moins|dans) /)
    expect(await page.locator('.territories-readout').textContent()).toBe(name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/overview\?.*territory=/)
    await page.locator('.overview').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('what is withheld on the page is withheld in the file', async () => {
    const { page } = await site().visit(
      `${PAGE}?level=commune&audience=public&by=actors&direction=asc`,
    )
    await page.locator('tbody tr').first().waitFor()
    const withheld = await page.locator('tbody').getByText('masqué').count()
    expect(withheld).toBeGreaterThan(0)
    const download = page.waitForEvent('download')
    await page.getByText('Exporter ce tableau').click()
    await page.getByRole('button', { name: 'Texte (CSV)' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('demonstration-territories.csv')
    const lines = (await text(file)).split('\r\n').filter((line) => line.includes('masqué'))
    expect(lines).toHaveLength(withheld)
    expect(lines.every((line) => /^\d+;[^;]+;{20}masqué/.test(line))).toBe(true)
    await page.context().close()
  })

  test('the table is sorted by what is clicked, territories are put together, and the address says so', async () => {
    const { page } = await site().visit(PAGE)
    await page.getByRole('button', { name: 'Acteurs', exact: true }).click()
    await page.waitForURL(/by=actors&direction=desc/)
    expect(await page.locator('th[aria-sort="descending"]').textContent()).toBe('Acteurs')
    const counts = await page.locator('tbody td:nth-child(2)').allTextContents()
    expect(counts.map(Number)).toEqual(counts.map(Number).toSorted((a, b) => b - a))

    await page.locator('.territories-own summary').click()
    const add = page.getByRole('button', { name: 'Comparer ce territoire' })
    expect(await add.isDisabled()).toBe(true)
    await page.getByLabel('Nom du territoire (facultatif)').fill('Pays de l’Adour')
    const search = page.getByLabel('Chercher une commune où il y a des acteurs')
    for (const commune of ['pau', 'oloron']) {
      await search.fill(commune)
      await page.locator('.territories-own-list input:not(:checked)').first().check()
    }
    await add.click()
    await page.waitForURL(/own=.*64445.*64422/)
    const rows = page.locator('tbody tr')
    await rows.getByText('Pays de l’Adour').waitFor()
    expect(await rows.count()).toBe(1)
    await page.context().close()
  })
})

async function text(file: { createReadStream: () => Promise<AsyncIterable<Buffer>> }) {
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
