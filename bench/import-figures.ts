import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '../server/contract/paths.ts'
import { sharedData } from '../tests/support/shared-data.ts'
import {
  addressOf,
  ask,
  jobsDone,
  phase,
  preview,
  print,
  send,
  settle,
  startService,
  type Limits,
} from './import.ts'

const CORDIS = 'cordis-h2020-start-2014-2016/h2020_start_2014_2016.csv.gz'
const CORDIS_LIMITS: Limits = { lagMs: 100, rssMb: 500 }
const UNLIMITED: Limits = { lagMs: Infinity, rssMb: Infinity }
/** The demonstration is read in, the answers are warm: what is measured comes on top of it. */
const REST_MS = 3000

const MILLION = 1_000_000
const SIZES = [MILLION / 4, MILLION / 2, MILLION]
/** Records that the rows speak of, however many rows: what is kept of them does not grow with the file. */
const RECORDS = { actors: 20_000, projects: 2_000, membersOfProject: 10 }

/**
 * `npm run bench -- import-figures [cordis] [million] [distinct]`: the service as it is built
 * (`npm run build`). cordis: 47,973 participations, preview under 3 s, confirm under 3 s, under 500 MB up
 * to the end of the layout that follows. million: tables of 250,000, 500,000 and 1,000,000 rows about the
 * same records, whose peak memory is compared; then one is given up while it is read, and what is left of
 * it is looked for. distinct: the same sizes where each row is a participation of its own.
 */
export async function run(args: string[]): Promise<void> {
  const isAsked = (name: string) => args.length === 0 || args.includes(name)
  const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  try {
    const cordis = sharedData(CORDIS)
    if (isAsked('cordis')) {
      if (cordis === undefined) print('cordis: the shared test data is not here\n')
      else await readWhole(join(folder, 'cordis'), cordis, CORDIS_LIMITS)
    }
    for (const kind of ['million', 'distinct'] as const) {
      if (!isAsked(kind)) continue
      for (const rows of SIZES) {
        const file = join(folder, `${kind}-${String(rows)}.csv`)
        await writeRows(file, rows, kind === 'distinct')
        await readWhole(join(folder, `${kind} ${String(rows)}`), file)
        if (kind === 'million' && rows === MILLION) await giveUp(join(folder, 'given-up'), file)
        rmSync(file)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readWhole(folder: string, file: string, limits?: Limits): Promise<void> {
  const child = startService(folder)
  try {
    const address = await addressOf(child)
    await ask(address + paths.networks(), { name: 'Banc' })
    print(
      `${file}\nphase                     seconds      CPU   longest wait   p99 wait   peak RSS\n`,
    )
    await phase(child, 'start', async () => undefined)
    await phase(child, 'rest', () => pause(REST_MS), UNLIMITED)
    const draft = await phase(child, 'upload and preview', () => preview(address, [file]), limits)
    const confirm = () => settle(address, paths.importConfirm('banc', draft.id), draft.id)
    await phase(child, 'confirm', confirm, limits)
    await phase(child, 'layout', () => jobsDone(address), limits)
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

/** Cancels an import while its file is read, and says what is left of it. */
async function giveUp(folder: string, file: string): Promise<void> {
  const child = startService(folder)
  try {
    const address = await addressOf(child)
    await ask(address + paths.networks(), { name: 'Banc' })
    const draft = await send(address, [file])
    const progress = await untilHalf(address + paths.jobEvents(draft.jobId ?? ''))
    const started = performance.now()
    await fetch(address + paths.import('banc', draft.id), { method: 'DELETE' })
    const milliseconds = performance.now() - started
    const uploads = join(folder, 'data', 'uploads')
    const left = existsSync(uploads) ? readdirSync(uploads) : []
    const network: unknown = await (await fetch(address + paths.network('banc'))).json()
    print(`given up after ${String(progress.length)} signs of progress: ${progress.join(', ')}\n`)
    print(`gone in ${milliseconds.toFixed(0)} ms; files left: ${String(left.length)}; `)
    print(`${JSON.stringify(network).slice(0, 300)}\n`)
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

/** The progress that a job tells, up to the first that is past a third. */
async function untilHalf(url: string): Promise<string[]> {
  const told: string[] = []
  const control = new AbortController()
  const answer = await fetch(url, {
    headers: { accept: 'text/event-stream' },
    signal: control.signal,
  })
  for await (const chunk of answer.body ?? []) {
    for (const [, share = ''] of Buffer.from(chunk)
      .toString()
      .matchAll(/"progress":([\d.]+)/g)) {
      told.push(Number(share).toFixed(2))
    }
    if (told.some((share) => Number(share) > 0.33)) break
  }
  control.abort()
  return told
}

/** Rows about the same 20,000 participations again and again or, `isDistinct`, each about its own. */
async function writeRows(path: string, rows: number, isDistinct: boolean): Promise<void> {
  const file = createWriteStream(path)
  file.write('acteur;secteur;projet;début;rôle\n')
  let text = ''
  for (let i = 0; i < rows; i++) {
    const project = i % RECORDS.projects
    const round = Math.floor(i / RECORDS.projects)
    // A stride that shares no factor with the number of actors: each round has other members.
    const member = isDistinct ? round : round % RECORDS.membersOfProject
    const actor = (project * 7919 + member * 104_729) % RECORDS.actors
    text += `Association ${String(actor)};culture;Projet ${String(project)};2012;partenaire\n`
    if (text.length < 1_000_000) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await finished(file)
}
