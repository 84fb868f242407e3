import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPackedFile, writePackedFile } from '../../server/store/embedded/packed-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = () => join(folder, 'packed.cache')
const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251)

describe('the packed network beside the database', () => {
  test('is read for the state that it was written for, and for no other', () => {
    expect(readPackedFile(folder, 'n 1')).toBeUndefined()
    writePackedFile(folder, { stamp: 'n 1', bytes })
    expect(readPackedFile(folder, 'n 1')?.bytes).toEqual(Buffer.from(bytes))
    expect(readPackedFile(folder, 'n 2')).toBeUndefined()
  })

  test('is passed over when it is cut, altered or of another engine', () => {
    writePackedFile(folder, { stamp: 'n 1', bytes })
    const whole = readFileSync(path())
    const altered = Buffer.from(whole)
    altered[altered.length - 5] = 255
    const other = Buffer.from(
      whole.toString('latin1').replace(process.versions.v8, '0.0'),
      'latin1',
    )
    for (const wrong of [
      whole.subarray(0, -1),
      altered,
      other,
      Buffer.from('x'),
      Buffer.alloc(0),
    ]) {
      writeFileSync(path(), wrong)
      expect(readPackedFile(folder, 'n 1')).toBeUndefined()
    }
  })

  test('is not missed where it cannot be written', () => {
    expect(() => writePackedFile(join(folder, 'nowhere'), { stamp: 'n', bytes })).not.toThrow()
  })
})
