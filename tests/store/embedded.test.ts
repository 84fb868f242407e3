import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import { describeStore } from './contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-store-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describeStore('the embedded store', () => openEmbeddedStore({ folder }), { propertyRuns: 100 })
