// Completes package-lock.json after `npm install`: some packages name optional binaries of other
// platforms that a registry mirror may not serve yet; npm then leaves them out of the lock file, and
// `npm ci` refuses it. A stub (version, os, cpu) for each missing entry makes `npm ci` pass and skip it.
// Run after every change of dependencies, then `rm -rf node_modules && npm ci`.
import { readFileSync, writeFileSync } from 'node:fs'

const OSES = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
]
const CPUS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el']

/** Adds a stub for each optional dependency that the lock file lacks; returns the names added. */
export function completeLock(lock) {
  const added = []
  for (const [owner, pkg] of Object.entries({ ...lock.packages })) {
    for (const [name, range] of Object.entries(pkg.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`
      if (lock.packages[key] || lock.packages[`${owner}/${key}`]) continue
      const os = OSES.find((o) => name.includes(`-${o}`) || name.includes(`/${o}-`))
      const cpu = CPUS.find((c) => new RegExp(`[-/]${c}(-|$|gnueabi)`).test(name))
      if (!os) continue
      lock.packages[key] = {
        version: range.replace(/^[^0-9]*/, ''),
        ...(cpu && { cpu: [cpu] }),
        optional: true,
        os: [os],
      }
      added.push(name)
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )
  return added
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const added = completeLock(lock)
  writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
  process.stdout.write(`${added.length} entries added\n`)
}
