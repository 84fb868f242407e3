import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
// `npm test` has built what it tests, and says so: the same program starts in a fifth of the time.
const PROGRAM =
  process.env['MAILLAGE_BUILT'] === '1'
    ? [`${ROOT}dist/server/main.js`]
    : ['--import', 'tsx', `${ROOT}server/main.ts`]

export type Ran = { status: number | null; out: string; err: string }

/** The command line as a process of its own, in French unless told otherwise. */
export function startMaillage(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [...PROGRAM, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], LANG: 'fr_FR.UTF-8', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a command to its end. */
export function runMaillage(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = startMaillage(args, env)
  const ran: Ran = { status: null, out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.err += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ ...ran, status }))
  })
}

/** A service as a process, once it has printed its address. */
export async function serveMaillage(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{
  address: string
  out: () => string
  err: () => string
  end: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<number | null>
}> {
  const child = startMaillage(['serve', ...args], { PORT: '0', ...env })
  let out = ''
  let err = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (status) => resolve(status))
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (out.includes('\n')) resolve(out.trim())
    })
    void ended.then(() => reject(new Error(`the service ended: ${err}`)))
  })
  return {
    address,
    out: () => out,
    err: () => err,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}
