import { randomUUID } from 'node:crypto'
import type { Why } from '../../domain/change-sets.ts'
import type {
  DraftRecord,
  Replaced,
  SourceFields,
  TableReading,
} from '../../domain/import-draft.ts'
import type { ImportMapping } from '../../domain/import-mapping.ts'
import type { Decisions } from '../../domain/problems.ts'
import { AppError, isAppError } from '../../errors.ts'
import { isProblemRule } from '../../ingest/rules.ts'
import type { Language } from '../../locales/locales.ts'
import type { ServiceContext } from '../context.ts'
import { failureOf } from '../failure-of.ts'
import type { Jobs } from '../jobs.ts'
import type { Pool } from '../pool.ts'
import type { PositionsService } from '../positions.ts'
import { BY } from '../writers.ts'
import { Drafts } from './drafts.ts'
import { ImportWork } from './import-work.ts'
import type { ProblemPage, ProblemsAsked } from './problem-file.ts'
import { recoverDrafts } from './recover.ts'
import { refusedFileName } from './refused-file.ts'
import { UploadFolders, type Upload } from './uploads.ts'
import { whyAsText } from './why-as-text.ts'

export type { DraftRecord }

/** What a person decides about an import before it is confirmed. */
export type DraftAsked = {
  mapping?: ImportMapping
  /** The proposed fixes that are accepted; all others are not. */
  decisions?: Decisions
  /** How tables are written; what columns mean is proposed anew, unless it is said too. */
  readings?: TableReading[]
  source?: SourceFields
  /** null: it is no newer edition of anything. */
  replaces?: Replaced | null
}

export type ImportsService = {
  /** What may come in. */
  readonly limits: ServiceContext['config']['limits']
  /**
   * Takes files in and starts reading them.
   * @throws AppError network-not-found, empty-file, file-too-large, too-many-files
   */
  create(
    networkId: string,
    uploads: AsyncIterable<Upload>,
    /** Asked once the files are in: it may have come with them. */
    asked?: () => DraftAsked,
    /** A person looks at what comes out: files of which no row goes in without fixes are previewed. */
    isLenient?: boolean,
  ): Promise<DraftRecord>
  list(networkId: string): Promise<DraftRecord[]>
  /** @throws AppError import-not-found */
  get(networkId: string, importId: string): Promise<DraftRecord>
  /**
   * Takes what is asked now, and reads the files again where it makes a difference; what is not named
   * stays as it was asked.
   * @throws AppError import-not-ready, import-not-found (for the one to replace), invalid-request
   */
  change(networkId: string, importId: string, asked: DraftAsked): Promise<DraftRecord>
  /** Writes what the preview showed, as one change set. @throws AppError import-not-ready */
  confirm(networkId: string, importId: string, why: Why): Promise<DraftRecord>
  /** Takes a confirmed import back. @throws AppError import-not-ready */
  undo(networkId: string, importId: string, why: Why): Promise<DraftRecord>
  /** Gives a draft up, with its files. A confirmed import stays in the history. */
  remove(networkId: string, importId: string): Promise<void>
  /** Gives up all imports of a network that is no more, with their files. */
  forget(networkId: string): Promise<void>
  /**
   * The rows that one table of a draft leaves out, as CSV with the reasons, to be corrected and sent again.
   * @throws AppError import-not-found, refused-rows-not-found
   */
  refusedRows(
    networkId: string,
    importId: string,
    asked: { table: number; language: Language },
  ): Promise<{ fileName: string; csv: string }>
  problems(networkId: string, importId: string, asked: ProblemsAsked): Promise<ProblemPage>
  /**
   * The draft once its job has ended, or as it is after a while.
   * @throws AppError what the job failed of, when it failed meanwhile
   */
  settled(draft: DraftRecord, timeoutMs: number): Promise<DraftRecord>
}

/** Files on disk are forgotten after a week without a confirmation. */
const KEPT_MS = 7 * 86_400_000

/** Imports: files → draft → preview → change set, and back. */
export async function createImports(
  context: ServiceContext,
  jobs: Jobs,
  pool: Pool,
  positions: PositionsService,
): Promise<ImportsService> {
  const { store, config, now } = context
  const drafts = new Drafts(store)
  const uploads = new UploadFolders(config)
  const failures = new Map<string, AppError>()
  const work = new ImportWork(context, drafts, uploads, jobs, pool, positions)

  for (const { kind, run, otherwise } of work.kinds()) {
    jobs.register(
      kind,
      async (parameters, job) => {
        const importId = parameters['importId'] ?? ''
        try {
          failures.delete(importId)
          return await run(importId, parameters, job)
        } catch (error) {
          if (isAppError(error)) failures.set(importId, error)
          throw error
        }
      },
      async ({ importId = '' }) => {
        const failure = failureOf(new AppError('cancelled'))
        await drafts.change(importId, { state: otherwise, failure })
      },
    )
  }
  await recoverDrafts(store, drafts)
  await forgetOld()

  async function forgetOld(): Promise<void> {
    const oldest = new Date(now().getTime() - KEPT_MS)
    for (const draft of await drafts.list()) {
      const isOver = draft.state === 'confirmed' || draft.state === 'undone'
      if (!isOver && draft.createdAt < oldest.toISOString()) await drafts.remove(draft.id)
    }
    await uploads.removeOlderThan(oldest)
  }

  async function get(networkId: string, importId: string): Promise<DraftRecord> {
    const draft = await drafts.get(importId)
    if (draft.networkId !== networkId) throw new AppError('import-not-found', { importId })
    return draft
  }

  async function start(
    draft: DraftRecord,
    kind: 'import-preview' | 'import-confirm' | 'import-undo',
    why?: Why,
  ): Promise<DraftRecord> {
    // The draft is under way, and names its job, before the job can run: its last word stays.
    const jobId = randomUUID()
    const begun = await drafts.change(draft.id, {
      state: kind === 'import-preview' ? 'reading' : 'confirming',
      jobId,
      failure: undefined,
      failureProblems: undefined,
    })
    const parameters = { importId: draft.id, ...(why && whyAsText(why)) }
    await jobs.start(kind, parameters, draft.networkId, jobId)
    return begun
  }

  /** What is asked, as the draft keeps it. */
  async function decided(draft: DraftRecord, asked: DraftAsked) {
    const { mapping, decisions, readings, source, replaces } = asked
    const unknown = decisions?.rules.find((rule) => !isProblemRule(rule))
    if (unknown !== undefined) {
      throw new AppError('invalid-request', { field: 'decisions.rules', found: unknown })
    }
    const askedSource = source ?? draft.askedSource
    const next = replaces === undefined ? draft.replaces : (replaces ?? undefined)
    if (replaces && replaces.importId !== draft.replaces?.importId) {
      refuseUnless(await get(draft.networkId, replaces.importId), 'confirmed')
    }
    if (next?.disappeared === 'close' && askedSource?.asOf === undefined) {
      throw new AppError('invalid-request', { field: 'source.asOf', expected: '2013-02-28' })
    }
    return {
      // Columns read in another way are other columns: what they mean is proposed anew.
      askedMapping: mapping ?? (readings ? undefined : draft.askedMapping),
      askedReadings: readings ?? draft.askedReadings,
      decisions: decisions ?? draft.decisions,
      askedSource,
      replaces: next,
    }
  }

  async function giveUp({ id, jobId, state }: DraftRecord): Promise<void> {
    // The job of a draft that rests has ended, and may be forgotten itself.
    if (jobId !== undefined && (state === 'reading' || state === 'confirming')) {
      await jobs.cancel(jobId)
      await jobs.settled(jobId, 10_000)
    }
    await drafts.remove(id)
    await uploads.remove(id)
  }

  return {
    limits: config.limits,
    get,
    async forget(networkId) {
      const own = (await drafts.list()).filter((draft) => draft.networkId === networkId)
      for (const draft of own) await giveUp(draft)
    },
    async create(networkId, files, asked, isLenient = false) {
      await store.getNetwork(networkId)
      await forgetOld()
      const id = randomUUID()
      const received = await uploads.receive(id, files)
      const draft: DraftRecord = {
        id,
        networkId,
        state: 'reading',
        createdAt: now().toISOString(),
        by: BY,
        uploads: received,
        files: [],
        ...(isLenient && { isLenient }),
      }
      try {
        const decisions = await decided(draft, asked?.() ?? {})
        await drafts.put(draft)
        return await start(await drafts.change(id, decisions), 'import-preview')
      } catch (error) {
        await drafts.remove(id)
        await uploads.remove(id)
        throw error
      }
    },
    async list(networkId) {
      await store.getNetwork(networkId)
      return (await drafts.list()).filter((draft) => draft.networkId === networkId)
    },
    async change(networkId, importId, asked) {
      const draft = await get(networkId, importId)
      refuseUnless(draft, 'ready', 'needs-mapping', 'failed')
      const next = await drafts.change(importId, await decided(draft, asked))
      // Where files come from is written when they are: nothing has to be read again for it, unless
      // its date closes what an earlier edition held.
      const isAsRead =
        draft.state === 'ready' &&
        Object.keys(asked).every((part) => part === 'source') &&
        (!next.replaces || next.askedSource?.asOf === draft.askedSource?.asOf)
      return isAsRead ? next : start(draft, 'import-preview')
    },
    async confirm(networkId, importId, why) {
      const draft = await get(networkId, importId)
      refuseUnless(draft, 'ready')
      return start(draft, 'import-confirm', why)
    },
    async undo(networkId, importId, why) {
      const draft = await get(networkId, importId)
      refuseUnless(draft, 'confirmed')
      return start(draft, 'import-undo', why)
    },
    async remove(networkId, importId) {
      const draft = await get(networkId, importId)
      refuseUnless(draft, 'ready', 'needs-mapping', 'failed', 'reading')
      await giveUp(draft)
    },
    async refusedRows(networkId, importId, { table, language }) {
      const draft = await get(networkId, importId)
      const csv = await work.readRefused(draft, table, language)
      const { file, sheet } = draft.preview?.refusedTables?.[table] ?? { file: 'maillage' }
      return { fileName: refusedFileName(language, file, sheet), csv }
    },
    async problems(networkId, importId, asked) {
      return work.readProblems(await get(networkId, importId), asked)
    },
    async settled(draft, timeoutMs) {
      const isUnderWay = draft.state === 'reading' || draft.state === 'confirming'
      if (draft.jobId === undefined || !isUnderWay) return draft
      const job = await jobs.settled(draft.jobId, timeoutMs)
      const failure = failures.get(draft.id)
      if (job.state === 'failed' && failure && failureOf(failure).code === job.failure?.code) {
        throw failure
      }
      return drafts.get(draft.id)
    },
  }
}

function refuseUnless(draft: DraftRecord, ...states: DraftRecord['state'][]): void {
  if (states.includes(draft.state)) return
  throw new AppError('import-not-ready', { importId: draft.id, state: draft.state })
}
