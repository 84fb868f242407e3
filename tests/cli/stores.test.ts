import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Analysis } from '../../server/contract/analysis.ts'
import type { ImportDraft } from '../../server/contract/imports.ts'
import type { Job } from '../../server/contract/jobs.ts'
import { paths } from '../../server/contract/paths.ts'
import { HAND_EI_NEWMAN, HAND_FILES, HAND_MAPPING } from '../fixtures/hand.ts'
import { ANR_FILE } from '../support/anr.ts'
import { runMaillage, serveMaillage } from '../support/command-line.ts'
import { sharedData } from '../support/shared-data.ts'

let folder: string
const path = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-cli-'))
  for (const { name, text } of HAND_FILES) writeFileSync(path(name), text)
  writeFileSync(path('mapping.json'), JSON.stringify(HAND_MAPPING))
})
afterAll(() => rmSync(folder, { recursive: true }))

const hand = () => [
  path('acteurs.csv'),
  path('participations.csv'),
  '--mapping',
  path('mapping.json'),
]
const store = (name: string) => ({ MAILLAGE_DATA: path(name) })

const api = (address: string, to: string) => new URL(to, address).href
const exportTo = (network: string, format: string, out: string) =>
  runMaillage(['export', '--network', network, '--format', format, '--out', out], store('one'))
async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, init)
  const body: T = JSON.parse(await answer.text())
  return body
}

describe('import, export, backup, restore, verify', () => {
  test('a network goes in, out as a file, and into another store by a backup', async () => {
    const args = ['import', ...hand(), '--network', 'a-la-main', '--name', 'À la main']
    const imported = await runMaillage(args, store('one'))
    expect(imported).toMatchObject({ status: 0, out: '' })

    const csv = path('acteurs-mesures.csv')
    const exported = await runMaillage(
      ['export', '--network', 'a-la-main', '--format', 'csv', '--out', csv],
      store('one'),
    )
    expect(exported.status).toBe(0)
    expect(readFileSync(csv, 'utf8').trimEnd().split('\r\n')).toHaveLength(7)

    const file = path('sauvegarde.jsonl.gz')
    expect((await runMaillage(['backup', '--out', file], store('one'))).status).toBe(0)
    expect((await runMaillage(['restore', file], store('two'))).status).toBe(0)
    const verified = await runMaillage(['verify', '--lang', 'en'], store('two'))
    expect(verified).toMatchObject({ status: 0 })
    expect(verified.out).toContain('1 network')

    // What is there already is refused, and stays as it is.
    const again = await runMaillage(['restore', file], store('two'))
    expect(again.status).toBe(1)
    expect(again.err).toContain('a-la-main')
  })

  test('an altered backup is refused and nothing of it is kept', async () => {
    const whole = path('entier.jsonl')
    expect((await runMaillage(['backup', '--out', whole], store('one'))).status).toBe(0)
    const altered = path('altere.jsonl')
    writeFileSync(altered, readFileSync(whole, 'utf8').replace('Décor D', 'Décor X'))
    expect((await runMaillage(['verify', altered], store('three'))).status).toBe(1)
    const refused = await runMaillage(['restore', altered], store('three'))
    expect(refused.status).toBe(1)
    const verified = await runMaillage(['verify', '--lang', 'en'], store('three'))
    expect(verified.out).toContain('0 networks')
  })

  test('every line that an import leaves out is told, however many', async () => {
    const rows = Array.from({ length: 250 }, (_, i) => (i % 2 === 0 ? `A${i};P1` : `;P1`))
    const file = path('trous.csv')
    writeFileSync(file, ['acteur;projet', ...rows, ''].join('\n'))
    const args = ['import', file, '--network', 'trous', '--name', 'Trous', '--strict']
    const { status, err } = await runMaillage(args, store('one'))
    expect(status).toBe(1)
    expect(err.match(/^trous\.csv:\d+: /gm)).toHaveLength(125)
  })

  test('an unknown network, format or folder says which', async () => {
    const out = path('x.csv')
    const network = await exportTo('ailleurs', 'csv', out)
    expect(network).toMatchObject({ status: 1 })
    expect(network.err).toContain('ailleurs')
    expect(network.err).toContain('a-la-main')
    const format = await exportTo('a-la-main', 'docx', out)
    expect(format).toMatchObject({ status: 2, err: expect.stringContaining('docx') })
    expect((await exportTo('a-la-main', 'csv', path('nulle/part.csv'))).err).toContain('part.csv')
    expect(existsSync(out)).toBe(false)
  })
})

/**
 * A service that was killed while it read an import, and the next on the same data. The file is long enough
 * to be read for seconds; where this process itself had to wait for longer, another one is sent and killed.
 */
async function killedWhileReading(data: Readonly<Record<string, string>>) {
  const rows = Array.from({ length: 200_000 }, (_, i) => `acteur ${i};projet ${i % 5000}`)
  const file = new Blob([`acteur;projet\n${rows.join('\n')}\n`])
  let first = await serveMaillage([], data)
  await json(api(first.address, paths.networks()), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Tué' }),
  })
  for (;;) {
    const form = new FormData()
    form.append('files', file, 'long.csv')
    const draft = await json<ImportDraft>(api(first.address, paths.imports('tue')), {
      method: 'POST',
      headers: { prefer: 'wait=0' },
      body: form,
    })
    await first.end('SIGKILL')
    const second = await serveMaillage([], data)
    const job = await json<Job>(api(second.address, paths.job(draft.jobId ?? '')))
    if (draft.state === 'reading' && job.state !== 'done') return { draft, job, second }
    first = second
  }
}

describe('maillage serve', () => {
  test('files open in a new network; one line on standard output; SIGTERM ends it cleanly', async () => {
    const service = await serveMaillage([...hand(), '--name', 'Essai'], store('serve'))
    expect(service.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/networks\/essai\/overview$/)
    const { origin } = new URL(service.address)
    const overview = await json<{ openness: { value: number } }>(origin + paths.overview('essai'))
    expect(overview.openness.value).toBeCloseTo(HAND_EI_NEWMAN, 12)
    expect(service.out().trimEnd().split('\n')).toHaveLength(1)
    expect(await service.end('SIGTERM')).toBe(0)
  })

  test('the first run has the demonstration network', async () => {
    const service = await serveMaillage([], store('first'))
    const { items } = await json<{ items: { id: string; synthetic: boolean }[] }>(
      new URL(paths.networks(), service.address).href,
    )
    expect(items).toMatchObject([{ synthetic: true }])
    expect(await service.end('SIGINT')).toBe(0)
  })

  test('it does not listen beyond the loopback without a token', async () => {
    const ran = await runMaillage(['serve'], { ...store('open'), HOST: '0.0.0.0', PORT: '0' })
    expect(ran).toMatchObject({ status: 1, out: '' })
    expect(ran.err).toContain('MAILLAGE_TOKEN')
  })

  test('an import whose process is killed is failed at the next start, and can be run again', async () => {
    const data = store('killed')
    const { draft, job, second } = await killedWhileReading(data)
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'job-interrupted' } })
    const draftUrl = api(second.address, paths.import('tue', draft.id))
    expect(await json<ImportDraft>(draftUrl)).toMatchObject({ state: 'failed' })
    const again = await json<Job>(api(second.address, paths.jobRetry(draft.jobId ?? '')), {
      method: 'POST',
    })
    const events = await fetch(api(second.address, paths.jobEvents(again.id)), {
      headers: { accept: 'text/event-stream' },
    })
    expect(await events.text()).toContain('"state":"done"')
    expect(await json<ImportDraft>(draftUrl)).toMatchObject({
      state: 'ready',
      preview: { participations: { created: 200_000 } },
    })
    expect(await second.end('SIGTERM')).toBe(0)
  })
})

const anr = sharedData(ANR_FILE)
describe.skipIf(anr === undefined)(
  'ANR Nouvelle-Aquitaine (skipped without ../shared/data)',
  () => {
    test('the command line, and the page’s API after an import, give the same numbers', async () => {
      const file = anr ?? ''
      const analysis: Analysis = JSON.parse((await runMaillage(['analyse', file, '--json'])).out)
      const service = await serveMaillage([file, '--name', 'ANR'], store('anr'))
      const { origin } = new URL(service.address)
      const { findings } = await json<{ findings: Analysis['findings'] }>(
        origin + paths.findings('anr'),
      )
      expect(findings).toEqual(analysis.findings)
      const isolated = await json<{ total: number; byReason: { reason: string; count: number }[] }>(
        origin + paths.isolated('anr'),
      )
      expect(isolated.total).toBe(analysis.isolated.length)
      for (const { reason, count } of isolated.byReason) {
        expect(analysis.isolated.filter((actor) => actor.reason === reason)).toHaveLength(count)
      }
      expect(await service.end('SIGTERM')).toBe(0)
    })
  },
)
