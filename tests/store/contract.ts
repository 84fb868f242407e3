import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { backupTests } from './contract-backup.ts'
import { changeTests } from './contract-changes.ts'
import type { Context } from './contract-context.ts'
import { documentTests } from './contract-documents.ts'
import { propertyTests } from './contract-properties.ts'
import { readTests } from './contract-reads.ts'
import { refusalTests } from './contract-refusals.ts'

/**
 * What every store must do, whatever it is made of: the one suite that each adapter passes. `open` gives
 * a store; it is called once for the whole suite, each test uses networks of its own, and only the
 * backup tests at the end empty the store.
 */
export function describeStore(
  name: string,
  open: () => Promise<Store>,
  options: { skip?: string; propertyRuns?: number } = {},
): void {
  const suite = options.skip === undefined ? describe : describe.skip
  suite(options.skip === undefined ? name : `${name} (skipped: ${options.skip})`, () => {
    let opened: Store | undefined
    let networks = 0
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(async () => {
      await opened?.close()
    })
    const context: Context = {
      store: () => {
        if (opened === undefined) throw new Error('the store did not open')
        return opened
      },
      freshId: () => {
        networks += 1
        return `n-${networks}`
      },
    }
    changeTests(context)
    refusalTests(context)
    readTests(context)
    documentTests(context)
    propertyTests(context, options.propertyRuns ?? 20)
    test('says how it is', async () => {
      const health = await context.store().health()
      expect(health).toMatchObject({ ok: true })
      expect(health.engine).toMatch(/\d+\.\d+/)
      expect(health.latencyMs).toBeGreaterThanOrEqual(0)
    })
    backupTests(context)
  })
}
