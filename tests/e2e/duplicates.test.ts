import axe from 'axe-core'
import { expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { describeSite } from './site.ts'

describeSite('duplicates', (site) => {
  test('a pair is merged and undone at once, merged again and taken apart on the sheet', async () => {
    const { address } = site()
    const send = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      expect((await fetch(address + path, init)).ok).toBe(true)
    }
    await send(paths.networks(), { name: 'Doublons' })
    const place = { commune: '33063' }
    await send(paths.actors('doublons'), { name: 'Cap Sciences', place })
    await send(paths.actors('doublons'), { name: 'CAP-SCIENCES', place })
    await send(paths.collaborations('doublons'), { name: 'Fablab' })
    for (const actorId of ['Cap Sciences', 'CAP-SCIENCES']) {
      const participation = { actorId, collaborationId: 'Fablab', role: 'partner' }
      await send(paths.participations('doublons'), participation)
    }

    const { page, faults } = await site().visit('/networks/doublons/duplicates')
    const pair = page.locator('.pair')
    await pair.getByText('Même nom, aux majuscules').waitFor()
    await page.evaluate(axe.source)
    const found = await page.evaluate<unknown[]>('axe.run(document).then((run) => run.violations)')
    expect(found).toEqual([])
    // By keyboard: the other one is kept.
    await pair.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowDown')
    await pair.getByText('1 participation passerait à').waitFor()
    await pair.getByRole('button', { name: 'Même acteur' }).press('Enter')
    await page.getByText('Aucun doublon à examiner').waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await pair.waitFor()

    await pair.getByRole('button', { name: 'Acteurs différents' }).click()
    await page.getByText('1 paire a été dite différente.').waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await pair.getByRole('button', { name: 'Même acteur' }).click()
    await page.getByText('Aucun doublon à examiner').waitFor()

    await page.goto(`${address}/networks/doublons/table#actor=CAP-SCIENCES`)
    const separate = page.getByRole('button', { name: /^Séparer/ })
    await separate.click()
    await separate.waitFor({ state: 'detached' })
    const counts = async () => {
      const answer = await fetch(address + paths.network('doublons'))
      return JSON.parse(await answer.text()).counts
    }
    await expect.poll(counts).toMatchObject({ actors: 2, participations: 2 })

    // Two pairs at once: chosen together, merged together, taken back together.
    await send(paths.actors('doublons'), { name: 'Rocher de Palmer', place })
    await send(paths.actors('doublons'), { name: 'ROCHER DE PALMER', place })
    await page.goto(`${address}/networks/doublons/duplicates?class=certain`)
    await page.getByRole('button', { name: /^Choisir les 2 paires certaines/ }).press('Enter')
    await page.getByRole('checkbox', { name: /Cap Sciences/ }).press('Space')
    await page.getByText('1 paire choisie').last().waitFor()
    await page.getByRole('checkbox', { name: /Cap Sciences/ }).press('Space')
    await page.getByRole('button', { name: 'Fusionner ces 2 paires' }).press('Enter')
    await page.getByText('2 acteurs sont fusionnés avec ceux qui sont gardés.').waitFor()
    await page.getByText('Aucune paire de ce degré').waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await pair.nth(1).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })
})
