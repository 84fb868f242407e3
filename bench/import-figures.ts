import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { paths } from '../server/contract/paths.ts'
import { sharedData } from '../tests/support/shared-data.ts'
import { addressOf, ask, phase, preview, print, send, settle, startService } from './import.ts'

const CORDIS = 'cordis-h2020-start-2014-2016/h2020_start_2014_2016.csv.gz'
const MILLION = 1_000_000
/** Records that the rows speak of, however many rows: what is kept of them does not grow with the file. */
const RECORDS = { actors: 20_000, projects: 2_000 }

/**
 * `npm run bench -- import-figures [cordis] [million]`: the service as it is built (`npm run build`).
 * cordis: 47,973 participations, preview under 3 s, confirm under 3 s, under 500 MB. million: tables of
 * 250,000 and 1,000,000 rows about the same records, whose peak memory is compared; then one is given up
 * while it is read, and what is left of it is looked for.
 */
export async function run(args: string[]): Promise<void> {
  const isAsked = (name: string) => args.length === 0 || args.includes(name)
  const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  try {
    const cordis = sharedData(CORDIS)
    if (isAsked('cordis')) {
      if (cordis === undefined) print('cordis: the shared test data is not here\n')
      else await readWhole(join(folder, 'cordis'), cordis)
    }
    if (isAsked('million')) {
      for (const rows of [MILLION / 4, MILLION]) {
        const file = join(folder, `rows-${String(rows)}.csv`)
        await writeRows(file, rows)
        await readWhole(join(folder, String(rows)), file)
        if (rows === MILLION) await giveUp(join(folder, 'given-up'), file)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readWhole(folder: string, file: string): Promise<void> {
  const child = startService(folder)
  try {
    const address = await addressOf(child)
    await ask(address + paths.networks(), { name: 'Banc' })
    print(
      `${file}\nphase                     seconds      CPU   longest wait   p99 wait   peak RSS\n`,
    )
    await phase(child, 'start', async () => undefined)
    const draft = await phase(child, 'upload and preview', () => preview(address, [file]))
    await phase(child, 'confirm', () =>
      settle(address, paths.importConfirm('banc', draft.id), draft.id),
    )
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

async function writeRows(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  file.write('acteur;secteur;projet;début;rôle\n')
  let text = ''
  for (let i = 0; i < rows; i++) {
    const project = i % RECORDS.projects
    const actor =
      (project * 7919 + (Math.floor(i / RECORDS.projects) % 10) * 104_729) % RECORDS.actors
    text += `Association ${String(actor)};culture;Projet ${String(project)};2012;partenaire\n`
    if (text.length < 1_000_000) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await finished(file)
}
