import type { BeforeAfter } from '../../../server/contract/before-after.ts'
import type { BrokerPage, Cuts, Removal } from '../../../server/contract/brokers.ts'
import type {
  ApplicationWrite,
  CallPage,
  CallWrite,
  CollaborationApplications,
} from '../../../server/contract/calls.ts'
import type {
  ChangeDone,
  ChangePage,
  RecordHistory,
  UndoObstacles,
} from '../../../server/contract/changes.ts'
import type {
  ActorMerges,
  DecisionWrite,
  DuplicatePage,
  MergeWrite,
} from '../../../server/contract/duplicates.ts'
import type {
  Explanation,
  IsolatedPage,
  Overview,
  MeasureList,
  StabilityRequest,
} from '../../../server/contract/findings.ts'
import type {
  ImportChange,
  ImportDraft,
  ImportList,
  ProblemPage,
} from '../../../server/contract/imports.ts'
import type { Job } from '../../../server/contract/jobs.ts'
import type { ActorPath, NetworkMap } from '../../../server/contract/map.ts'
import type {
  SavedMapping,
  SavedMappingList,
  SavedMappingRequest,
} from '../../../server/contract/mappings.ts'
import type { SectorMatrix } from '../../../server/contract/matrix.ts'
import type {
  NetworkChange,
  NetworkCreate,
  NetworkDetails,
  NetworkList,
  NetworkSummary,
} from '../../../server/contract/networks.ts'
import { paths } from '../../../server/contract/paths.ts'
import type {
  ActorPage,
  ActorSheet,
  ActorWrite,
  CollaborationPage,
  CollaborationSheet,
  CollaborationWrite,
  ParticipationPage,
  ParticipationWrite,
  RecordReferences,
} from '../../../server/contract/records.ts'
import type { Outlines, Places } from '../../../server/contract/places.ts'
import type { ReportList, ReportRequest, ReportSummary } from '../../../server/contract/reports.ts'
import type {
  SavedView,
  SavedViewList,
  SavedViewRequest,
} from '../../../server/contract/saved-views.ts'
import type { ComparedSelection } from '../../../server/contract/selection.ts'
import type { Note, NoteWrite } from '../../../server/contract/notes.ts'
import type { Timeline } from '../../../server/contract/timeline.ts'
import type { Territories } from '../../../server/contract/territories.ts'
import type { Language } from '../../../server/locales/locales.ts'
import { ask, askVersioned, send } from './client.ts'

type Query = URLSearchParams

/** One function per request that the page makes; the answers' types are the contract's. */
export function endpoints(language: Language) {
  const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
    ask<T>(language, path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) })
  const post = <T>(path: string, body?: unknown): Promise<T> =>
    ask<T>(language, path, { method: 'POST', body: body ?? {} })
  const put = (path: string, body: unknown, version?: number): Promise<ChangeDone> =>
    ask<ChangeDone>(language, path, { method: 'PUT', body, version })
  const remove = (path: string, version?: number): Promise<ChangeDone> =>
    ask<ChangeDone>(language, path, { method: 'DELETE', version })
  return {
    measures: () => get<MeasureList>(paths.measures()),
    networks: () => get<NetworkList>(paths.networks()),
    network: (id: string) => get<NetworkDetails>(paths.network(id)),
    createNetwork: (body: NetworkCreate) => post<NetworkSummary>(paths.networks(), body),
    changeNetwork: (id: string, body: NetworkChange) =>
      ask<ChangeDone>(language, paths.network(id), { method: 'PATCH', body }),
    deleteNetwork: async (id: string): Promise<void> => {
      await send(language, paths.network(id), { method: 'DELETE' })
    },

    overview: (id: string, query: Query, signal: AbortSignal) =>
      get<Overview>(paths.overview(id), query, signal),
    explanation: (id: string, measure: string, query: Query, signal: AbortSignal) =>
      get<Explanation>(paths.explanation(id, measure), query, signal),
    matrix: (id: string, query: Query, signal: AbortSignal) =>
      get<SectorMatrix>(paths.matrix(id), query, signal),
    brokers: (id: string, query: Query, signal: AbortSignal) =>
      get<BrokerPage>(paths.brokers(id), query, signal),
    cuts: (id: string, query: Query, signal: AbortSignal) =>
      get<Cuts>(paths.cuts(id), query, signal),
    selection: (id: string, actors: readonly string[], query: Query, signal: AbortSignal) =>
      ask<ComparedSelection>(language, paths.selection(id), {
        method: 'POST',
        body: { actors },
        query,
        signal,
      }),
    removal: (id: string, query: Query, signal: AbortSignal) =>
      get<Removal>(paths.removal(id), query, signal),
    beforeAfter: (id: string, query: Query, signal: AbortSignal) =>
      get<BeforeAfter>(paths.beforeAfter(id), query, signal),
    map: (id: string, query: Query, signal: AbortSignal) =>
      get<NetworkMap>(paths.map(id), query, signal),
    path: (id: string, query: Query, signal: AbortSignal) =>
      get<ActorPath>(paths.path(id), query, signal),
    places: (id: string, query: Query, signal: AbortSignal) =>
      get<Places>(paths.places(id), query, signal),
    outlines: () => get<Outlines>(paths.outlines()),
    timeline: (id: string, query: Query, signal: AbortSignal) =>
      get<Timeline>(paths.timeline(id), query, signal),
    territories: (id: string, query: Query, signal: AbortSignal) =>
      get<Territories>(paths.territories(id), query, signal),
    isolated: (id: string, query: Query, signal: AbortSignal) =>
      get<IsolatedPage>(paths.isolated(id), query, signal),
    actors: (id: string, query: Query, signal: AbortSignal) =>
      get<ActorPage>(paths.actors(id), query, signal),
    actor: (id: string, actorId: string, query: Query, signal: AbortSignal) =>
      get<ActorSheet>(paths.actor(id, actorId), query, signal),
    collaborations: (id: string, query: Query, signal: AbortSignal) =>
      get<CollaborationPage>(paths.collaborations(id), query, signal),
    collaboration: (id: string, collaborationId: string, query: Query, signal: AbortSignal) =>
      get<CollaborationSheet>(paths.collaboration(id, collaborationId), query, signal),

    actorToEdit: async (id: string, actorId: string) => {
      const path = paths.actor(id, actorId)
      const { body, version } = await askVersioned<ActorSheet>(language, path)
      return { record: body.actor, version }
    },
    collaborationToEdit: async (id: string, collaborationId: string) => {
      const path = paths.collaboration(id, collaborationId)
      const { body, version } = await askVersioned<CollaborationSheet>(language, path)
      return { record: body.collaboration, version }
    },
    participationsToEdit: async (id: string, query: Query, signal?: AbortSignal) => {
      const { body, version } = await askVersioned<ParticipationPage>(
        language,
        paths.participations(id),
        { query, ...(signal ? { signal } : {}) },
      )
      return { record: body, version }
    },
    /** Without the id of an actor, a new one. */
    saveActor: (id: string, actorId: string | undefined, body: ActorWrite, version?: number) =>
      actorId === undefined
        ? post<ChangeDone>(paths.actors(id), body)
        : put(paths.actor(id, actorId), body, version),
    saveCollaboration: (
      id: string,
      collaborationId: string | undefined,
      body: CollaborationWrite,
      version?: number,
    ) =>
      collaborationId === undefined
        ? post<ChangeDone>(paths.collaborations(id), body)
        : put(paths.collaboration(id, collaborationId), body, version),
    saveParticipation: (
      id: string,
      key: string | undefined,
      body: ParticipationWrite,
      version?: number,
    ) =>
      key === undefined
        ? post<ChangeDone>(paths.participations(id), body)
        : put(paths.participation(id, key), body, version),
    /** What refers to a record, with the version that says so. */
    references: async (id: string, record: 'actor' | 'collaboration', key: string) => {
      const path =
        record === 'actor' ? paths.actorReferences(id, key) : paths.collaborationReferences(id, key)
      const { body, version } = await askVersioned<RecordReferences>(language, path)
      return { record: body, version }
    },
    /** Removes a record with what refers to it, as it was told of at a version. */
    removeRecord: (
      id: string,
      record: 'actor' | 'collaboration',
      key: string,
      version: number,
    ): Promise<ChangeDone> =>
      ask<ChangeDone>(
        language,
        record === 'actor' ? paths.actor(id, key) : paths.collaboration(id, key),
        { method: 'DELETE', version, query: new URLSearchParams({ cascade: 'true' }) },
      ),
    removeParticipation: (id: string, key: string, version: number) =>
      remove(paths.participation(id, key), version),

    calls: (id: string, signal: AbortSignal) =>
      get<CallPage>(paths.calls(id), new URLSearchParams({ limit: '1000' }), signal),
    createCall: (id: string, body: CallWrite) => post<ChangeDone>(paths.calls(id), body),
    applicationsToEdit: async (id: string, collaborationId: string) => {
      const path = paths.collaborationApplications(id, collaborationId)
      const { body, version } = await askVersioned<CollaborationApplications>(language, path)
      return { record: body, version }
    },
    saveApplication: (
      id: string,
      of: { callId: string; collaborationId: string },
      body: ApplicationWrite,
      version?: number,
    ) => put(paths.application(id, of.callId, of.collaborationId), body, version),
    removeApplication: (
      id: string,
      of: { callId: string; collaborationId: string },
      version: number,
    ) => remove(paths.application(id, of.callId, of.collaborationId), version),

    imports: (id: string) => get<ImportList>(paths.imports(id)),
    import: (id: string, importId: string) => get<ImportDraft>(paths.import(id, importId)),
    importProblems: (id: string, importId: string, query: Query, signal: AbortSignal) =>
      get<ProblemPage>(paths.importProblems(id, importId), query, signal),
    changeImport: (id: string, importId: string, body: ImportChange) =>
      ask<ImportDraft>(language, paths.import(id, importId), { method: 'PATCH', body }),
    removeImport: async (id: string, importId: string): Promise<void> => {
      await send(language, paths.import(id, importId), { method: 'DELETE' })
    },
    confirmImport: (id: string, importId: string) =>
      post<ImportDraft>(paths.importConfirm(id, importId)),
    undoImport: (id: string, importId: string) => post<ImportDraft>(paths.importUndo(id, importId)),

    changes: (id: string, query: Query, signal: AbortSignal) =>
      get<ChangePage>(paths.changes(id), query, signal),
    undoChange: (id: string, changeSetId: string) =>
      post<ChangeDone>(paths.changeUndo(id, changeSetId)),
    undoObstacles: (id: string, changeSetId: string) =>
      get<UndoObstacles>(paths.changeObstacles(id, changeSetId)),

    /** The list, or the job that makes it. */
    duplicates: (id: string, query: Query, signal: AbortSignal) =>
      get<DuplicatePage | Job>(paths.duplicates(id), query, signal),
    decideDuplicate: async (id: string, body: DecisionWrite): Promise<void> => {
      await send(language, paths.duplicateDecisions(id), { method: 'PUT', body })
    },
    mergeActors: (id: string, body: MergeWrite) => post<ChangeDone>(paths.duplicateMerge(id), body),
    unmergeActors: (id: string, changeSetId: string) =>
      post<ChangeDone>(paths.duplicateUnmerge(id), { changeSetId }),
    actorMerges: (id: string, actorId: string) => get<ActorMerges>(paths.actorMerges(id, actorId)),

    note: (id: string, record: 'actor' | 'collaboration', recordId: string) =>
      get<Note>(paths.note(id, record, recordId)),
    writeNote: (id: string, record: 'actor' | 'collaboration', recordId: string, body: NoteWrite) =>
      ask<Note>(language, paths.note(id, record, recordId), { method: 'PUT', body }),
    history: (id: string, record: 'actor' | 'collaboration', recordId: string) =>
      get<RecordHistory>(
        record === 'actor'
          ? paths.actorHistory(id, recordId)
          : paths.collaborationHistory(id, recordId),
      ),
    savedViews: (id: string) => get<SavedViewList>(paths.savedViews(id)),
    saveView: (id: string, body: SavedViewRequest) => post<SavedView>(paths.savedViews(id), body),
    removeView: async (id: string, viewId: string): Promise<void> => {
      await send(language, paths.savedView(id, viewId), { method: 'DELETE' })
    },
    sharedView: (viewId: string) => get<SavedView>(paths.sharedView(viewId)),

    mappings: () => get<SavedMappingList>(paths.mappings()),
    saveMapping: (body: SavedMappingRequest) => post<SavedMapping>(paths.mappings(), body),
    changeMapping: (mappingId: string, body: SavedMappingRequest) =>
      ask<SavedMapping>(language, paths.mapping(mappingId), { method: 'PUT', body }),
    removeMapping: async (mappingId: string): Promise<void> => {
      await send(language, paths.mapping(mappingId), { method: 'DELETE' })
    },

    reports: (id: string) => get<ReportList>(paths.reports(id)),
    makeReport: (id: string, body: ReportRequest) => post<ReportSummary>(paths.reports(id), body),

    checkStability: (id: string, body: StabilityRequest) => post<Job>(paths.stability(id), body),

    cancelJob: (jobId: string) => ask<Job>(language, paths.job(jobId), { method: 'DELETE' }),
  }
}
export type Endpoints = ReturnType<typeof endpoints>
