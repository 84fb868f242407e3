import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'

describeSite('what is compared', (site) => {
  test('the matrix is walked with arrows, tells each cell, and keeps one in the address', async () => {
    const { page, faults } = await site().visit(`${DEMO}/matrix`)
    const grid = page.getByRole('grid')
    await grid.waitFor()
    // The line above it stands there once the names of the sectors are known.
    await page.locator('.strip').waitFor()
    const cells = grid.getByRole('gridcell')
    const second = await cells.nth(1).getAttribute('aria-label')
    await cells.first().focus()
    await page.keyboard.press('ArrowRight')
    const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label")')
    await expect.poll(focused).toBe(second)
    const detail = page.getByRole('region', { name: 'La case choisie' })
    const pair = second?.split('\u00a0:')[0] ?? 'no pair'
    await expect.poll(() => detail.getByRole('heading').textContent()).toBe(pair)
    await page.keyboard.press('Enter')
    await page.waitForURL(/row=.+&column=.+/)
    await page.keyboard.press('End')
    await expect.poll(focused).toMatch(/tous ses liens/)
    // The same pair after the address is opened again.
    await page.reload()
    const sides = async () =>
      (await detail.getByRole('heading').textContent())?.split(' avec ').toSorted()
    await expect.poll(sides).toEqual(pair.split(' avec ').toSorted())
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('an actor and a collaboration that hold others open their sheets', async () => {
    const { page } = await site().visit(`${DEMO}/brokers`)
    const cuts = page.locator('.cuts')
    await cuts.locator('.sticky-first tbody button').first().click()
    await page.waitForURL(/#actor=/)
    await cuts.getByRole('button', { name: 'Collaborations', exact: true }).click()
    await page.waitForURL(/cut=collaborations/)
    await cuts.locator('.sticky-first tbody button').first().click()
    await page.waitForURL(/cut=collaborations.*#collaboration=/)
    const name = await cuts.locator('.sticky-first tbody button').first().textContent()
    const panel = page.getByRole('complementary', { name: 'Sélection' })
    await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe(name)
    await page.context().close()
  })

  test('two periods are chosen by year, and are in the address', async () => {
    const { page } = await site().visit(`${DEMO}/before-after`)
    const before = page.getByRole('group', { name: 'Avant' })
    await before.getByRole('combobox', { name: 'à' }).selectOption('2012')
    await page.waitForURL(/firstFrom=2010&firstTo=2012&secondFrom=2012&secondTo=2014/)
    await page.getByText('Les deux périodes se recouvrent').waitFor()
    await page.getByRole('button', { name: 'Revenir aux deux moitiés' }).click()
    await page.waitForURL(/before-after$/)
    const end = () => before.getByRole('combobox', { name: 'à' }).inputValue()
    await expect.poll(end).toBe('2011')
    await page.context().close()
  })
})
