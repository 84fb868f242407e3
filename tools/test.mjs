// `npm test`: everything that can run here, on a fresh clone. Ends with one line that counts the
// tests, and with a status that is not 0 when anything failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, buildWhenNeeded, installWhenNeeded } from './ready.mjs'

const steps = [
  ['types of the server', ['typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['types of the page', ['typescript/bin/tsc', '-p', 'web/tsconfig.json']],
  [
    'lint',
    [
      'oxlint/bin/oxlint',
      '--type-aware',
      'server',
      'web',
      'tests',
      'bench',
      'tools',
      'vitest.config.ts',
    ],
  ],
  ['format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
]

installWhenNeeded()
const failed = []
for (const [name, args] of steps) {
  const began = Date.now()
  if (!runStep(args)) failed.push(name)
  report(name, began)
}
buildWhenNeeded()

const results = join(ROOT, '.cache', 'test-results.json')
mkdirSync(join(ROOT, '.cache'), { recursive: true })
const began = Date.now()
const args = ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json']
if (!runStep([...args, `--outputFile.json=${results}`])) failed.push('tests')
report('tests', began)

const counted = existsSync(results)
  ? JSON.parse(readFileSync(results, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`)
process.stdout.write(
  `${counted.numPassedTests} passed, ${counted.numFailedTests} failed, ${counted.numPendingTests} skipped\n`,
)
process.exitCode = failed.length > 0 || counted.numPassedTests === 0 ? 1 : 0

function runStep([script, ...rest]) {
  const done = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...rest], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return done.status === 0
}

function report(name, since) {
  process.stdout.write(`— ${name}: ${((Date.now() - since) / 1000).toFixed(1)} s\n`)
}
