import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, obtainNeo4j } from './artifacts.ts'
import { serverConfiguration } from './configuration.ts'

export interface ServerOptions {
  /** Folder of the database; made when absent, kept afterwards. One server per home at a time. */
  readonly home: string
  /** A free port is chosen when absent. */
  readonly port?: number
  /** Sets authentication on, for the user `neo4j`; takes effect on the first start of a home. */
  readonly password?: string
  readonly heapMegabytes?: number
  /**
   * `quick` starts in 7 s and stays slow (C1 only), for tests; `full` starts in 8 to 14 s and lets
   * the compiler optimise, for loads, benchmarks and long use.
   */
  readonly compiler?: 'quick' | 'full'
  readonly log?: (line: string) => void
}

export interface RunningServer {
  readonly uri: string
  readonly port: number
  readonly pid: number
  readonly home: string
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** SIGTERM, then SIGKILL after 15 s; resolves when the process has ended. */
  stop(): Promise<void>
  /** SIGKILL; resolves when the process has ended. The home stays usable. */
  kill(): Promise<void>
}

const addOpens = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
)

// Measured: 5 to 24 s on two busy cores. More than this is a server that hangs.
const startLimitMs = 240_000
const stopLimitMs = 15_000

/**
 * Starts a real Neo4j server on loopback and resolves once it says `Started`. A server that an
 * earlier run left behind on the same home (its parent was killed) is ended first.
 */
export async function startNeo4j(options: ServerOptions): Promise<RunningServer> {
  const lib = await obtainNeo4j(options.log)
  await mkdir(join(options.home, 'conf'), { recursive: true })
  await endLeftover(options.home)
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await findFreePort())
    const started = await tryStart(lib, port, options)
    if (started !== 'port-taken') return started
    // Between choosing a port and binding it somebody else may have taken it.
    if (options.port !== undefined || attempt === 5) {
      throw new Error(`Neo4j could not listen on 127.0.0.1:${port}: the port is taken`)
    }
  }
}

async function tryStart(
  lib: string,
  port: number,
  options: ServerOptions,
): Promise<RunningServer | 'port-taken'> {
  const { home, password, heapMegabytes = 512 } = options
  const configuration = serverConfiguration({ port, authentication: password !== undefined })
  await writeFile(join(home, 'conf', 'neo4j.conf'), configuration)
  if (password !== undefined) setInitialPassword(lib, home, password)
  const child = spawn(
    'java',
    [
      `-Xms${heapMegabytes}m`,
      `-Xmx${heapMegabytes}m`,
      '-XX:+UseSerialGC',
      ...(options.compiler === 'full' ? [] : ['-XX:TieredStopAtLevel=1']),
      ...addOpens,
      '-cp',
      // Java expands the star; no shell is involved.
      join(lib, '*'),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${join(home, 'conf')}`,
      '--console-mode',
    ],
    // Its own process group: Ctrl-C reaches us, and we end it in order.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )
  const outcome = await waitUntilStarted(child)
  if (outcome.started && child.pid !== undefined) {
    await writeFile(pidFile(home), String(child.pid))
    return runningServer(child, child.pid, port, home)
  }
  if (/Address already in use|BindException/.test(outcome.output)) return 'port-taken'
  const debugLog = await readFile(join(home, 'logs', 'debug.log'), 'utf8').catch(() => '')
  throw new Error(`Neo4j did not start:\n${outcome.output}\n${debugLog.slice(-3_000)}`)
}

interface StartOutcome {
  readonly started: boolean
  readonly output: string
}

async function waitUntilStarted(child: ChildProcess): Promise<StartOutcome> {
  let output = ''
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
    }, startLimitMs)
    const finish = (started: boolean) => {
      clearTimeout(timer)
      resolve({ started, output })
    }
    // Read to the end of its life: a full pipe would stop the server.
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8_000)
      if (/INFO\s+Started\./.test(output)) finish(true)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', (error) => {
      output += error.message
      finish(false)
    })
    child.once('close', () => {
      finish(false)
    })
  })
}

function runningServer(
  child: ChildProcess,
  pid: number,
  port: number,
  home: string,
): RunningServer {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else
      child.once('exit', () => {
        resolve()
      })
  })
  const guard = endWithParent(pid)
  void ended.then(() => guard.kill('SIGKILL'))
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
    await ended
    clearTimeout(timer)
    await rm(pidFile(home), { force: true })
  }
  return {
    uri: `bolt://127.0.0.1:${port}`,
    port,
    pid,
    home,
    ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/**
 * Ends the server when this process ends, in whatever way: a shell waits at a pipe that closes with us,
 * also when we are killed. Without a shell (Windows) the next start on the same home does it.
 */
function endWithParent(pid: number): ChildProcess {
  const guard = spawn('sh', ['-c', 'cat > /dev/null; kill -9 "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.on('error', () => undefined)
  guard.stdin?.on('error', () => undefined)
  return guard
}

function setInitialPassword(lib: string, home: string, password: string): void {
  // Refused once the database has been started with users of its own: then they stand.
  spawnSync(
    'java',
    [
      ...addOpens,
      '-cp',
      join(lib, '*'),
      'org.neo4j.cli.AdminTool',
      'dbms',
      'set-initial-password',
      password,
    ],
    {
      stdio: 'ignore',
      env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
    },
  )
}

const pidFile = (home: string) => join(home, 'server.pid')

async function endLeftover(home: string): Promise<void> {
  const pid = Number(await readFile(pidFile(home), 'utf8').catch(() => ''))
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return
  // Process ids are used again: only a command line that names this home is ours.
  const commandLine = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).stdout
  if (!String(commandLine).includes(`--home-dir=${home}`)) return
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await sleep(50)
}

/**
 * Below the ports that a system hands out by itself: a server that is ended and started again finds its
 * port as it left it, and whoever asks for it meanwhile is not given that very port to ask from.
 */
async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(10_000, 30_000)
    if (await isFree(port)) return port
  }
  throw new Error('no free port on 127.0.0.1')
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
