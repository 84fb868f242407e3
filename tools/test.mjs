// `npm test`: everything that can run here, on a fresh clone. Ends with one line that counts the
// tests, and with a status that is not 0 when anything failed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
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
]
const FORMAT = ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']

installWhenNeeded()
const failed = []
// On one thread for as long as the others together.
const formatBegan = Date.now()
const format = start(FORMAT)
for (const [name, args] of steps) {
  const began = Date.now()
  if (!runStep(args)) failed.push(name)
  report(name, began)
}
buildWhenNeeded()
if ((await format.done) !== 0) failed.push('format')
process.stdout.write(format.output())
report('format, beside these', formatBegan)

// Two projects at a time, the longest first; what one has to say is printed once it has ended.
const PROJECTS = ['e2e', 'neo4j', 'http', 'cli', 'data', 'store', 'unit']
mkdirSync(join(ROOT, '.cache'), { recursive: true })
const began = Date.now()
const waiting = [...PROJECTS]
const turns = await Promise.all([runInTurn(), runInTurn()])
if (!turns.every((hasPassed) => hasPassed)) failed.push('tests')
report('tests', began)

const counts = PROJECTS.map(countsOf)
const total = (name) => counts.reduce((sum, one) => sum + one[name], 0)
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`)
process.stdout.write(
  `${total('numPassedTests')} passed, ${total('numFailedTests')} failed, ${total('numPendingTests')} skipped\n`,
)
process.exitCode = failed.length > 0 || total('numPassedTests') === 0 ? 1 : 0

/** Runs projects that wait, one after the other, until none does; whether all have passed. */
async function runInTurn() {
  let hasPassed = true
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const since = Date.now()
    const run = runProject(name)
    if ((await run.done) !== 0) hasPassed = false
    process.stdout.write(run.output())
    report(`tests: ${name}`, since)
  }
  return hasPassed
}

function runProject(name) {
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsOf(name)}`]
  rmSync(resultsOf(name), { force: true })
  return start(['vitest/vitest.mjs', 'run', '--project', name, ...reports])
}

/** Starts a program of a package; what it prints is kept until it is asked for. */
function start([script, ...rest]) {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...rest], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MAILLAGE_BUILT: '1' },
  })
  const chunks = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => chunks.push(chunk))
  const done = new Promise((resolve) => {
    child.on('close', (code) => resolve(code ?? 1))
    child.on('error', () => resolve(1))
  })
  return { done, output: () => Buffer.concat(chunks) }
}

function resultsOf(name) {
  return join(ROOT, '.cache', `test-results-${name}.json`)
}

function countsOf(name) {
  const path = resultsOf(name)
  return existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
}

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
