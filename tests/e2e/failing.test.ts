import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'

describeSite('what fails', (site) => {
  test('a write without a connection is told, and what was typed stays', async () => {
    const { page } = await site().visit(`${DEMO}/table`)
    await page.getByRole('button', { name: 'Ajouter un acteur' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ajouter un acteur' })
    const name = dialog.getByRole('textbox', { name: 'Nom', exact: true })
    await name.fill('Un acteur de plus')
    await page.context().setOffline(true)
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    const told = dialog.getByRole('alert')
    await told.getByText('Maillage ne répond pas').waitFor()
    await told.getByText('Vérifiez votre connexion').waitFor()
    expect(await name.inputValue()).toBe('Un acteur de plus')
    await page.context().setOffline(false)
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('a view that does not come without a connection says so, and the others go on', async () => {
    const { page } = await site().visit(`${DEMO}/table`)
    await page.locator('tbody tr').first().waitFor()
    // The table alone is not all: what is asked for of the network would fail as well.
    await page.locator('.strip').waitFor()
    await page.context().setOffline(true)
    const views = page.getByRole('navigation', { name: 'Vues', exact: true })
    await views.getByRole('link', { name: 'Matrice' }).click()
    const told = page.getByRole('alert')
    await expect.poll(() => told.innerText()).toContain('Maillage ne répond pas')
    await views.getByRole('link', { name: 'Tableau' }).click()
    await page.locator('tbody tr').first().waitFor()
    await page.context().close()
  })

  test('an actor that is not there can be let go', async () => {
    const { page } = await site().visit(`${DEMO}/table#actor=nobody`)
    await page.getByRole('alert').getByRole('button', { name: 'Effacer la sélection' }).click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await expect.poll(() => page.url()).not.toContain('nobody')
    await page.context().close()
  })

  test('a network that is no more leads to those that are', async () => {
    const { page } = await site().visit('/networks/nowhere/table')
    await page.getByRole('alert').getByRole('link', { name: 'Tous les réseaux' }).first().click()
    await page.locator('.networks li').first().waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
    await page.context().close()
  })
})
