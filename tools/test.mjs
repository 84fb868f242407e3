// `npm test`: everything that can run here, on a fresh clone. Ends with one line that counts the
// tests, and with a status that is not 0 when anything failed.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, buildWhenNeeded, installWhenNeeded } from './ready.mjs'
import { countsOf, failedFiles, failuresOf, filesOf } from './test-results.mjs'

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
// Those with browsers, servers and processes of their own: what fails there while another project takes
// the processor is tried once more alone, and named at the end either way.
const TRIED_AGAIN = new Set(['e2e', 'neo4j', 'http', 'cli', 'store'])
const MOST_TRIED_AGAIN = 4
mkdirSync(join(ROOT, '.cache'), { recursive: true })
const began = Date.now()
const waiting = [...PROJECTS]
const results = new Map()
const brokenProjects = (await Promise.all([runInTurn(), runInTurn()])).flat()
const unsteady = []
for (const name of brokenProjects) if (!(await tryAgain(name))) failed.push(`tests: ${name}`)
report('tests', began)

const total = { passed: 0, failed: 0, skipped: 0 }
for (const files of results.values())
  for (const [what, count] of Object.entries(countsOf(files))) total[what] += count
// Last, since what is kept of a long output is often its end.
if (unsteady.length > 0)
  process.stdout.write(`\nfailed at first and passed alone:\n${unsteady.join('\n')}\n\n`)
for (const name of PROJECTS)
  for (const text of failuresOf(results.get(name) ?? new Map()))
    process.stdout.write(`\nfailed in ${name}: ${text}\n\n`)
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = failed.length > 0 || total.passed === 0 ? 1 : 0

/** Runs projects that wait, one after the other, until none does; the names of those that failed. */
async function runInTurn() {
  const broken = []
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (!(await runProject(name))) broken.push(name)
  }
  return broken
}

/** Runs the few failed files of a project once more, by themselves, or all of it when it broke outside of
 *  its tests; whether all of it passes now. */
async function tryAgain(name) {
  const files = results.get(name)
  const paths = failedFiles(files)
  if (!TRIED_AGAIN.has(name) || paths.length > MOST_TRIED_AGAIN) return false
  const failures = failuresOf(files)
  if (!(await runProject(name, paths))) return false
  unsteady.push(...(failures.length > 0 ? failures : [`${name}: outside of its tests`]))
  return true
}

/** Runs a project, or some of its files, and keeps the results by file; whether all passed. */
async function runProject(name, paths = []) {
  const since = Date.now()
  const reportPath = join(ROOT, '.cache', `test-results-${name}.json`)
  rmSync(reportPath, { force: true })
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`]
  const run = start(['vitest/vitest.mjs', 'run', '--project', name, ...reports, ...paths])
  const hasPassed = (await run.done) === 0
  process.stdout.write(run.output())
  report(`tests: ${name}`, since)
  results.set(name, new Map([...(results.get(name) ?? []), ...filesOf(reportPath)]))
  return hasPassed
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
