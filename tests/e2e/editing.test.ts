import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { describeSite } from './site.ts'

const NETWORK = {
  network: newNetwork({ id: 'saisie', name: 'Saisie', createdAt: '2020-01-01T00:00:00.000Z' }),
  actors: ['Atelier', 'Centre'].map((name) => newActor({ id: name, name, sectors: ['culture'] })),
  collaborations: [newCollaboration({ id: 'p1', name: 'Veillées', startsOn: '2012' })],
  participations: [
    { actorId: 'Atelier', collaborationId: 'p1', role: 'lead' as const },
    { actorId: 'Centre', collaborationId: 'p1', role: 'partner' as const },
  ],
}

/** What axe finds in a page; its source is evaluated, because the page's policy allows no other script. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source)
  return page.evaluate(`axe.run(document).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))`)
}

const widthOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth')
const hasFocus = (wanted: Locator) =>
  wanted.evaluate((one) => one === one.ownerDocument.activeElement)

async function importFile(address: string, name: string, text: string) {
  const body = new FormData()
  body.append('files', new Blob([text], { type: 'text/csv' }), name)
  const url = `${address}/api/networks/saisie/imports`
  const sent = await fetch(url, { method: 'POST', headers: { prefer: 'wait=30' }, body })
  const draft: { id: string } = JSON.parse(await sent.text())
  return { id: draft.id, url: `${url}/${draft.id}` }
}

describeSite('writing by hand', (site) => {
  beforeAll(() => site().addNetwork(NETWORK))

  test('an actor is added, found wrong at its field, linked, and taken back', async () => {
    const { page, faults } = await site().visit('/networks/saisie/table')
    await page.getByRole('button', { name: 'Ajouter un acteur' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ajouter un acteur' })
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    const name = dialog.getByLabel('Nom', { exact: true })
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => hasFocus(name)).toBe(true)
    await name.fill('Fabrique')
    await dialog.getByLabel('Secteur, ligne 1').fill('numérique')
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { level: 2, name: 'Fabrique' }).waitFor()

    await page.getByRole('button', { name: 'Participations', exact: true }).click()
    await page.getByRole('button', { name: 'Ajouter une participation' }).click()
    await page.getByRole('searchbox', { name: 'Collaboration' }).fill('veill')
    await page.locator('.found').getByRole('button', { name: 'Veillées' }).click()
    await page.getByLabel('Rôle').selectOption('lead')
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
    await page.locator('.edit-row').getByText('porteur').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click()
    await page.getByText(/Travaille avec 2 acteurs/).waitFor()

    // What was written last is taken back first.
    await page.getByRole('button', { name: 'Annuler cette modification' }).click()
    await page.getByText(/Travaille avec 2 acteurs/).waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('when another one wrote the same record, both are shown and one is chosen', async () => {
    const { page } = await site().visit('/networks/saisie/table#actor=Atelier')
    await page.locator('.edit-buttons').getByRole('button', { name: 'Modifier' }).click()
    const dialog = page.getByRole('dialog', { name: 'Modifier l’acteur' })
    await dialog.getByLabel('Catégorie').fill('association')
    const url = `${site().address}/api/networks/saisie/actors/Atelier`
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'Atelier du Nord', sectors: ['culture'] })
    expect((await fetch(url, { method: 'PUT', headers, body })).status).toBe(200)
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await dialog.getByText('Quelqu’un d’autre a changé\u00a0: nom.').waitFor()
    await dialog.getByRole('button', { name: 'Reprendre leur version' }).click()
    const name = () => dialog.getByLabel('Nom', { exact: true }).inputValue()
    await expect.poll(name).toBe('Atelier du Nord')
    await dialog.getByLabel('Catégorie').fill('association')
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByRole('heading', { level: 2, name: 'Atelier du Nord' }).waitFor()
    await page.locator('.pill', { hasText: 'association' }).first().waitFor()
    await page.context().close()
  })

  test('a stage and a funding are written line by line; an actor goes with its participations, and comes back', async () => {
    const { page, faults } = await site().visit('/networks/saisie/table#collaboration=p1')
    await page.locator('.edit-buttons').getByRole('button', { name: 'Modifier' }).click()
    const dialog = page.getByRole('dialog', { name: 'Modifier la collaboration' })
    await dialog.getByRole('button', { name: 'Ajouter un stade' }).click()
    await dialog.getByLabel('Stade', { exact: true }).selectOption('experiment')
    await dialog.getByRole('button', { name: 'Ajouter un financement' }).click()
    await dialog.getByLabel('Financeur').fill('Région')
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await dialog.getByText('1 champ est à corriger.').waitFor()
    const amount = dialog.getByLabel('Montant')
    await expect.poll(() => hasFocus(amount)).toBe(true)
    await amount.fill('12 500,50')
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByRole('cell', { name: /12\s500,5/ }).waitFor()
    await page.getByText('Autres renseignements').click()
    await page.locator('.facts').getByText('expérimentation').waitFor()

    await page.goto(`${site().address}/networks/saisie/table#actor=Centre`)
    await page.locator('.edit-buttons').getByRole('button', { name: 'Supprimer' }).click()
    await page.getByText(/1 participation\s: Veillées/).waitFor()
    await page.getByRole('button', { name: 'Tout supprimer' }).click()
    await page.locator('tbody th', { hasText: 'Centre' }).waitFor({ state: 'detached' })
    await page.getByText('Acteur retiré, avec ce qui le citait').waitFor()
    await page.getByRole('button', { name: 'Annuler cette modification' }).click()
    await page
      .locator('tbody tr', { hasText: 'Centre' })
      .getByText('1', { exact: true })
      .first()
      .waitFor()
    await page.goto(`${site().address}/networks/saisie/imports`)
    await page.getByText('Historique du réseau').click()
    await page.locator('.history > li', { hasText: 'avec ce qui le citait' }).waitFor()
    const latest = page.locator('.history > li').first()
    await latest.getByText('Modification annulée').first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('its forms are clean for axe in both themes, and fit a phone', async () => {
    const { page } = await site().visit('/networks/saisie/table#actor=Centre', {
      viewport: { width: 320, height: 800 },
    })
    await page.locator('.edit-buttons').getByRole('button', { name: 'Modifier' }).click()
    await page.getByText('Autres champs').click()
    await page.getByLabel('Créé le').fill('2012-13')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('1 champ est à corriger.').waitFor()
    expect(await violations(page)).toEqual([])
    await expect.poll(() => widthOf(page)).toBe(320)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test('an edition that replaces another says what is no longer there, and closes it', async () => {
    const { address } = site()
    const rows = 'organisme;secteur;projet\nMairie;public;Fête\nÉcole;public;Fête\n'
    const first = await importFile(address, 'annuaire-2013.csv', rows)
    await fetch(`${first.url}/confirm`, { method: 'POST', headers: { prefer: 'wait=30' } })
    const without = rows.replace('École;public;Fête\n', '')
    const next = await importFile(address, 'annuaire-2014.csv', without)
    const { page } = await site().visit(`/networks/saisie/imports/${next.id}`, {
      viewport: { width: 320, height: 800 },
    })
    await page.getByRole('button', { name: 'Comparer comme nouvelle édition' }).click()
    await page.getByText('2 fiches de l’édition précédente').waitFor()
    const close = page.getByRole('radio', { name: /Clore à la date/ })
    await expect.poll(() => close.isDisabled()).toBe(true)
    await page.getByLabel('État au').fill('2014-06')
    await page.getByLabel('Producteur').fill('La Ville')
    expect(await violations(page)).toEqual([])
    await expect.poll(() => widthOf(page)).toBe(320)
    // What is chosen shows once the server has it.
    await close.click()
    await page.getByText(/1 reçoit la fin .*juin 2014/).waitFor()
    await page.getByRole('button', { name: 'Importer', exact: true }).click()
    await page.getByRole('heading', { name: 'C’est importé' }).waitFor()
    await page.context().close()

    const sheet = await site().visit('/networks/saisie/table#actor=École')
    await sheet.page.getByRole('link', { name: 'annuaire-2013.csv' }).waitFor()
    await sheet.page.locator('.edit-buttons').getByRole('button', { name: 'Modifier' }).click()
    await sheet.page.getByText('Autres champs').click()
    await expect.poll(() => sheet.page.getByLabel('Fermé le').inputValue()).toBe('2014-06')
    await sheet.page.context().close()
  })
})
