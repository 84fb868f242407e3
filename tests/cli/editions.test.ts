import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSavedMappings } from '../../server/services/saved-mappings.ts'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import { runMaillage } from '../support/command-line.ts'

let folder: string
const path = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-editions-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('import replaces an earlier edition, with a mapping that was saved under a name', async () => {
  const mapping = {
    version: 1 as const,
    tables: [{ file: '*', holds: 'actors' as const, actor: { id: 'code', name: 'nom' } }],
  }
  const store = await openEmbeddedStore({ folder: path('data') })
  await createSavedMappings({ store, now: () => new Date(0) }).save({ name: 'Liste', mapping })
  await store.close()
  writeFileSync(path('2013.csv'), 'code;nom\n1;Atelier\n2;Centre\n')
  writeFileSync(path('2014.csv'), 'code;nom\n1;Atelier\n')
  const run = (...args: string[]) =>
    runMaillage(['import', ...args, '--network', 'n', '--name', 'N', '--mapping', 'liste'], {
      MAILLAGE_DATA: path('data'),
    })

  const first = await run(path('2013.csv'))
  const importId = /^Import ([0-9a-f-]{36})$/m.exec(first.err)?.[1] ?? ''
  expect(importId).not.toBe('')

  const edition = [path('2014.csv'), '--replaces', importId, '--disappeared']
  // Closing needs to know on what date.
  expect((await run(...edition, 'close')).status).toBe(2)
  const second = await run(...edition, 'close', '--as-of', '2014-06', '--label', 'Annuaire')
  expect(second).toMatchObject({ status: 0 })
  expect(second.err).toContain('1 fermé')
})
