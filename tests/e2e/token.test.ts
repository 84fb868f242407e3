import { expect, test } from 'vitest'
import { describeSite } from './site.ts'

const TOKEN = 'a-token-for-this-test-alone'

describeSite(
  'a protected installation',
  (site) => {
    test('asks for its token, says when it is not the right one, and opens with it', async () => {
      const { page } = await site().visit('/')
      const field = page.getByLabel('Jeton d’accès')
      await field.fill('not-this-one')
      await page.getByRole('button', { name: 'Ouvrir' }).click()
      await page.getByText('Ce jeton n’a pas été accepté.').waitFor()
      await field.fill(TOKEN)
      await page.getByRole('button', { name: 'Ouvrir' }).click()
      await page.locator('.networks li').first().waitFor()
      // It is kept for the window, not for the browser.
      const { page: other } = await site().visit('/')
      await other.getByLabel('Jeton d’accès').waitFor()
      expect(await other.locator('.networks li').count()).toBe(0)
      await other.context().close()
      await page.context().close()
    })
  },
  { MAILLAGE_TOKEN: TOKEN },
)
