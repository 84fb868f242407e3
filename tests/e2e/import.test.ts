import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const ROWS = [
  'acteur;secteur;projet;début;fin;rôle',
  'Atelier du Gué;culture;Veillées;2012-01-15;2013-06-30;porteur',
  'Centre social;éducation;Veillées;2012-01-15;2013-06-30;partenaire',
  'Fabrique;numérique;Veillées;2012-01-15;2013-06-30;partenaire',
  'Fabrique;numérique;Ateliers;2013;2014;porteur',
  'Atelier du Gué;culture;Ateliers;2013;2014;partenaire',
  'Isolée;culture;Seule;2013;2014;porteur',
  ';culture;Sans acteur;2013;2014;porteur',
]
const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text, 'utf8'),
})

describeSite('an import', (site) => {
  test('goes from a file by preview and confirmation to the synthesis, and back by undo', async () => {
    const { page, faults } = await site().visit('/')
    await page.locator('input[type=file]').setInputFiles(file('essai-2014.csv', ROWS.join('\n')))
    expect(await page.getByLabel('Nom du réseau').inputValue()).toBe('essai 2014')
    await page.getByLabel('Nom du réseau').fill('Essai')
    await page.getByRole('button', { name: 'Lire les fichiers' }).click()

    await page.getByRole('heading', { name: 'Aperçu' }).waitFor()
    const counts = (kind: string) => page.getByRole('row', { name: new RegExp(`^${kind}`) })
    expect(await counts('Acteurs').textContent()).toBe('Acteurs400')
    expect(await counts('Collaborations').textContent()).toBe('Collaborations300')
    expect(await counts('Participations').textContent()).toBe('Participations600')
    expect(await counts('Lignes refusées').textContent()).toBe('Lignes refusées1')
    // The problem says where: the header is line 1.
    await page.locator('.rule summary').first().click()
    expect(await page.locator('.rule li').first().textContent()).toMatch(/ligne 8/i)

    await page.getByRole('button', { name: 'Importer', exact: true }).click()
    await page.getByRole('heading', { name: 'C’est importé' }).waitFor()
    await page.getByRole('link', { name: 'Voir la synthèse' }).click()
    await page.getByRole('heading', { level: 1, name: /On ne peut pas conclure/ }).waitFor()
    expect(await page.locator('.strip').textContent()).toContain('4 acteurs')

    await page.goBack()
    await page.getByRole('button', { name: 'Annuler cet import' }).click()
    await page.getByRole('heading', { name: 'L’import est annulé' }).waitFor()
    await page.goto(`${site().address}/networks/essai/overview`)
    await page.getByRole('heading', { name: /pas encore de données/ }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('whose columns have other names is understood once the reader says what they are', async () => {
    const { page } = await site().visit('/')
    const text = ROWS.join('\n').replace(ROWS[0] ?? '', 'aaa;bbb;ccc;ddd;eee;fff')
    await page.locator('input[type=file]').setInputFiles(file('muet.csv', text))
    await page.getByRole('button', { name: 'Lire les fichiers' }).click()
    await page.getByText(/Toutes les colonnes n’ont pas été reconnues/).waitFor()
    const field = (column: string) =>
      page.getByRole('combobox', { name: `Ce que donne la colonne ${column}`, exact: true })
    await field('aaa').selectOption({ label: 'acteur\u00a0: nom' })
    await field('bbb').selectOption({ label: 'acteur\u00a0: secteur' })
    await field('ccc').selectOption({ label: 'collaboration\u00a0: nom' })
    await page.getByRole('button', { name: 'Relire avec cette correspondance' }).click()
    await page.getByRole('heading', { name: 'Aperçu' }).waitFor()
    expect(await page.getByRole('row', { name: /^Acteurs/ }).textContent()).toBe('Acteurs400')
    await page.context().close()
  })

  test('of a file that is no table says what is wrong with it, and writes nothing', async () => {
    const { page } = await site().visit('/')
    await page.locator('input[type=file]').setInputFiles(file('vide.csv', ''))
    await page.getByRole('button', { name: 'Lire les fichiers' }).click()
    await page
      .getByText(/vide\.csv.*est vide/)
      .first()
      .waitFor()
    await page.goto(`${site().address}/networks/vide/overview`)
    await page.getByText(/n’existe pas/).waitFor()
    expect(await page.locator('.overview').count()).toBe(0)
    await page.context().close()
  })
})
