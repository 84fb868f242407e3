import type { ChangeInfo, ChangeSetSummary, Entry, Write } from '../domain/change-sets.ts'
import type { PackedNetwork } from '../domain/packed-network.ts'
import type { RecordKind, RecordTypes } from '../domain/record-kinds.ts'
import type { Network } from '../domain/records.ts'

/**
 * What keeps the records of all networks. It computes no measure and answers no question about the
 * graph: that is done on the packed network, so that both stores give the same answers.
 *
 * Every method may throw AppError `store-unavailable` (try again later); reads and writes of a network
 * that is not there throw `network-not-found`.
 */
export interface Store {
  /** All networks with their present version and counts, by id. */
  listNetworks(): Promise<StoredNetwork[]>

  /** One network's settings, version and counts. */
  getNetwork(networkId: string): Promise<StoredNetwork>

  /**
   * Makes an empty network: its first change set (version 1) creates its settings record.
   * @throws network-exists
   */
  createNetwork(network: Network, info: ChangeInfo): Promise<Applied>

  /** Removes a network with all its records and history. Not undoable; documents are not touched. */
  deleteNetwork(networkId: string): Promise<void>

  /**
   * Writes one change set: all of it or nothing, durable before it resolves, visible all at once.
   * Writes that change nothing leave no entry; when nothing changes at all, no version is made
   * (`changeSet` undefined). Within one call, the last write of a record counts.
   * A participation or application must find its actor, collaboration and call once the set is in
   * (`unknown-reference`); what is still referred to cannot go (`record-in-use`); records are checked
   * against their schemas (`invalid-record`). The settings record may change, not go.
   * @throws version-conflict when `expectedVersion` is given and the network has another one
   */
  apply(
    networkId: string,
    info: ChangeInfo,
    writes: Iterable<Write> | AsyncIterable<Write>,
    options?: ApplyOptions,
  ): Promise<Applied>

  /**
   * The whole network, all fields, in batches of one kind in the order of RECORD_KINDS, keys in
   * code-point order; consistent: one version, whatever is written meanwhile. `version` gives an older
   * state (`version-not-found` beyond the present one); `kinds` reads these alone, at their own cost.
   */
  read(
    networkId: string,
    options?: { version?: number; kinds?: readonly RecordKind[] },
  ): AsyncIterable<RecordBatch>

  /** Records of one kind by key; absent ones are left out. For small sets (at most 10,000 keys). */
  readRecords<K extends RecordKind>(
    networkId: string,
    kind: K,
    keys: readonly string[],
  ): Promise<Map<string, RecordTypes[K]>>

  /** The present version as typed columns (see PackedNetwork). */
  readPacked(networkId: string): Promise<PackedNetwork>

  /** The same on its way to another thread, for networks of any size. */
  readPackedBytes(networkId: string): Promise<PackedBytes>

  /** Change sets, newest first; `before` (a version) and `limit` page through them. */
  history(
    networkId: string,
    page?: { before?: number; limit?: number },
  ): Promise<ChangeSetSummary[]>

  /** One change set's summary. @throws change-set-not-found */
  getChangeSet(networkId: string, changeSetId: string): Promise<ChangeSetSummary>

  /** The entries of a change set in the order of RECORD_KINDS, then key. @throws change-set-not-found */
  entries(networkId: string, changeSetId: string): AsyncIterable<Entry>

  /** The change sets that touched one record, newest first. */
  recordHistory(
    networkId: string,
    record: RecordKind,
    key: string,
  ): Promise<{ changeSet: ChangeSetSummary; entry: Entry }[]>

  readonly documents: DocumentStore

  /** Never throws: says what is wrong. */
  health(): Promise<StoreHealth>

  /** Writes everything as JSON Lines (networks, records, history, documents), the same on both stores. */
  backup(to: WritableTarget): Promise<BackupSummary>

  /**
   * Reads what `backup` wrote into this store. Networks that are there already are refused
   * (`network-exists`) before anything is written; a cut or altered file gives `backup-invalid` and
   * nothing is kept. Documents that are there already become those of the backup. The text may come cut
   * anywhere, not only at line ends.
   */
  restore(from: AsyncIterable<string>): Promise<BackupSummary>

  /** Ends pending work and frees what is held. Idempotent. */
  close(): Promise<void>
}

export type StoredNetwork = {
  network: Network
  version: number
  updatedAt: string
  counts: { actors: number; collaborations: number; participations: number }
}

export type PackedBytes = {
  network: Network
  version: number
  /** The packed network: see packed-bytes.ts. It may be transferred. */
  bytes: Uint8Array
}

export type ApplyOptions = {
  expectedVersion?: number
  /** Called now and then with the number of writes taken so far. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

export type Applied = {
  /** The network's version now. */
  version: number
  /** Absent when nothing changed. */
  changeSet?: ChangeSetSummary
}

export type RecordBatch = {
  [K in RecordKind]: { record: K; rows: { key: string; value: RecordTypes[K] }[] }
}[RecordKind]

/** Small JSON with a revision: jobs, reports, saved mappings, accounts. */
export interface DocumentStore {
  get(kind: string, id: string): Promise<StoredDocument | undefined>
  /**
   * Writes and returns the new revision (1, 2, …). With `expectedRevision` (0: must not exist) another
   * one's write in between is refused with `revision-conflict`.
   */
  put(kind: string, id: string, value: JsonValue, expectedRevision?: number): Promise<number>
  list(kind: string): Promise<StoredDocument[]>
  delete(kind: string, id: string): Promise<void>
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined }

export type StoredDocument = {
  kind: string
  id: string
  revision: number
  updatedAt: string
  value: JsonValue
}

export type StoreHealth = {
  ok: boolean
  kind: 'embedded' | 'neo4j'
  /** Version of the engine, where known. */
  engine?: string
  /** Error code of what is wrong. */
  problem?: string
  latencyMs: number
}

/** Where lines go; a file stream or an HTTP answer. */
export type WritableTarget = { write(line: string): void | Promise<void> }

export type BackupSummary = {
  networks: number
  records: number
  changeSets: number
  documents: number
}
