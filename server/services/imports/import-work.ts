import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { DraftRecord, Replaced } from '../../domain/import-draft.ts'
import type { JobKind } from '../../domain/jobs.ts'
import type { Problem } from '../../domain/problems.ts'
import { AppError, isAppError, type ErrorProblem } from '../../errors.ts'
import type { Language } from '../../locales/locales.ts'
import type { Store } from '../../store/store.ts'
import type { ServiceContext } from '../context.ts'
import { failureOf } from '../failure-of.ts'
import type { JobRun, Jobs } from '../jobs.ts'
import { runnerOf, type Pool } from '../pool.ts'
import type { PositionsService } from '../positions.ts'
import type { run as previewImport } from '../tasks/preview-import.ts'
import { undoChangeSet } from '../undo.ts'
import { editionsBefore, type Edition } from './disappeared.ts'
import { keepBase } from './base-file.ts'
import type { Drafts } from './drafts.ts'
import { earlierEditions } from './earlier-editions.ts'
import type { UploadFolders } from './uploads.ts'
import {
  forgetProblems,
  readProblemPage,
  type ProblemPage,
  type ProblemsAsked,
} from './problem-file.ts'
import { refusedCsv } from './refused-file.ts'
import { sourceOf, withSource } from './source-of.ts'
import { whyOfText } from './why-as-text.ts'
import { readWrites } from './write-file.ts'

type Parameters = Readonly<Record<string, string>>
type Work = (importId: string, parameters: Parameters, job: JobRun) => Promise<string | undefined>

/** Problems of a failure that are kept with the draft. */
const KEPT_PROBLEMS = 100
/** What keeping the network takes of a preview's time, about; nothing of a new one's. */
const BASE_PART = 0.05

/** What the jobs of imports do. Whatever happens, the draft says in the end what happened. */
export class ImportWork {
  readonly #store: Store
  readonly #limits: ServiceContext['config']['limits']
  readonly #drafts: Drafts
  readonly #uploads: UploadFolders
  readonly #jobs: Jobs
  readonly #positions: PositionsService
  readonly #previewImport

  constructor(
    { store, config }: ServiceContext,
    drafts: Drafts,
    uploads: UploadFolders,
    jobs: Jobs,
    pool: Pool,
    positions: PositionsService,
  ) {
    this.#store = store
    this.#limits = config.limits
    this.#drafts = drafts
    this.#uploads = uploads
    this.#jobs = jobs
    this.#positions = positions
    this.#previewImport = runnerOf<typeof previewImport>(pool, 'imports', 'preview-import')
  }

  /** What each kind of job does, and the state of a draft whose job ended before it began. */
  kinds(): { kind: JobKind; run: Work; otherwise: DraftRecord['state'] }[] {
    return [
      {
        kind: 'import-preview',
        run: (importId, _parameters, job) => this.#preview(importId, job),
        otherwise: 'failed',
      },
      {
        kind: 'import-confirm',
        run: (importId, parameters, job) => this.#confirm(importId, parameters, job),
        otherwise: 'ready',
      },
      {
        kind: 'import-undo',
        run: (importId, parameters, job) => this.#undo(importId, parameters, job),
        otherwise: 'confirmed',
      },
    ]
  }

  /** The draft, now under way. A job may be run again when the draft has gone on: then it may not. */
  async #begin(
    importId: string,
    { jobId }: JobRun,
    under: 'reading' | 'confirming',
    from: readonly DraftRecord['state'][],
  ): Promise<DraftRecord> {
    const { state } = await this.#drafts.get(importId)
    if (state !== under && !from.includes(state)) {
      throw new AppError('import-not-ready', { importId, state })
    }
    return this.#drafts.change(importId, {
      state: under,
      jobId,
      failure: undefined,
      failureProblems: undefined,
    })
  }

  /**
   * The rows that a table of an import left out, as CSV.
   * @throws AppError refused-rows-not-found
   */
  readRefused({ id }: DraftRecord, table: number, language: Language): Promise<string> {
    return refusedCsv(refusedPathOf(this.#uploads.folderOf(id)), table, language)
  }

  /** A page of the problems that were found, with their places. */
  readProblems(draft: DraftRecord, asked: ProblemsAsked): Promise<ProblemPage> {
    const told = draft.preview?.problems ?? draft.failureProblems ?? []
    return readProblemPage(problemsPathOf(this.#uploads.folderOf(draft.id)), asked, told)
  }

  async #preview(importId: string, job: JobRun): Promise<string> {
    const from = ['failed', 'ready', 'needs-mapping'] as const
    const draft = await this.#begin(importId, job, 'reading', from)
    try {
      const folder = this.#uploads.folderOf(importId)
      await forgetProblems(problemsPathOf(folder))
      const basePath = join(folder, 'base.jsonl')
      const base = await keepBase(this.#store, draft.networkId, basePath, {
        signal: job.signal,
        onProgress: (part) => job.progress(BASE_PART * part),
      })
      job.progress(BASE_PART)
      const previewed = await this.#previewImport(
        {
          files: draft.uploads.map(({ name }, place) => ({
            name,
            path: this.#uploads.pathOf(importId, place),
          })),
          ...(draft.askedMapping && { mapping: draft.askedMapping }),
          ...(draft.askedReadings && { readings: draft.askedReadings }),
          ...(draft.decisions && { decisions: draft.decisions }),
          ...(draft.isLenient && { isLenient: true }),
          limits: this.#limits,
          source: sourceOf(draft),
          isSourceSaid: draft.askedSource !== undefined,
          ...(draft.replaces && { edition: await this.#editionOf(draft, draft.replaces) }),
          basePath,
          baseRecords: base.records,
          planPath: planPathOf(folder),
          problemsPath: problemsPathOf(folder),
          refusedPath: refusedPathOf(folder),
        },
        {
          signal: job.signal,
          onProgress: (part) => job.progress(BASE_PART + (1 - BASE_PART) * part),
        },
      )
      const { mapping, preview, notUnderstood, suggestedSource } = previewed
      // A table in a workbook or an archive is as large as what came with it.
      const sizeOf = (name: string) =>
        draft.uploads.find((upload) => name === upload.name || name.startsWith(`${upload.name}/`))
      const files = previewed.files.map((file) => ({
        ...file,
        bytes: sizeOf(file.name)?.bytes ?? 0,
      }))
      const isReady = mapping !== undefined && preview !== undefined
      await this.#drafts.change(importId, {
        state: isReady ? 'ready' : 'needs-mapping',
        files,
        mapping,
        preview,
        suggestedSource,
        editionOf: earlierEditions({ ...draft, files }, await this.#drafts.list()),
        baseVersion: base.version,
        failure: isReady
          ? undefined
          : failureOf(new AppError('unmapped-columns', { file: notUnderstood.join(', ') })),
      })
      return addressOf(draft)
    } catch (error) {
      await this.#fail(importId, 'failed', error, job)
      throw error
    }
  }

  async #confirm(importId: string, parameters: Parameters, job: JobRun): Promise<string> {
    const draft = await this.#begin(importId, job, 'confirming', ['ready'])
    const source = sourceOf(draft)
    const plan = planPathOf(this.#uploads.folderOf(importId))
    try {
      const { preview, baseVersion } = draft
      if (!preview || baseVersion === undefined) {
        throw new AppError('import-not-ready', { importId, state: draft.state })
      }
      const total = writesOf(preview)
      const applied = await this.#store.apply(
        draft.networkId,
        { by: draft.by, ...whyOfText(parameters, source.label), source },
        withSource(readWrites(plan), source),
        {
          expectedVersion: baseVersion,
          signal: job.signal,
          onProgress: (done) => job.progress(Math.min(0.99, done / Math.max(1, total))),
        },
      )
      await this.#drafts.change(importId, {
        state: 'confirmed',
        changeSetId: applied.changeSet?.id,
        version: applied.version,
      })
    } catch (error) {
      if (isAppError(error, 'version-conflict')) await this.#readAgain(draft)
      else await this.#fail(importId, 'ready', error, job)
      throw error
    }
    await this.#uploads.remove(importId)
    await this.#positions.start(draft.networkId)
    return addressOf(draft)
  }

  async #undo(importId: string, parameters: Parameters, job: JobRun): Promise<string> {
    const draft = await this.#begin(importId, job, 'confirming', ['confirmed'])
    try {
      // An import that changed nothing wrote nothing: there is nothing to take back.
      if (draft.changeSetId !== undefined) {
        const source = sourceOf(draft)
        const { version } = await undoChangeSet(this.#store, {
          networkId: draft.networkId,
          changeSetId: draft.changeSetId,
          info: { by: draft.by, ...whyOfText(parameters, source.label), source },
          signal: job.signal,
          onProgress: job.progress,
        })
        await this.#drafts.change(importId, { version })
      }
      await this.#drafts.change(importId, { state: 'undone' })
    } catch (error) {
      await this.#fail(importId, 'confirmed', error, job)
      throw error
    }
    await this.#positions.start(draft.networkId)
    return addressOf(draft)
  }

  async #editionOf({ askedSource }: DraftRecord, replaces: Replaced): Promise<Edition> {
    return {
      importIds: editionsBefore(replaces, await this.#drafts.list()),
      choice: replaces.disappeared,
      ...(askedSource?.asOf !== undefined && { asOf: askedSource.asOf }),
    }
  }

  /** The network changed since the preview: it is made again, to be looked at and confirmed again. */
  async #readAgain(draft: DraftRecord): Promise<void> {
    const jobId = randomUUID()
    await this.#drafts.change(draft.id, { state: 'reading', jobId })
    await this.#jobs.start('import-preview', { importId: draft.id }, draft.networkId, jobId)
  }

  async #fail(
    importId: string,
    state: DraftRecord['state'],
    error: unknown,
    { signal }: JobRun,
  ): Promise<void> {
    const cause: unknown = signal.aborted ? signal.reason : error
    const problems = isAppError(cause) ? cause.problems.slice(0, KEPT_PROBLEMS) : []
    await this.#drafts.change(importId, {
      state,
      failure: failureOf(cause),
      failureProblems: problems.length > 0 ? problems.map(toProblem) : undefined,
    })
  }
}

function addressOf({ networkId, id }: DraftRecord): string {
  return `/api/networks/${encodeURIComponent(networkId)}/imports/${encodeURIComponent(id)}`
}

function refusedPathOf(folder: string): string {
  return join(folder, 'refused.jsonl')
}

function problemsPathOf(folder: string): string {
  return join(folder, 'problems.jsonl')
}

function planPathOf(folder: string): string {
  return join(folder, 'plan.jsonl')
}

function writesOf(preview: NonNullable<DraftRecord['preview']>): number {
  const { actors, collaborations, participations, disappeared } = preview
  return [actors, collaborations, participations].reduce(
    (sum, { created, changed }) => sum + created + changed,
    disappeared?.written ?? 0,
  )
}

function toProblem(problem: ErrorProblem): Problem {
  return { ...problem, severity: 'refused' }
}
