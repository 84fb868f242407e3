import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import { FULL } from './full-records.ts'
import { buildWriter } from './killed/build.ts'
import { changeSetsFound, runAndKill, stateAfter } from './killed/rounds.ts'
import { backupText, INFO, network, putActor } from './records.ts'

const ROUNDS = 20
const folder = mkdtempSync(join(tmpdir(), 'maillage-kill-'))
let writer = ''

beforeAll(() => {
  writer = buildWriter()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a process killed in the middle of writes', () => {
  test(`loses nothing acknowledged and leaves no half change set, ${ROUNDS} times`, async () => {
    const data = join(folder, 'writes')
    let acknowledged = 0
    for (let round = 0; round < ROUNDS; round++) {
      const run = await runAndKill(writer, [data], {
        afterLines: 2,
        afterMs: (round * 37) % 150,
      })
      const found = changeSetsFound(run)
      // The last one may have been written without the time to say so.
      expect([acknowledged, acknowledged + 1]).toContain(found)
      expect(run.found).toEqual(stateAfter(found))
      acknowledged = Math.max(found, run.acknowledged)
    }
    expect(acknowledged).toBeGreaterThanOrEqual(ROUNDS)
  })

  test('in the middle of a restore keeps all of the backup or nothing', async () => {
    const source = await openEmbeddedStore({ folder: join(folder, 'source') })
    const nothing = await backupText(source)
    for (const id of ['one', 'two']) {
      await source.createNetwork(network(id), INFO)
      await source.apply(id, INFO, FULL)
      await source.apply(
        id,
        INFO,
        Array.from({ length: 5_000 }, (_, i) => putActor({ id: `${i}` })),
      )
    }
    const backup = join(folder, 'backup.jsonl')
    const text = await backupText(source)
    writeFileSync(backup, text)
    await source.close()
    const data = join(folder, 'restored')
    for (const afterMs of [30, 80, 150]) {
      const run = await runAndKill(writer, [data, backup], { afterLines: 1, afterMs })
      expect(run.lines[0]).toEqual({ networks: 0 })
      const restored = await openEmbeddedStore({ folder: data })
      const kept = await backupText(restored)
      await restored.close()
      // All of it may be written when the kill comes, before that was said.
      expect(run.lines.length > 1 ? [text] : [nothing, text]).toContain(kept)
      if (kept === text) rmSync(data, { recursive: true })
    }
  })
})
