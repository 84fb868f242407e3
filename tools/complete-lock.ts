// Completes package-lock.json after `npm install`: some packages name optional binaries of other
// platforms that a registry mirror may not serve yet; npm then leaves them out of the lock file, and
// `npm ci` refuses it. A stub (version, os, cpu) for each missing entry makes `npm ci` pass and skip it.
// Run after every change of dependencies, then `rm -rf node_modules && npm ci`.
import { readFileSync, writeFileSync } from 'node:fs'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'

const OSES = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix']
const CPUS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el']

const LockFile = Type.Object({
  packages: Type.Record(
    Type.String(),
    Type.Object({
      version: Type.Optional(Type.String()),
      optionalDependencies: Type.Optional(Type.Record(Type.String(), Type.String())),
      os: Type.Optional(Type.Array(Type.String())),
      cpu: Type.Optional(Type.Array(Type.String())),
      optional: Type.Optional(Type.Boolean()),
    }),
  ),
})
type LockFile = Static<typeof LockFile>

/** Reads a lock file's text. @throws TypeError when it is none */
export function parseLock(text: string): LockFile {
  const parsed: unknown = JSON.parse(text)
  if (!Compile(LockFile).Check(parsed)) throw new TypeError('not a package-lock.json of version 3')
  return parsed
}

/** The lock file with a stub for each optional dependency that it lacks, and the names added. */
export function completeLock(lock: LockFile): { lock: LockFile; added: string[] } {
  const packages = { ...lock.packages }
  const added: string[] = []
  for (const [owner, pkg] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(pkg.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`
      if (packages[key] || packages[`${owner}/${key}`]) continue
      const os = OSES.find((o) => name.includes(`-${o}`) || name.includes(`/${o}-`))
      const cpu = CPUS.find((c) => new RegExp(`[-/]${c}(-|$|gnueabi)`).test(name))
      if (!os) continue
      packages[key] = {
        version: range.replace(/^[^0-9]*/, ''),
        ...(cpu !== undefined && { cpu: [cpu] }),
        optional: true,
        os: [os],
      }
      added.push(name)
    }
  }
  const sorted = Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const file = new URL('../package-lock.json', import.meta.url)
  const { lock, added } = completeLock(parseLock(readFileSync(file, 'utf8')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${added.length} entries added\n`)
}
