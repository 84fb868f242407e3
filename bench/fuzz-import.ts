import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { paths } from '../server/contract/paths.ts'
import { httpService, type HttpService } from '../tests/support/http-service.ts'
import { multipart } from '../tests/support/multipart.ts'
import { mutatedFile, SEEDS } from '../tests/support/mutated-files.ts'
import type { Outcome } from './import/fuzz-reader.ts'

/** Longer is a hang. */
const LIMIT_MS = 10_000
/** One in so many goes the whole way: uploaded, previewed, written, counted and taken back. */
const THROUGH_SERVICE = 100

const PROGRESS = 500

const print = (text: string) => void process.stdout.write(text)

/**
 * `npm run bench -- fuzz-import [files] [first number]`: mutated files of every kind that can be read
 * (10,000), each by its number, so that one that fails can be made again. Nothing may break the reader
 * or hold it for more than 10 s; through the service nothing may be answered as an error of its own, and
 * what is confirmed is there whole, and gone whole once it is taken back.
 */
export async function run(args: string[]): Promise<void> {
  const count = Number(args[0] ?? 10_000)
  const first = Number(args[1] ?? 1)
  const faults: string[] = []
  const outcomes = new Map<string, number>()
  const tally = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  const reader = new Reader()
  const service = await httpService({ LOG_LEVEL: 'fatal' })
  let slowest = { milliseconds: 0, number: 0 }
  const started = performance.now()
  try {
    for (let number = first; number < first + count; number++) {
      const isWhole = number % THROUGH_SERVICE === 0
      const done = await (isWhole ? throughService(service, number) : reader.read(number))
      tally(done.outcome)
      if ((number - first + 1) % PROGRESS === 0) print(`${String(number - first + 1)} files\n`)
      // The whole way starts threads and writes to disk: what is meant is the reading.
      const isLong = !isWhole && done.milliseconds > LIMIT_MS
      const fault = done.fault ?? (isLong ? `${done.milliseconds.toFixed(0)} ms` : undefined)
      if (fault !== undefined) {
        faults.push(`${String(number)} ${done.outcome}: ${fault}`)
        print(`${faults.at(-1) ?? ''}\n`)
      }
      if (!isWhole && done.milliseconds > slowest.milliseconds) slowest = done
    }
  } finally {
    reader.close()
    await service.close()
  }
  const seconds = (performance.now() - started) / 1000
  print(`${String(count)} files of ${String(SEEDS.length)} kinds in ${seconds.toFixed(0)} s; `)
  print(`slowest ${String(slowest.number)}: ${slowest.milliseconds.toFixed(0)} ms\n`)
  for (const [outcome, times] of [...outcomes].toSorted((a, b) => b[1] - a[1])) {
    print(`${String(times).padStart(7)}  ${outcome}\n`)
  }
  print(`${String(faults.length)} faults\n`)
  if (faults.length > 0) process.exitCode = 1
}

/** A process that reads files, started anew where one of them ended or held it. */
class Reader {
  #child: ChildProcess | undefined

  read(number: number): Promise<Outcome> {
    const child = (this.#child ??= fork(
      fileURLToPath(new URL('import/fuzz-reader.ts', import.meta.url)),
      // As much as a preview's thread has.
      { execArgv: ['--import', 'tsx', '--max-old-space-size=1024'] },
    ))
    return new Promise((resolve) => {
      const end = (outcome: Outcome, isOver: boolean) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (isOver) {
          this.#child = undefined
          child.kill('SIGKILL')
        }
        resolve(outcome)
      }
      const failed = (outcome: string, fault: string) =>
        end({ number, outcome, fault, milliseconds: 0 }, true)
      // Beside the file's own time, a busy machine starts the process in it.
      const timer = setTimeout(
        () => failed('hang', `over ${String(2 * LIMIT_MS)} ms`),
        2 * LIMIT_MS,
      )
      child.once('message', (outcome: Outcome) => end(outcome, false))
      child.once('exit', (code, signal) => failed('crash', `${String(code)} ${String(signal)}`))
      child.send(number)
    })
  }

  close(): void {
    this.#child?.removeAllListeners()
    this.#child?.kill()
  }
}

type Counts = { actors: number; collaborations: number; participations: number }
type Draft = {
  id: string
  state: string
  failure?: { code: string }
  preview?: Record<keyof Counts, { created: number }>
}

/** The whole way of an import through the API, into a network of its own. */
async function throughService({ app }: HttpService, number: number): Promise<Outcome> {
  const started = performance.now()
  const done = (outcome: string, fault?: string): Outcome => {
    const milliseconds = performance.now() - started
    return { number, outcome, milliseconds, ...(fault !== undefined && { fault }) }
  }
  const WAIT = { prefer: 'wait=30' }
  const networkId = `n${String(number)}`
  const made = await app.inject({
    method: 'POST',
    url: paths.networks(),
    payload: { name: networkId },
  })
  if (made.statusCode !== 201) return done('no network', made.body)
  const { payload, headers } = multipart([await mutatedFile(number)])
  const url = paths.imports(networkId)
  const sent = await app.inject({ method: 'POST', url, headers: { ...WAIT, ...headers }, payload })
  if (sent.statusCode >= 500) return done('service: error', sent.body)
  const draft: Draft = sent.json()
  const end = async (outcome: string, fault?: string) => {
    await app.inject({ method: 'DELETE', url: paths.network(networkId) })
    return done(outcome, fault)
  }
  if (sent.statusCode >= 400) return end('service: refused')
  if (draft.state !== 'ready') {
    const code = draft.failure?.code ?? ''
    return end(`service: ${draft.state} ${code}`, code === 'internal-error' ? sent.body : undefined)
  }
  const counts = async (): Promise<Counts> =>
    (await app.inject({ url: paths.network(networkId) })).json<{ counts: Counts }>().counts
  const post = (to: string) => app.inject({ method: 'POST', url: to, headers: WAIT })
  const confirmed = await post(paths.importConfirm(networkId, draft.id))
  const state = confirmed.json<Draft>()
  if (confirmed.statusCode >= 500 || state.failure?.code === 'internal-error') {
    return end('service: confirm failed', confirmed.body)
  }
  const written = await counts()
  if (state.state !== 'confirmed') {
    const isEmpty = Object.values(written).every((one) => one === 0)
    return end('service: not confirmed', isEmpty ? undefined : JSON.stringify(written))
  }
  for (const kind of ['actors', 'collaborations', 'participations'] as const) {
    if (written[kind] === draft.preview?.[kind].created) continue
    return end('service: half written', `${JSON.stringify(written)} ${sent.body.slice(0, 500)}`)
  }
  const undone = await post(paths.importUndo(networkId, draft.id))
  const left = await counts()
  const isGone = Object.values(left).every((one) => one === 0)
  if (undone.statusCode >= 500 || !isGone) return end('service: not undone', undone.body)
  return end('service: written and taken back')
}
