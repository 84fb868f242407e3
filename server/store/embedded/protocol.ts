import type { ChangeSetSummary } from '../../domain/change-sets.ts'
import type { ErrorCode, ErrorDetails } from '../../errors.ts'

/** What the two database threads answer: for each operation, the request and the response. */
export type Operations = Record<string, { request: unknown; response: unknown }>

/** Records on their way to the database, as columns: cheap to hand from thread to thread. */
export type RecordSlice = {
  /** Numbers of kinds, one for each record. */
  kinds: Uint8Array
  /** 1 where the record goes: it has no body. */
  gone: Uint8Array
  /** Texts of their own: they are sorted, and parts of a larger text compare slowly. */
  keys: string[]
  /** Canonical JSON without the source, as an array with a 0 between two (see record-slices.ts). */
  bodies: string
  /** Index in `sourceTexts`, or -1. */
  sources: Int32Array
  sourceTexts: string[]
  /** See packed-columns.ts; one behind the other, and where each ends. Empty where a record has none. */
  columns: string
  columnEnds: Int32Array
  /** Of participations; NaN elsewhere. */
  spans: Float64Array
}

export type ChangeSetHead = Omit<ChangeSetSummary, 'networkId' | 'version' | 'counts'>

export type CommitRequest = {
  session: number
  networkId: string
  /** Makes the network; it must not be there. */
  create: boolean
  expectedVersion: number | undefined
  changeSet: ChangeSetHead
}

export type WriterOperations = {
  stage: {
    request: { session: number; networkId: string; records: RecordSlice }
    response: null
  }
  discard: { request: { session: number }; response: null }
  commit: {
    request: CommitRequest
    response: { version: number; changeSet: ChangeSetSummary | null }
  }
  deleteNetwork: { request: { networkId: string }; response: null }
  putDocument: {
    request: {
      kind: string
      id: string
      value: string
      at: string
      expectedRevision: number | undefined
    }
    response: number
  }
  deleteDocument: { request: { kind: string; id: string }; response: null }
  restoreBegin: { request: { networkIds: string[] }; response: null }
  restoreNetwork: {
    request: { networkId: string; version: number }
    response: null
  }
  restoreRecords: { request: { records: RecordSlice }; response: null }
  restoreChangeSet: { request: { changeSet: ChangeSetSummary }; response: null }
  restoreEntries: {
    request: {
      version: number
      kinds: number[]
      keys: string[]
      befores: (string | null)[]
    }
    response: null
  }
  restoreDocument: {
    request: { kind: string; id: string; revision: number; updatedAt: string; value: string }
    response: null
  }
  restoreEnd: { request: { keep: boolean }; response: null }
  close: { request: null; response: null }
}

export type NetworkRow = {
  version: number
  updatedAt: string
  counts: { actors: number; collaborations: number; participations: number }
  /** The settings record as JSON. */
  settings: string
}

export type DocumentRow = {
  kind: string
  id: string
  revision: number
  updatedAt: string
  /** JSON. */
  value: string
}

/** Rows on their way out: JSON of `[key, record]` or of an entry each, parsed where they are read. */
export type TextBatch = { kind: number; json: string }

export type StreamRequest =
  | {
      stream: 'records'
      networkId: string
      version: number | undefined
      /** Numbers of kinds; all without. */
      kinds: readonly number[] | undefined
    }
  | { stream: 'entries'; networkId: string; changeSetId: string }
  | { stream: 'documents' }

export type ReaderOperations = {
  listNetworks: { request: null; response: NetworkRow[] }
  getNetwork: { request: { networkId: string }; response: NetworkRow }
  readRecords: {
    request: { networkId: string; kind: number; keys: readonly string[] }
    response: TextBatch
  }
  readPacked: {
    request: { networkId: string }
    /** `bytes`: see ../packed-bytes.ts; handed over, not copied. */
    response: { settings: string; version: number; bytes: Uint8Array }
  }
  history: {
    request: { networkId: string; before: number; limit: number }
    response: ChangeSetSummary[]
  }
  getChangeSet: {
    request: { networkId: string; changeSetId: string }
    response: ChangeSetSummary
  }
  recordHistory: {
    request: { networkId: string; kind: number; key: string }
    response: { changeSet: ChangeSetSummary; before: string | null; after: string | null }[]
  }
  getDocument: { request: { kind: string; id: string }; response: DocumentRow | null }
  listDocuments: { request: { kind: string }; response: DocumentRow[] }
  openStream: { request: StreamRequest; response: number }
  /** null: there is no more. */
  nextBatch: { request: { stream: number }; response: TextBatch | null }
  closeStream: { request: { stream: number }; response: null }
  health: { request: null; response: { engine: string } }
  close: { request: null; response: null }
}

/** One call and its answer between the threads. */
export type CallMessage = {
  call: number
  operation: string
  /** Typed by the table of operations at the calling end; here only handed to the operation. */
  request: never
}
export type AnswerMessage = { call: number; response: unknown } | { call: number; failure: Failure }

export type Failure = {
  code: ErrorCode
  details: ErrorDetails
  /** Of an error that is not ours: for the log. */
  message: string
  stack: string | undefined
}
