import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { RECORD_KINDS } from '../../server/domain/record-kinds.ts'
import { openConnection } from '../../server/store/embedded/driver.ts'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import { KINDS } from '../../server/store/embedded/kinds.ts'
import { migrate } from '../../server/store/embedded/migrations.ts'
import { readStatement } from '../../server/store/embedded/statements.ts'
import { expectCode } from './contract-context.ts'
import { asAsync, backupText, INFO, network, putActor, readState, SMALL } from './records.ts'
import { FULL } from './full-records.ts'

const root = mkdtempSync(join(tmpdir(), 'maillage-folder-'))
let folder = ''
let folders = 0
beforeEach(() => {
  folders += 1
  folder = join(root, `data-${folders}`)
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('a data folder', () => {
  test('is made when it is not there, and keeps everything from one opening to the next', async () => {
    const first = await openEmbeddedStore({ folder: join(folder, 'deep', 'down') })
    await first.createNetwork(network('n'), INFO)
    await first.apply('n', INFO, FULL)
    await first.documents.put('job', 'one', { a: 1 })
    const text = await backupText(first)
    await first.close()
    await first.close()
    const second = await openEmbeddedStore({ folder: join(folder, 'deep', 'down') })
    expect(await backupText(second)).toBe(text)
    await second.close()
    expect(
      readdirSync(join(folder, 'deep', 'down')).filter((file) => file.endsWith('-wal')),
    ).toEqual([])
  })

  test('moves to another folder unchanged through a backup', async () => {
    const from = await openEmbeddedStore({ folder: join(folder, 'from') })
    const to = await openEmbeddedStore({ folder: join(folder, 'to') })
    await from.createNetwork(network('n'), INFO)
    await from.apply('n', INFO, FULL)
    await from.apply('n', INFO, SMALL)
    const text = await backupText(from)
    await to.restore(asAsync([text]))
    expect(await backupText(to)).toBe(text)
    expect(await to.readPacked('n')).toEqual(await from.readPacked('n'))
    expect(await readState(to, 'n', 2)).toEqual(await readState(from, 'n', 2))
    await Promise.all([from.close(), to.close()])
  })

  test('that this process has open is refused', async () => {
    const store = await openEmbeddedStore({ folder })
    await expectCode(openEmbeddedStore({ folder }), 'store-locked')
    await store.createNetwork(network('n'), INFO)
    await store.close()
    const again = await openEmbeddedStore({ folder })
    expect(await again.listNetworks()).toHaveLength(1)
    await again.close()
  })

  test('that another process has open is refused, until that process is gone, however it ends', async () => {
    const program = `
      import { DatabaseSync } from '@photostructure/sqlite'
      import { mkdirSync } from 'node:fs'
      mkdirSync(${JSON.stringify(folder)}, { recursive: true })
      const lock = new DatabaseSync(${JSON.stringify(join(folder, 'maillage.lock'))})
      lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
      process.stdout.write('locked')
      setInterval(() => lock.isOpen, 1000)`
    const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(other.stdout, 'data')
    await expectCode(openEmbeddedStore({ folder }), 'store-locked')
    const gone = once(other, 'close')
    other.kill('SIGKILL')
    await gone
    const store = await openEmbeddedStore({ folder })
    expect((await store.health()).ok).toBe(true)
    await store.close()
  })

  test('of a later program is refused and left as it is', async () => {
    const store = await openEmbeddedStore({ folder })
    await store.close()
    const connection = openConnection(join(folder, 'maillage.sqlite'), 'write')
    connection.exec('PRAGMA user_version = 99')
    connection.close()
    await expectCode(openEmbeddedStore({ folder }), 'store-too-new')
    await expectCode(openEmbeddedStore({ folder }), 'store-too-new')
    const after = openConnection(join(folder, 'maillage.sqlite'), 'read')
    expect(after.prepare('PRAGMA user_version').get()).toEqual([99])
    after.close()
  })

  test('of the first version opens, with what was not packed then', async () => {
    const store = await openEmbeddedStore({ folder })
    await store.createNetwork(network('n'), INFO)
    await store.apply('n', INFO, [...FULL, ...SMALL])
    const packed = await store.readPacked('n')
    const text = await backupText(store)
    await store.close()
    const connection = openConnection(join(folder, 'maillage.sqlite'), 'write')
    connection.exec(`UPDATE records SET columns = '["as it was"]' WHERE columns IS NOT NULL`)
    connection.exec('ALTER TABLE change_sets DROP COLUMN told')
    connection.exec('UPDATE records SET span = span % 562949953421312; PRAGMA user_version = 1')
    connection.close()
    const again = await openEmbeddedStore({ folder })
    expect(await again.readPacked('n')).toEqual(packed)
    expect(await backupText(again)).toBe(text)
    await again.close()
  })

  test('whose file is no database is refused', async () => {
    const store = await openEmbeddedStore({ folder })
    await store.close()
    writeFileSync(
      join(folder, 'maillage.sqlite'),
      'This is a letter, not a database.\n'.repeat(500),
    )
    await expectCode(openEmbeddedStore({ folder }), 'store-damaged')
  })

  test('that cannot be made is said so', async () => {
    writeFileSync(folder, 'a file where a folder should be')
    await expectCode(openEmbeddedStore({ folder: join(folder, 'inside') }), 'store-unavailable')
  })

  test('of a store that was closed answers that it is not available', async () => {
    const store = await openEmbeddedStore({ folder })
    await store.close()
    await expectCode(store.listNetworks(), 'store-unavailable')
    await expectCode(store.createNetwork(network('n'), INFO), 'store-unavailable')
    expect(await store.health()).toMatchObject({ ok: false, problem: 'store-unavailable' })
  })
})

describe('an import', () => {
  test('lets other work run between any two parts that it hands over', async () => {
    const store = await openEmbeddedStore({ folder })
    await store.createNetwork(network('n'), INFO)
    let turns = 0
    const turn = (): void => {
      turns += 1
      next = setImmediate(turn)
    }
    let next = setImmediate(turn)
    const seen: number[] = []
    const actors = Array.from({ length: 20_000 }, (_, i) => putActor({ id: `a${i}` }))
    await store.apply('n', INFO, actors, { onProgress: () => seen.push(turns) })
    clearImmediate(next)
    // The first and the last call come before and after all parts.
    const between = seen.slice(1, -1)
    expect(new Set(between).size).toBe(between.length)
    await store.close()
  })
})

describe('the connection', () => {
  test('that writes makes every commit durable', () => {
    const path = join(root, 'durable.sqlite')
    const first = openConnection(path, 'write')
    first.exec('CREATE TABLE t (x)')
    first.close()
    // Opened again, the driver would start with NORMAL.
    const connection = openConnection(path, 'write')
    // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    expect(connection.prepare('PRAGMA synchronous').get()).toEqual([2])
    expect(connection.prepare('PRAGMA journal_mode').get()).toEqual(['wal'])
    connection.close()
  })

  test('binds nothing that the driver would change silently', () => {
    const connection = openConnection(':memory:', 'write')
    const echo = connection.prepare('SELECT ?')
    expect(echo.get('é \u{1F600} \n')).toEqual(['é \u{1F600} \n'])
    expect(echo.get(-0.1)).toEqual([-0.1])
    expect(echo.get(null)).toEqual([null])
    expect(() => echo.get('cut\0here')).toThrow('invalid-request')
    expect(() => echo.get(Number.NaN)).toThrow('invalid-request')
    expect(() => echo.get()).toThrow('1 values expected')
    expect(() => echo.get('a', 'b')).toThrow('1 values expected')
    connection.close()
  })
})

describe('the statements', () => {
  const names = readdirSync(new URL('../../server/store/embedded/statements/', import.meta.url))
    .filter((file) => !file.startsWith('schema-'))
    .map((file) => file.replace('.sql', ''))

  test.each(names)('%s fits the tables and says what it answers', async (name) => {
    const connection = openConnection(':memory:', 'write')
    await migrate(connection)
    const sql = readStatement(name)
    expect(sql).toMatch(/^-- [A-Z]/)
    expect(() => connection.prepare(sql)).not.toThrow()
    expect(sql.match(/^--.*\?/m)).toBeNull()
    expect(sql.match(/^[^-].*;/m)).toBeNull()
    connection.close()
  })

  test('number the kinds of records in the order of the records', () => {
    expect(KINDS).toEqual(RECORD_KINDS)
  })
})
