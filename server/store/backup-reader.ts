import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { ChangeSetSummary, type Entry, type Write } from '../domain/change-sets.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { RECORD_KINDS } from '../domain/record-kinds.ts'
import { NetworkId } from '../domain/records.ts'
import { AppError } from '../errors.ts'
import { BACKUP_FORMAT } from './backup-format.ts'
import { toEntry, toWrite } from './record-checks.ts'
import type { BackupSummary, JsonValue, StoredDocument } from './store.ts'

/** One line of a backup, checked. */
export type BackupPart =
  | { part: 'start'; networkIds: string[] }
  | { part: 'network'; id: string; version: number }
  | { part: 'record'; write: Write }
  | { part: 'change-set'; changeSet: ChangeSetSummary }
  | { part: 'entry'; version: number; entry: Entry }
  | { part: 'document'; document: StoredDocument }
  /** The last one: only now is the backup known to be whole. */
  | { part: 'end'; summary: BackupSummary }

const Start = Type.Object({
  backup: Type.Literal('maillage'),
  format: Type.Literal(BACKUP_FORMAT),
  networks: Type.Array(NetworkId),
})
const Network = Type.Object({ network: NetworkId, version: Type.Integer({ minimum: 1 }) })
const Keyed = { record: Type.Enum(RECORD_KINDS), id: Type.String() }
const RecordLine = Type.Object({ ...Keyed, value: Type.Unknown() })
const EntryLine = Type.Object({
  entry: Type.Object({ ...Keyed, before: Type.Unknown(), after: Type.Unknown() }),
})
const ChangeSetLine = Type.Object({ changeSet: ChangeSetSummary })
const DocumentLine = Type.Object({
  document: Type.Object({
    kind: Type.String(),
    id: Type.String(),
    revision: Type.Integer({ minimum: 1 }),
    updatedAt: Type.String(),
    value: Type.Unsafe<JsonValue>(Type.Unknown()),
  }),
})
const Count = Type.Integer({ minimum: 0 })
const End = Type.Object({
  end: Type.Object({ networks: Count, records: Count, changeSets: Count, documents: Count }),
  sha256: Type.String(),
})

const isStart = Compile(Start)
const isNetwork = Compile(Network)
const isRecordLine = Compile(RecordLine)
const isChangeSetLine = Compile(ChangeSetLine)
const isEntryLine = Compile(EntryLine)
const isDocumentLine = Compile(DocumentLine)
const isEnd = Compile(End)

/**
 * Reads a backup line by line; the text may come cut anywhere. Every record is checked, and the history
 * is undone from the records: it must arrive at nothing.
 * @throws AppError backup-invalid with the line and what is wrong there; what was yielded before must
 * then be given up
 */
export async function* readBackup(chunks: AsyncIterable<string>): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256')
  const check = newBackupCheck()
  let line = 0
  let ended = false
  for await (const text of linesOf(chunks)) {
    line += 1
    try {
      if (ended) throw new Problem('nothing may follow the end')
      const value: unknown = JSON.parse(text)
      if (isEnd.Check(value)) {
        if (value.sha256 !== hash.digest('hex')) throw new Problem('the text was altered')
        ended = true
        yield { part: 'end', summary: check.end(value.end) }
      } else {
        hash.update(`${text}\n`)
        yield check.part(value)
      }
    } catch (cause) {
      if (!(
        cause instanceof Problem ||
        cause instanceof SyntaxError ||
        cause instanceof AppError
      )) {
        throw cause
      }
      throw new AppError('backup-invalid', { line, problem: cause.message }, { cause })
    }
  }
  if (!ended) throw new AppError('backup-invalid', { line, problem: 'the end is missing' })
}

class Problem extends Error {}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Follows a backup from line to line and holds what its history must still account for. */
function newBackupCheck() {
  const seen: BackupSummary = { networks: 0, records: 0, changeSets: 0, documents: 0 }
  let announced: string[] | undefined
  let network:
    { id: string; records: Map<string, string>; version: number; entries: number } | undefined

  function endNetwork(): void {
    if (network === undefined) return
    if (network.version !== 1 || network.entries !== 0) throw new Problem('history is missing')
    if (network.records.size > 0) throw new Problem('the history does not lead to the records')
    network = undefined
  }

  function currentNetwork() {
    if (network === undefined) throw new Problem('this belongs to no network')
    return network
  }

  function known(record: string, id: string): void {
    if (!currentNetwork().records.has(`${record} ${id}`)) throw new Problem(`no ${record} ${id}`)
  }

  function addRecord(write: Write): void {
    const { records, entries, version } = currentNetwork()
    if (write.after === null) throw new Problem('a record without a value')
    if (write.record === 'participation') {
      known('actor', write.after.actorId)
      known('collaboration', write.after.collaborationId)
    }
    if (write.record === 'application') {
      known('call', write.after.callId)
      known('collaboration', write.after.collaborationId)
    }
    const key = `${write.record} ${write.id}`
    if (records.has(key) || entries !== 0 || version === 0)
      throw new Problem('a record out of place')
    records.set(key, canonicalJson(write.after))
    seen.records += 1
  }

  return {
    part(value: unknown): BackupPart {
      if (announced === undefined) {
        if (!isStart.Check(value)) throw new Problem('the start is missing, or of another format')
        announced = value.networks
        return { part: 'start', networkIds: value.networks }
      }
      if (isNetwork.Check(value)) {
        endNetwork()
        if (announced[seen.networks] !== value.network)
          throw new Problem('another network expected')
        seen.networks += 1
        network = { id: value.network, records: new Map(), version: value.version + 1, entries: 0 }
        return { part: 'network', id: value.network, version: value.version }
      }
      if (isRecordLine.Check(value)) {
        const write = toWrite(value.record, value.id, value.value)
        addRecord(write)
        return { part: 'record', write }
      }
      if (isChangeSetLine.Check(value)) {
        const { changeSet } = value
        const current = currentNetwork()
        if (current.entries !== 0 || changeSet.version !== current.version - 1) {
          throw new Problem('history is missing')
        }
        if (changeSet.networkId !== current.id) throw new Problem('history of another network')
        const { created, changed, deleted } = changeSet.counts
        current.version = changeSet.version
        current.entries = created + changed + deleted
        seen.changeSets += 1
        return { part: 'change-set', changeSet }
      }
      if (isEntryLine.Check(value)) {
        const { record, id, before, after } = value.entry
        const entry = toEntry(record, id, before, after)
        const current = currentNetwork()
        undo(current.records, entry)
        current.entries -= 1
        if (current.entries < 0) throw new Problem('an entry too many')
        return { part: 'entry', version: current.version, entry }
      }
      if (isDocumentLine.Check(value)) {
        endNetwork()
        seen.documents += 1
        return { part: 'document', document: value.document }
      }
      throw new Problem('this is no part of a backup')
    },

    end(summary: BackupSummary): BackupSummary {
      endNetwork()
      if (announced?.length !== seen.networks) throw new Problem('a network is missing')
      if (canonicalJson(summary) !== canonicalJson(seen)) throw new Problem('parts are missing')
      return seen
    },
  }
}

function undo(records: Map<string, string>, entry: Entry): void {
  const key = `${entry.record} ${entry.id}`
  const after = entry.after === null ? undefined : canonicalJson(entry.after)
  if (records.get(key) !== after) throw new Problem(`${key} is not what its history says`)
  if (entry.before === null) records.delete(key)
  else records.set(key, canonicalJson(entry.before))
}
