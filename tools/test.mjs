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

// Two lanes, about as long as each other: in the second, what starts databases and processes, which says
// what it has to say once the first is done.
const LANES = {
  first: ['unit', 'http', 'e2e'],
  databases: ['neo4j'],
  processes: ['store', 'cli', 'data'],
}
mkdirSync(join(ROOT, '.cache'), { recursive: true })
const began = Date.now()
const beside = runInTurn(['databases', 'processes'])
const first = await runTests('first', ['ignore', 'inherit', 'inherit']).done
const others = await beside
for (const { output } of others) process.stdout.write(output)
if (first !== 0 || others.some(({ code }) => code !== 0)) failed.push('tests')
report('tests', began)

const counts = Object.keys(LANES).map(countsOf)
const total = (name) => counts.reduce((sum, one) => sum + one[name], 0)
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`)
process.stdout.write(
  `${total('numPassedTests')} passed, ${total('numFailedTests')} failed, ${total('numPendingTests')} skipped\n`,
)
process.exitCode = failed.length > 0 || total('numPassedTests') === 0 ? 1 : 0

/** Runs lanes one after the other; what they print is kept. */
async function runInTurn(names) {
  const ran = []
  for (const name of names) {
    const run = runTests(name, ['ignore', 'pipe', 'pipe'])
    ran.push({ code: await run.done, output: run.output() })
  }
  return ran
}

/** Runs the projects of a lane; what is piped is kept until it is asked for. */
function runTests(name, stdio) {
  const chosen = LANES[name].flatMap((project) => ['--project', project])
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsOf(name)}`]
  rmSync(resultsOf(name), { force: true })
  const script = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [script, 'run', ...chosen, ...reports], {
    cwd: ROOT,
    stdio,
    env: { ...process.env, MAILLAGE_BUILT: '1' },
  })
  const chunks = []
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => chunks.push(chunk))
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
