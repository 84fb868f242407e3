import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportDocument } from '../../server/reports/document.ts'
import { writePdf } from '../../server/reports/writers/pdf.ts'
import { demoDocument } from '../support/demo-report.ts'

const hasPoppler = spawnSync('pdfinfo', ['-v']).status === 0
const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
let folder = ''
let french = ''
let bytes: Uint8Array
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-report-'))
  bytes = await writePdf(demoDocument())
  french = join(folder, 'french.pdf')
  writeFileSync(french, bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function written(name: string, document: ReportDocument): Promise<string> {
  const file = join(folder, name)
  writeFileSync(file, await writePdf(document))
  return file
}

// Poppler calls a well-formed entry of the structure tree wrong, on stderr only: not shown.
const run = (command: string, args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
const textOf = (file: string) => run('pdftotext', [file, '-']).replace(/\s+/g, ' ')

describe('writePdf', () => {
  test('gives the same bytes for the same document', async () => {
    const again = await writePdf(structuredClone(demoDocument()))
    expect(Buffer.compare(again, bytes)).toBe(0)
  })

  test('claims PDF/UA-1 and its language', () => {
    const source = Buffer.from(bytes).toString('latin1')
    expect(source.startsWith('%PDF-1.7')).toBe(true)
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(source).toContain('/Lang (fr-FR)')
  })

  test('does not fail on any name, however long, foreign or malicious', async () => {
    const names = [
      'A'.repeat(200),
      '#x *y* $z$ `r` <b> \\ @l',
      '北京 🎉 שלום \u0007',
      ' '.repeat(9),
    ]
    const named = <Row extends { name: string }>(rows: readonly Row[]) =>
      rows.map((row, i) => ({ ...row, name: names[i % names.length] ?? '' }))
    const document = demoDocument('en')
    const pdf = await writePdf({
      ...document,
      network: { ...document.network, name: names.join(' ') },
      actors: named(document.actors),
      isolated: named(document.isolated),
      picture: { ...document.picture, nodes: named(document.picture.nodes) },
    })
    expect(pdf.length).toBeGreaterThan(10_000)
  })

  test.skipIf(!hasPoppler)('is tagged and titled (skipped without poppler)', () => {
    const info = run('pdfinfo', [french])
    expect(info).toMatch(/Tagged: +yes/)
    expect(info).toMatch(/Title: +Aquitaine 2010–2014$/m)
    expect(info).toMatch(/CreationDate: .*2015/)
    const structure = run('pdfinfo', ['-struct', french])
    expect(structure).toMatch(/^ +H1/m)
    expect(structure).toMatch(/^ +H2/m)
    expect(structure).toMatch(/^ +Figure/m)
    expect(structure).toMatch(/^ +TH/m)
  })

  test.skipIf(!hasPoppler)('says the answers with their numbers (skipped without poppler)', () => {
    const text = textOf(french)
    expect(text).toContain('Données fictives')
    expect(text).toContain('29 acteurs sur 170 n’ont aucun lien')
    expect(text).toContain('10 acteurs ne sont reliés que par l’accompagnement.')
    expect(text).toContain('CC0-1.0')
    for (const { name } of demoDocument().isolated)
      expect(text.replace(/\s/g, '')).toContain(name.slice(0, 9).replace(/\s/g, ''))
  })

  test.skipIf(!hasPoppler)('speaks English (skipped without poppler)', async () => {
    const text = textOf(await written('english.pdf', demoDocument('en')))
    expect(text).toContain('29 actors out of 170 have no tie')
    expect(text).toContain('Method and limits')
    expect(text).not.toContain('Données et sources')
  })

  test.skipIf(!hasPoppler)(
    'says what is missing in a slice without anything (skipped without poppler)',
    async () => {
      const text = textOf(
        await written('empty.pdf', demoDocument('fr', { from: '1999', to: '1999' })),
      )
      expect(text).toContain('On ne peut pas dire si les secteurs s’ouvrent les uns aux autres.')
      expect(text).toContain('Aucun acteur n’a de lien dans ce périmètre')
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/)
    },
  )

  test.skipIf(!hasQpdf)('is a sound file (skipped without qpdf)', () => {
    expect(run('qpdf', ['--check', french])).toContain('No syntax or stream encoding errors found')
  })
})
