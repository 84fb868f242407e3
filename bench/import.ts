import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { paths } from '../server/contract/paths.ts'
import { MAPPING, writeFiles } from './import/files.ts'

type Figures = { lagMs: number; p99Ms: number; rssMb: number; cpuSeconds: number }

const WATCH = new URL('./import/watch.mjs', import.meta.url).href
const SERVICE = fileURLToPath(new URL('../dist/server/main.js', import.meta.url))
/** Before anyone is served: no limit is meant for it. */
const START = 'start'
const LIMITS: Limits = { lagMs: 100, rssMb: 1536 }

export type Limits = { lagMs: number; rssMb: number }

/**
 * `npm run bench -- import [share of 100,000 actors, 50,000 projects and 500,000 participations]`:
 * what an import through the API costs the process that serves, as it is built (`npm run build`): time,
 * memory, and how long its event loop was ever held up.
 */
export async function run(args: string[]): Promise<void> {
  const share = Number(args[0] ?? 1)
  const size = {
    actors: Math.round(100_000 * share),
    collaborations: Math.round(50_000 * share),
    participations: Math.round(500_000 * share),
  }
  const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  const files = await writeFiles(folder, size)
  const child = startService(folder)
  try {
    const address = await addressOf(child)
    await ask(address + paths.networks(), { name: 'Banc' })
    print(`${size.actors} actors, ${size.collaborations} projects, ${size.participations} rows\n`)
    print('phase                     seconds      CPU   longest wait   p99 wait   peak RSS\n')
    await phase(child, START, async () => undefined)
    for (const round of ['first', 'second']) {
      const draft = await phase(child, `${round}: upload and preview`, () =>
        preview(address, files, MAPPING),
      )
      await phase(child, `${round}: confirm`, () =>
        settle(address, paths.importConfirm('banc', draft.id), draft.id),
      )
      if (round === 'first') await phase(child, 'layout and overview', () => overview(address))
      else
        await phase(child, 'undo', () =>
          settle(address, paths.importUndo('banc', draft.id), draft.id),
        )
    }
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The service as it is built, watched from inside. */
export function startService(folder: string): ChildProcess {
  // As `npm start` sets them (tools/maillage-process.mjs): the nurseries here, the arenas below.
  const flags = ['--max-semi-space-size=4', '--import', WATCH]
  return spawn(process.execPath, [...flags, SERVICE, 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      MALLOC_ARENA_MAX: '2',
      ...process.env,
      MAILLAGE_DATA: join(folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  })
}

export const print = (text: string) => void process.stdout.write(text)

export async function phase<T>(
  child: ChildProcess,
  name: string,
  work: () => Promise<T>,
  limits = LIMITS,
): Promise<T> {
  const started = performance.now()
  const result = await work()
  const seconds = (performance.now() - started) / 1000
  child.send('figures')
  const { lagMs, p99Ms, rssMb, cpuSeconds } = await answer<Figures>(child)
  const isOver = name !== START && (lagMs > limits.lagMs || rssMb > limits.rssMb)
  const over = isOver ? '  over the limit' : ''
  print(
    `${name.padEnd(26)}${seconds.toFixed(1).padStart(7)}${cpuSeconds.toFixed(1).padStart(9)}${lagMs.toFixed(0).padStart(12)} ms` +
      `${p99Ms.toFixed(0).padStart(8)} ms${rssMb.toFixed(0).padStart(8)} MB${over}\n`,
  )
  return result
}

export type Draft = { id: string; state: string; jobId?: string; failure?: unknown }

export async function preview(
  address: string,
  files: readonly string[],
  mapping?: object,
): Promise<Draft> {
  return settled(address, (await send(address, files, mapping)).id)
}

/** Uploads files; the draft is then read. */
export async function send(
  address: string,
  files: readonly string[],
  mapping?: object,
): Promise<Draft> {
  const form = new FormData()
  if (mapping) form.append('mapping', JSON.stringify(mapping))
  for (const file of files) form.append('files', await openAsBlob(file), basename(file))
  const sent = await fetch(address + paths.imports('banc'), { method: 'POST', body: form })
  const draft: Draft = JSON.parse(await sent.text())
  return draft
}

export async function settle(address: string, to: string, importId: string): Promise<Draft> {
  await ask(address + to, undefined)
  return settled(address, importId)
}

/** Follows the draft's job by its events, as the page does. */
export async function settled(address: string, importId: string): Promise<Draft> {
  for (;;) {
    const asked = await fetch(address + paths.import('banc', importId))
    const draft: Draft = JSON.parse(await asked.text())
    if (draft.state !== 'reading' && draft.state !== 'confirming') {
      if (draft.failure) throw new Error(JSON.stringify(draft.failure))
      return draft
    }
    if (draft.jobId !== undefined) {
      const events = await fetch(address + paths.jobEvents(draft.jobId), {
        headers: { accept: 'text/event-stream' },
      })
      await events.text()
    }
  }
}

/** Waits until nothing is at work for the network: the layout follows an import by itself. */
export async function jobsDone(address: string): Promise<void> {
  for (;;) {
    const asked = await fetch(`${address}${paths.jobs()}?networkId=banc`)
    const { items }: { items: { id: string; state: string }[] } = JSON.parse(await asked.text())
    const job = items.find(({ state }) => state === 'waiting' || state === 'running')
    if (job === undefined) return
    const headers = { accept: 'text/event-stream' }
    await (await fetch(address + paths.jobEvents(job.id), { headers })).text()
  }
}

async function overview(address: string): Promise<void> {
  const answered = await fetch(address + paths.overview('banc'))
  await answered.text()
}

export async function ask(url: string, body: object | undefined): Promise<void> {
  const answered = await fetch(url, {
    method: 'POST',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!answered.ok) throw new Error(await answered.text())
}

/** The one line that the service prints. */
export async function addressOf(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return new URL(String(chunk).trim()).origin
  throw new Error('the service did not start: is it built?')
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const [message]: T[] = await once(child, 'message')
  if (message === undefined) throw new Error('no answer')
  return message
}
