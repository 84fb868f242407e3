import { spawn, spawnSync } from 'node:child_process'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The long-term-support line: runs on Java 17. The same version stands in pom.xml. */
export const NEO4J_VERSION = '5.26.30'

const projectRoot = fileURLToPath(new URL('../../', import.meta.url))
const pom = fileURLToPath(new URL('pom.xml', import.meta.url))

// Named in full and pinned: it is downloaded as well, and this version works on Maven 3.8.
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'

/** Where everything that is downloaded or started for Neo4j lives; git does not see it. */
export const cacheFolder = join(projectRoot, '.cache', `neo4j-${NEO4J_VERSION}`)

const libFolder = join(cacheFolder, 'lib')

export type Availability =
  { readonly available: true } | { readonly available: false; reason: string }

/** Says whether a server can be started here, and if not why: Java, and the jars or Maven to get them. */
export async function checkNeo4j(): Promise<Availability> {
  if (!runs('java', ['-version'])) {
    return { available: false, reason: 'no Java on this machine (Neo4j needs Java 17 or later)' }
  }
  if (await exists(libFolder)) return { available: true }
  if (runs('mvn', ['-version'])) return { available: true }
  return {
    available: false,
    reason: `no Maven on this machine to fetch Neo4j, and no copy of it in .cache/neo4j-${NEO4J_VERSION}`,
  }
}

/**
 * Gives the folder of the server's jars, fetching them from Maven Central the first time (about
 * 123 MB). The folder appears by a rename, so that its presence means that it is complete; a lock
 * file keeps two processes from fetching at once.
 */
export async function obtainNeo4j(log: (line: string) => void = () => undefined): Promise<string> {
  if (await exists(libFolder)) return libFolder
  await mkdir(cacheFolder, { recursive: true })
  const release = await lock(join(cacheFolder, 'download.lock'))
  try {
    if (await exists(libFolder)) return libFolder
    log(`Fetching Neo4j ${NEO4J_VERSION} from Maven Central (123 MB, once)…`)
    const partial = `${libFolder}.tmp`
    await rm(partial, { recursive: true, force: true })
    await maven([
      '-f',
      pom,
      copyDependencies,
      '-DincludeScope=runtime',
      `-DoutputDirectory=${partial}`,
    ])
    await rename(partial, libFolder)
    return libFolder
  } finally {
    await release()
  }
}

async function maven(args: readonly string[]): Promise<void> {
  const child = spawn('mvn', ['-B', '-ntp', '-q', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (status !== 0)
    throw new Error(`Maven could not fetch Neo4j (exit ${String(status)}):\n${output}`)
}

async function lock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return () => rm(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
    }
    if (await isStale(path)) await rm(path, { force: true })
    else await sleep(500)
  }
}

async function isStale(path: string): Promise<boolean> {
  const owner = Number(await readFile(path, 'utf8').catch(() => ''))
  // An empty file was created a moment ago and not yet written, unless its owner died just then.
  if (!Number.isInteger(owner) || owner <= 0) {
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
    return age > 10_000
  }
  return !isAlive(owner)
}

/** Whether a process of that id exists (also when it belongs to somebody else). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
