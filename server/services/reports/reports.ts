import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { Slice } from '../../domain/slice.ts'
import { AppError } from '../../errors.ts'
import type { Language } from '../../locales/locales.ts'
import type { ServiceContext } from '../context.ts'
import type { Jobs } from '../jobs.ts'
import { runnerOf, type Pool } from '../pool.ts'
import type { PositionsService } from '../positions.ts'
import { readSlice } from '../slices.ts'
import type { run as writeDocument } from '../tasks/write-document.ts'
import { gatherDocument } from './gather.ts'

/** A report that was asked for, as the store keeps it; its file is `<id>.pdf` in the data folder. */
export const ReportRecord = Type.Object({
  id: Type.String(),
  networkId: Type.String(),
  version: Type.Integer(),
  slice: Slice,
  locale: Type.Enum(['fr', 'en']),
  createdAt: Type.String(),
  state: Type.Enum(['waiting', 'running', 'done', 'failed']),
  jobId: Type.Optional(Type.String()),
  bytes: Type.Optional(Type.Integer()),
})
export type ReportRecord = Static<typeof ReportRecord>

export type ReportsService = {
  /** Starts making a report of a slice. @throws AppError network-not-found, invalid-slice */
  make(networkId: string, asked: { slice: Slice; language: Language }): Promise<ReportRecord>
  list(networkId: string): Promise<ReportRecord[]>
  /** @throws AppError report-not-found */
  get(networkId: string, reportId: string): Promise<ReportRecord>
  /** @throws AppError report-not-found, job-not-finished */
  open(networkId: string, reportId: string): Promise<{ bytes: number; content: Readable }>
  remove(networkId: string, reportId: string): Promise<void>
  /** Removes all reports of a network that is no more, with their files. */
  forget(networkId: string): Promise<void>
  /** The report once its job has ended, or as it is after a while. */
  settled(report: ReportRecord, timeoutMs: number): Promise<ReportRecord>
}

const KIND = 'report'
const isReport = Compile(ReportRecord)

/** Reports: made by a job, kept in the data folder, listed and read. */
export async function createReports(
  { store, config, now }: ServiceContext,
  jobs: Jobs,
  pool: Pool,
  positions: PositionsService,
): Promise<ReportsService> {
  const folder = join(config.dataFolder, 'reports')
  const write = runnerOf<typeof writeDocument>(pool, 'jobs', 'write-document')
  const pathOf = (reportId: string) => join(folder, `${reportId}.pdf`)

  async function find(reportId: string): Promise<ReportRecord> {
    const document = await store.documents.get(KIND, reportId)
    if (!document || !isReport.Check(document.value)) {
      throw new AppError('report-not-found', { reportId })
    }
    return document.value
  }

  async function change(reportId: string, changes: Partial<ReportRecord>): Promise<ReportRecord> {
    const changed = { ...(await find(reportId)), ...changes }
    await store.documents.put(KIND, reportId, changed)
    return changed
  }

  async function all(): Promise<ReportRecord[]> {
    const documents = await store.documents.list(KIND)
    return documents
      .flatMap(({ value }) => (isReport.Check(value) ? [value] : []))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  }

  async function get(networkId: string, reportId: string): Promise<ReportRecord> {
    const report = await find(reportId)
    if (report.networkId !== networkId) throw new AppError('report-not-found', { reportId })
    return report
  }

  async function discard({ id, jobId, state }: ReportRecord): Promise<void> {
    // The job of a report that is made has ended, and may be forgotten itself.
    const isUnderWay = state === 'waiting' || state === 'running'
    if (jobId !== undefined && isUnderWay) await jobs.cancel(jobId)
    await store.documents.delete(KIND, id)
    await rm(pathOf(id), { force: true })
  }

  jobs.register(
    'report',
    async ({ reportId = '' }, job) => {
      try {
        const { networkId, slice, locale } = await change(reportId, {
          state: 'running',
          jobId: job.jobId,
        })
        const asked = { networkId, slice, language: locale, signal: job.signal }
        const document = await gatherDocument(store, positions, asked)
        const bytes = await write(
          { ...document, format: 'pdf' },
          { signal: job.signal, onProgress: job.progress },
        )
        await keep(folder, pathOf(reportId), bytes)
        await change(reportId, {
          state: 'done',
          version: document.packed.version,
          bytes: bytes.length,
        })
        return `/api/networks/${encodeURIComponent(networkId)}/reports/${reportId}/file`
      } catch (error) {
        await change(reportId, { state: 'failed' })
        throw error
      }
    },
    async ({ reportId = '' }) => {
      await change(reportId, { state: 'failed' })
    },
  )
  // A former process took its jobs with it.
  for (const { id, state } of await all()) {
    if (state === 'waiting' || state === 'running') await change(id, { state: 'failed' })
  }

  return {
    get,
    async make(networkId, { slice, language }) {
      const { version } = await store.getNetwork(networkId)
      const report: ReportRecord = {
        id: randomUUID(),
        networkId,
        version,
        slice: readSlice(slice),
        locale: language,
        createdAt: now().toISOString(),
        state: 'waiting',
        jobId: randomUUID(),
      }
      await store.documents.put(KIND, report.id, report)
      await jobs.start('report', { reportId: report.id }, networkId, report.jobId)
      return report
    },
    async list(networkId) {
      await store.getNetwork(networkId)
      return (await all()).filter((report) => report.networkId === networkId)
    },
    async open(networkId, reportId) {
      const report = await get(networkId, reportId)
      if (report.state !== 'done' || report.bytes === undefined) {
        throw new AppError('job-not-finished', { jobId: report.jobId ?? '', state: report.state })
      }
      return { bytes: report.bytes, content: createReadStream(pathOf(reportId)) }
    },
    async remove(networkId, reportId) {
      await discard(await get(networkId, reportId))
    },
    async forget(networkId) {
      const own = (await all()).filter((report) => report.networkId === networkId)
      for (const report of own) await discard(report)
    },
    async settled(report, timeoutMs) {
      if (report.jobId !== undefined) await jobs.settled(report.jobId, timeoutMs)
      return find(report.id)
    },
  }
}

/** The file is there once it is whole and on disk. */
async function keep(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = `${path}.unfinished`
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}
