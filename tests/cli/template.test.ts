import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runMaillage } from '../support/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-template-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('maillage template', () => {
  test('writes the workbook, and the filled example in the other language', async () => {
    const workbook = join(folder, 'a.xlsx')
    const example = join(folder, 'b.csv')
    const [made, filled, wrong] = await Promise.all([
      runMaillage(['template', '--to', workbook]),
      runMaillage(['template', '--example', '--locale', 'en', '--to', example]),
      runMaillage(['template', '--format', 'doc', '--to', join(folder, 'c.doc')]),
    ])
    expect(made).toMatchObject({ status: 0, out: '' })
    expect(made.err).toContain(workbook)
    expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK')
    expect(filled.status).toBe(0)
    expect(readFileSync(example, 'utf8')).toMatch(/^\uFEFFActor,SIRET,Sector,/)
    expect(wrong.status).toBe(2)
    expect(wrong.err).toContain('participations.xlsx')
  })
})
