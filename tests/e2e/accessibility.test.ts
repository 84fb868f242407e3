import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const DEMO = '/networks/demonstration'

/** Every screen, and what shows that it has its content. */
const SCREENS = [
  ['home', '/', '.networks li'],
  ['synthesis', `${DEMO}/overview`, '.overview'],
  ['synthesis of an empty slice', `${DEMO}/overview?from=1900&to=1901&actors=active`, '.empty h1'],
  ['explanation', `${DEMO}/overview#explain=ei-newman`, '.panel .sheet-body'],
  ['network', `${DEMO}/network`, '.network-stage canvas'],
  ['network, an actor selected', `${DEMO}/network#actor=acteur-045`, '.panel .sheet-body'],
  [
    'network, with a path, hidden actors and hulls',
    `${DEMO}/network?hulls=1&layout=sectors&least=0.5#actor=acteur-045&actor=acteur-010&hide=acteur-020&path=1`,
    '.path-step',
  ],
  ['network as a table', `${DEMO}/network?show=table`, '.network-table table'],
  ['geographic map', `${DEMO}/map`, '.places-canvas canvas'],
  ['geographic map, an actor selected', `${DEMO}/map#actor=acteur-045`, '.panel .sheet-body'],
  ['chronology', `${DEMO}/timeline?group=domain`, '.timeline-row'],
  [
    'chronology of a period, an actor selected',
    `${DEMO}/timeline?from=2011&to=2012#actor=acteur-045`,
    '.panel .sheet-body',
  ],
  ['matrix', `${DEMO}/matrix`, '.matrix tbody td'],
  ['matrix of families', `${DEMO}/matrix?partition=families`, '.matrix tbody td'],
  ['brokers and cut points', `${DEMO}/brokers?cut=collaborations`, '.cuts .sticky-first tbody tr'],
  ['before and after', `${DEMO}/before-after`, '.moves'],
  [
    'before and after, nothing to compare',
    `${DEMO}/before-after?from=2012&to=2012`,
    '.empty h1, .lead-answer h1',
  ],
  ['table of actors', `${DEMO}/table`, 'tbody tr'],
  ['table of collaborations', `${DEMO}/table?list=collaborations`, 'tbody tr'],
  ['worklist', `${DEMO}/isolated`, 'tbody tr'],
  ['territories', `${DEMO}/territories`, '.territories tbody tr'],
  ['territories for the public', `${DEMO}/territories?level=commune&audience=public`, 'tbody tr'],
  [
    'territories of an empty slice',
    `${DEMO}/territories?from=1900&to=1901&actors=active`,
    '.empty h1',
  ],
  ['reports', `${DEMO}/reports`, '.reports h2'],
  ['imports', `${DEMO}/imports`, '.drop-zone'],
  ['duplicates', `${DEMO}/duplicates`, '.duplicates .answer'],
  ['accessibility', '/accessibility', 'main h2'],
  ['an actor that is not there', `${DEMO}/table#actor=nobody`, '.panel [role=alert]'],
  [
    'a collaboration selected in its table',
    `${DEMO}/table?list=collaborations#collaboration=collaboration-006`,
    '.panel .sheet-body',
  ],
  [
    'several actors beside each other',
    `${DEMO}/table#actor=acteur-045&actor=acteur-010`,
    '.compare',
  ],
  ['unknown network', '/networks/nowhere/overview', 'main:has(h1) [role=alert]'],
  ['unknown page', '/somewhere/else', '.empty h1'],
] as const

type Violation = { id: string; nodes: string[] }

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds; its source is evaluated, because the page's policy allows no script of others. What
 * is run in the page is a text: these files know Node's types, not the browser's.
 */
async function violations(page: Page, run: object = { runOnly: ALL }): Promise<Violation[]> {
  await page.evaluate(axe.source)
  return page.evaluate<Violation[]>(`axe
    .run(document, ${JSON.stringify(run)})
    .then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) })),
    )`)
}

describeSite('every screen', (site) => {
  test.each(SCREENS)(
    'is clean for axe in both themes, and reflows at 320 pixels: %s',
    async (_name, path, ready) => {
      const { page } = await site().visit(path)
      await page.locator(ready).first().waitFor()
      expect(await violations(page)).toEqual([])
      // The theme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
      expect(await violations(page, dark)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      // A small screen shows some of it elsewhere: a sheet as a dialog, lists instead of tables.
      await page.locator('main h1, main h2, [role=alert]').first().waitFor({ state: 'attached' })
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
      const wide = () => page.evaluate<number>('document.documentElement.scrollWidth')
      await expect.poll(wide).toBeLessThanOrEqual(320)
      await page.context().close()
    },
  )

  test('is clean for axe in its dialogs: saved views, settings, keys, a new actor', async () => {
    const { page } = await site().visit(`${DEMO}/table`)
    await page.locator('tbody tr').first().waitFor()
    const fromSwitcher = async (name: string): Promise<void> => {
      await page.locator('.switcher summary').click()
      await page.locator('.switcher').getByRole('button', { name }).click()
    }
    const openings = [
      () => fromSwitcher('Vues enregistrées'),
      () => fromSwitcher('Réglages du réseau'),
      () => page.getByRole('button', { name: 'Raccourcis clavier' }).click(),
      () => page.getByRole('button', { name: 'Ajouter un acteur' }).click(),
    ]
    for (const open of openings) {
      await open()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('heading').first().waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await page.context().close()
  })

  test('is clean for axe on a small screen, with the slice and a sheet open', async () => {
    const { page } = await site().visit(`${DEMO}/overview`, {
      viewport: { width: 390, height: 844 },
    })
    await page.getByRole('button', { name: 'Modifier' }).click()
    await page
      .getByRole('dialog', { name: 'Périmètre' })
      .getByText('Période', { exact: true })
      .waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Expliquer ce chiffre : ouverture/ }).click()
    await page.getByRole('dialog').getByText('Ce que c’est').waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test('is clean for axe on a small screen: the worklist, the tools of the network', async () => {
    const phone = { viewport: { width: 390, height: 844 } }
    const { page } = await site().visit(`${DEMO}/isolated`, phone)
    const entry = page.locator('.work-entries > li').first()
    await entry.getByText('Fiabilité').waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${site().address}${DEMO}/network`)
    await page.locator('.network-stage canvas').first().waitFor()
    const colour = page.getByRole('combobox', { name: 'Couleur' })
    await colour.waitFor({ state: 'hidden' })
    await page.getByText('Affichage', { exact: true }).click()
    await colour.waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})
