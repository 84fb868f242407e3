// What has to be there before anything runs: packages as the lock file says, and a build as new as
// its sources. Used by `npm start`, `npm run maillage` and `npm test`, so that each works on a fresh
// clone with nothing but Node. Plain JavaScript, because nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'dist', '.built')
const LOCK = join(ROOT, 'package-lock.json')
const INSTALLED = join(ROOT, 'node_modules', '.maillage-lock')

/** Checks Node, installs the packages when the lock file is not what was installed last. */
export function installWhenNeeded() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`Maillage needs Node 20.19 or newer; this is ${process.version}.\n`)
    process.exit(2)
  }
  const wanted = readFileSync(LOCK, 'utf8')
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === wanted) return
  process.stderr.write('Installing packages (once)…\n')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(INSTALLED, wanted)
}

/** Builds server and page when a source is newer than the last build. */
export function buildWhenNeeded() {
  if (existsSync(STAMP) && newest(SOURCES) <= statSync(STAMP).mtimeMs) return
  process.stderr.write('Building…\n')
  run(process.execPath, [join(ROOT, 'tools', 'build.mjs')])
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(STAMP, '')
}

const SOURCES = ['server', 'web', 'cypher', 'package-lock.json', 'tsconfig.json', 'tools/build.mjs']

function newest(paths) {
  let latest = 0
  const queue = paths.map((path) => join(ROOT, path))
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const stat = statSync(path)
    latest = Math.max(latest, stat.mtimeMs)
    if (stat.isDirectory()) for (const name of readdirSync(path)) queue.push(join(path, name))
  }
  return latest
}

/** Runs a command to its end with our streams (its stdout goes to stderr); ends with its status if it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
    ...options,
  })
  if (done.error) throw done.error
  if (done.status !== 0) process.exit(done.status ?? 1)
}
