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

const of = (networkId: string, changeSetId: string) => ({
  networkId,
  changeSetId,
  crowded: new Map([['Adresse', 1_200]]),
  bytes,
})

describe('the packed network beside the database', () => {
  test('is read for its network, with the change set that made it what it is', () => {
    expect(readPackedFile(folder, 'n')).toBeUndefined()
    writePackedFile(folder, of('n', '1'))
    expect(readPackedFile(folder, 'n')).toEqual({ ...of('n', '1'), bytes: Buffer.from(bytes) })
    expect(readPackedFile(folder, 'm')).toBeUndefined()
  })

  test('is passed over when it is cut, altered or of another engine', () => {
    writePackedFile(folder, of('n', '1'))
    const whole = readFileSync(path())
    const altered = Buffer.from(whole)
    altered[altered.length - 5] = 255
    const withText = (from: string, to: string) =>
      Buffer.from(whole.toString('latin1').replace(from, to), 'latin1')
    for (const wrong of [
      whole.subarray(0, -1),
      altered,
      withText(process.versions.v8, '0.0'),
      withText('1200', '1201'),
      withText('"1"', '"2"'),
      withText('["Adresse",1200]', '7'),
      withText('"1"', '""1'),
      Buffer.from('x'),
      Buffer.from('[]\n'),
      Buffer.alloc(0),
    ]) {
      writeFileSync(path(), wrong)
      expect(readPackedFile(folder, 'n')).toBeUndefined()
    }
  })

  test('is not missed where it cannot be written', () => {
    expect(() => writePackedFile(join(folder, 'nowhere'), of('n', '1'))).not.toThrow()
  })
})
