import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = new URL('../..', import.meta.url).pathname

/** Each line: the importing file, what it imports, and whether DESIGN section 4 lets it. */
const CASES: readonly [file: string, imported: string, allowed: boolean][] = [
  ['server/measures/position/x.ts', '../../services/jobs.ts', false],
  ['server/measures/position/x.ts', 'node:fs', false],
  ['server/measures/position/x.ts', '../../config.ts', false],
  ['server/measures/position/x.ts', 'fastify', false],
  ['server/measures/position/x.ts', '../../network/two-mode.ts', true],
  ['server/measures/position/x.ts', '../../domain/findings.ts', true],
  ['server/measures/position/x.ts', 'typebox', true],
  ['server/measures/position/x.ts', 'graphology-metrics/centrality/betweenness.js', true],
  ['server/services/x.ts', 'fastify', false],
  ['server/services/x.ts', '../contract/networks.ts', false],
  ['server/services/x.ts', '../store/embedded/store.ts', false],
  ['server/services/x.ts', '../store/store.ts', true],
  ['server/http/routes/x.ts', '../../store/store.ts', false],
  ['server/http/routes/x.ts', '../../services/jobs.ts', true],
  ['server/store/embedded/x.ts', 'neo4j-driver', false],
  ['server/store/neo4j/x.ts', '../embedded/store.ts', false],
  ['server/store/neo4j/x.ts', 'neo4j-driver', true],
  ['server/domain/x.ts', '../store/store.ts', false],
  ['server/demo/x.ts', '../domain/records.ts', true],
  ['server/demo/x.ts', '../network/two-mode.ts', false],
  ['web/src/views/x.ts', '../../../server/services/jobs.ts', false],
  ['web/src/views/x.ts', '../../../server/contract/networks.ts', false],
  ['web/src/views/x.ts', '../../../server/contract/paths.ts', true],
  ['web/src/views/x.ts', '../../../server/locales/locales.ts', true],
]

describe('import rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-rules-'))
  let refused: string[] = []

  beforeAll(() => {
    cpSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    for (const file of new Set(CASES.map(([name]) => name))) {
      const cases = CASES.filter(([name]) => name === file)
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      const lines = cases.map(([, imported], i) => `import { a as a${i} } from '${imported}'`)
      const uses = cases.map((_, i) => `a${i}`).join(', ')
      writeFileSync(join(folder, file), `${lines.join('\n')}\nexport const all = [${uses}]\n`)
    }
    const oxlint = join(ROOT, 'node_modules/.bin/oxlint')
    const run = spawnSync(oxlint, ['--format=unix', '.'], { cwd: folder, encoding: 'utf8' })
    refused = run.stdout.split('\n').filter((line) => line.includes('no-restricted-imports'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(CASES)('%s importing %s: allowed is %s', (file, imported, allowed) => {
    const isRefused = refused.some(
      (line) => line.startsWith(file) && line.includes(`'${imported}'`),
    )
    expect(isRefused).toBe(!allowed)
  })

  test('a type of the contract may be imported by the page', () => {
    const file = join(folder, 'web/src/views/y.ts')
    writeFileSync(
      file,
      "import type { A } from '../../../server/contract/networks.ts'\nexport type B = A\n",
    )
    const oxlint = join(ROOT, 'node_modules/.bin/oxlint')
    const run = spawnSync(oxlint, [file], { cwd: folder, encoding: 'utf8' })
    expect(run.status).toBe(0)
  })
})
