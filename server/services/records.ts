import type { Write } from '../domain/change-sets.ts'
import { identifierOf, participationKey } from '../domain/identifiers.ts'
import {
  newActor,
  newCollaboration,
  type Actor,
  type Collaboration,
  type Participation,
} from '../domain/records.ts'
import type { Slice } from '../domain/slice.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { CSV_TYPE } from '../reports/writers/csv.ts'
import { WORKBOOK_TYPES, type WorkbookFormat } from '../reports/writers/workbook.ts'
import type { Applied, Store } from '../store/store.ts'
import type { ActorRow, ActorsAsked } from './analysis/actor-rows.ts'
import type { ActorInSlice } from './analysis/actor-sheet.ts'
import type { CollaborationRow, CollaborationsAsked } from './analysis/collaboration-rows.ts'
import type { CollaborationMembers } from './analysis/members.ts'
import { aliasIndex } from './alias-index.ts'
import type { Page } from './analysis/page.ts'
import type { ColumnHead } from './analysis/shown-columns.ts'
import type { TableAsked } from './analysis/table-csv.ts'
import type { WriteInfo } from './networks.ts'
import { listParticipations, type ParticipationPage } from './participation-list.ts'
import { runnerOf, type Pool } from './pool.ts'
import type { run as writeTables } from './tasks/write-workbook.ts'
import type { NoteOf, NotesService } from './notes.ts'
import {
  findReferring,
  planRemoval,
  type Referring,
  type RemovalInfo,
} from './referring-records.ts'
import type { Snapshots } from './snapshots.ts'
import type { Exported } from './reports/exports.ts'
import { BY } from './writers.ts'

/** What a write did, and the key of the record that it wrote. */
export type Written = Applied & { id: string }

/** The fields of a record that a person fills in; the others are kept. */
export type ActorFields = Pick<Actor, 'name'> & Partial<Omit<Actor, 'formerIds' | 'source'>>
export type CollaborationFields = Pick<Collaboration, 'name'> &
  Partial<Omit<Collaboration, 'source'>>

type ActorList = Page<ActorRow> & { columns: ColumnHead[] }
type CollaborationList = Page<CollaborationRow> & { columns: ColumnHead[] }

export type RecordsService = {
  listActors(networkId: string, slice: Slice, asked: ActorsAsked): Promise<ActorList>
  getActor(
    networkId: string,
    slice: Slice,
    actorId: string,
  ): Promise<{ actor: Actor; sheet: Omit<ActorInSlice, 'id'> }>
  createActor(networkId: string, fields: ActorFields, write: WriteInfo): Promise<Written>
  /** Replaces what a person fills in; former ids and source stay. */
  changeActor(
    networkId: string,
    actorId: string,
    fields: ActorFields,
    write: WriteInfo,
  ): Promise<Written>
  listCollaborations(
    networkId: string,
    slice: Slice,
    asked: CollaborationsAsked,
  ): Promise<CollaborationList>
  /** What a table shows, as a file: every row, with its filters and order. @throws AppError too-many-rows */
  writeTable(
    networkId: string,
    slice: Slice,
    asked: TableAsked,
    format: 'csv' | WorkbookFormat,
  ): Promise<Exported>
  getCollaboration(
    networkId: string,
    slice: Slice,
    collaborationId: string,
  ): Promise<CollaborationMembers & { collaboration: Collaboration }>
  createCollaboration(
    networkId: string,
    fields: CollaborationFields,
    write: WriteInfo,
  ): Promise<Written>
  changeCollaboration(
    networkId: string,
    collaborationId: string,
    fields: CollaborationFields,
    write: WriteInfo,
  ): Promise<Written>
  listParticipations(
    networkId: string,
    asked: { actorId?: string; collaborationId?: string; offset: number; limit: number },
  ): Promise<ParticipationPage>
  createParticipation(
    networkId: string,
    participation: Participation,
    write: WriteInfo,
  ): Promise<Written>
  changeParticipation(
    networkId: string,
    key: string,
    participation: Participation,
    write: WriteInfo,
  ): Promise<Written>
  /** What refers to an actor or a collaboration, and whether a note was written about it. */
  references(networkId: string, of: NotedRecord): Promise<Referring & { hasNote: boolean }>
  removeParticipation(networkId: string, key: string, write: WriteInfo): Promise<Written>
  /**
   * Removes an actor or a collaboration; with `cascade` what refers to it goes along, in one change set.
   * @throws AppError record-in-use where something does and that was not asked for
   */
  remove(networkId: string, of: NotedRecord, removal: RemovalInfo): Promise<Written>
}

type NotedRecord = Pick<NoteOf, 'record' | 'id'>

const NOT_FOUND = {
  actor: ['actor-not-found', 'actorId'],
  collaboration: ['collaboration-not-found', 'collaborationId'],
  participation: ['participation-not-found', 'key'],
} as const satisfies Record<string, readonly [ErrorCode, string]>

/** @throws AppError network-not-found and the record's own -not-found, in every method */
export function createRecords(
  store: Store,
  snapshots: Snapshots,
  notes: NotesService,
  pool: Pool,
): RecordsService {
  const aliasesOf = aliasIndex(store)
  const writeWorkbook = runnerOf<typeof writeTables>(pool, 'answers', 'write-workbook')

  async function find<K extends keyof typeof NOT_FOUND>(networkId: string, kind: K, key: string) {
    const found = (await store.readRecords(networkId, kind, [key])).get(key)
    if (found) return found
    const [code, name] = NOT_FOUND[kind]
    throw new AppError(code, { [name]: key })
  }

  async function refuseExisting(networkId: string, kind: keyof typeof NOT_FOUND, key: string) {
    const found = await store.readRecords(networkId, kind, [key])
    if (found.has(key)) throw new AppError('record-exists', { record: kind, id: key })
  }

  /** `version` is the one at which what is written over was read. */
  async function apply(
    networkId: string,
    writes: Write[],
    id: string,
    { why, expectedVersion }: WriteInfo,
    version: number,
  ): Promise<Written> {
    const applied = await store.apply(networkId, { by: BY, ...why }, writes, {
      expectedVersion: expectedVersion ?? version,
    })
    return { ...applied, id }
  }

  const askForTable = <Q extends 'table-csv' | 'table-rows'>(
    networkId: string,
    slice: Slice,
    question: Q,
    asked: TableAsked,
  ) =>
    snapshots.askWith(networkId, slice, question, JSON.stringify(asked), async () =>
      asked.q === undefined ? asked : { ...asked, aliases: await aliasesOf(networkId) },
    )

  const versionOf = async (networkId: string) => (await store.getNetwork(networkId)).version

  return {
    async listActors(networkId, slice, asked) {
      if (asked.q === undefined) {
        return (await snapshots.ask(networkId, slice, 'actors', asked)).answer
      }
      const stamp = JSON.stringify(asked)
      const { answer } = await snapshots.askWith(networkId, slice, 'actors', stamp, async () => ({
        ...asked,
        aliases: await aliasesOf(networkId),
      }))
      return answer
    },
    async getActor(networkId, slice, actorId) {
      const { answer } = await snapshots.ask(networkId, slice, 'actor', { id: actorId })
      const { id, ...sheet } = answer
      return { actor: await find(networkId, 'actor', id), sheet }
    },
    async createActor(networkId, fields, write) {
      const version = await versionOf(networkId)
      const id = fields.id ?? identifierOf([fields.name])
      await refuseExisting(networkId, 'actor', id)
      const after = newActor({ ...fields, id })
      return apply(networkId, [{ record: 'actor', id, after }], id, write, version)
    },
    async changeActor(networkId, actorId, fields, write) {
      const version = await versionOf(networkId)
      refuseOtherId(actorId, fields.id)
      const { formerIds, source } = await find(networkId, 'actor', actorId)
      const after = newActor({ ...fields, id: actorId, formerIds, ...(source && { source }) })
      return apply(networkId, [{ record: 'actor', id: actorId, after }], actorId, write, version)
    },
    async listCollaborations(networkId, slice, asked) {
      return (await snapshots.ask(networkId, slice, 'collaborations', asked)).answer
    },
    async writeTable(networkId, slice, asked, format) {
      const fileName = `${networkId}-${asked.list}.${format}`
      if (format === 'csv') {
        const { answer } = await askForTable(networkId, slice, 'table-csv', asked)
        return { fileName, mediaType: CSV_TYPE, bytes: Buffer.from(answer, 'utf8') }
      }
      const { answer } = await askForTable(networkId, slice, 'table-rows', asked)
      const bytes = await writeWorkbook({ format, tables: [answer] })
      return { fileName, mediaType: WORKBOOK_TYPES[format], bytes }
    },
    async getCollaboration(networkId, slice, collaborationId) {
      const asked = { id: collaborationId }
      const { answer } = await snapshots.ask(networkId, slice, 'collaboration', asked)
      return {
        collaboration: await find(networkId, 'collaboration', collaborationId),
        ...answer,
      }
    },
    async createCollaboration(networkId, fields, write) {
      const version = await versionOf(networkId)
      const id = fields.id ?? identifierOf([fields.name])
      await refuseExisting(networkId, 'collaboration', id)
      const after = newCollaboration({ ...fields, id })
      return apply(networkId, [{ record: 'collaboration', id, after }], id, write, version)
    },
    async changeCollaboration(networkId, id, fields, write) {
      const version = await versionOf(networkId)
      refuseOtherId(id, fields.id)
      const { source } = await find(networkId, 'collaboration', id)
      const after = newCollaboration({ ...fields, id, ...(source && { source }) })
      return apply(networkId, [{ record: 'collaboration', id, after }], id, write, version)
    },
    listParticipations: (networkId, asked) => listParticipations(store, networkId, asked),
    async createParticipation(networkId, participation, write) {
      const version = await versionOf(networkId)
      const id = participationKey(participation)
      await refuseExisting(networkId, 'participation', id)
      const writes: Write[] = [{ record: 'participation', id, after: participation }]
      return apply(networkId, writes, id, write, version)
    },
    async changeParticipation(networkId, key, participation, write) {
      const version = await versionOf(networkId)
      const { source } = await find(networkId, 'participation', key)
      const id = participationKey(participation)
      if (id !== key) await refuseExisting(networkId, 'participation', id)
      const after = { ...participation, ...(source && { source }) }
      const writes: Write[] = [{ record: 'participation', id, after }]
      // Who, in what, as what and since when identifies it: with another of these it is another one.
      if (id !== key) writes.unshift({ record: 'participation', id: key, after: null })
      return apply(networkId, writes, id, write, version)
    },
    async references(networkId, of) {
      const { network } = await store.getNetwork(networkId)
      await find(networkId, of.record, of.id)
      const { writes: _writes, ...referring } = await findReferring(store, network, of)
      const { text } = await notes.get({ networkId, ...of })
      return { ...referring, hasNote: text !== '' }
    },
    async removeParticipation(networkId, key, write) {
      const version = await versionOf(networkId)
      await find(networkId, 'participation', key)
      const writes: Write[] = [{ record: 'participation', id: key, after: null }]
      return apply(networkId, writes, key, write, version)
    },
    async remove(networkId, of, removal) {
      const { network, version } = await store.getNetwork(networkId)
      await find(networkId, of.record, of.id)
      const { writes, why } = await planRemoval(store, network, of, removal)
      return apply(networkId, writes, of.id, { ...removal, why }, version)
    },
  }
}

// An id is what everything else refers to: it does not change.
function refuseOtherId(id: string, given: string | undefined): void {
  if (given !== undefined && given !== id) {
    throw new AppError('invalid-request', { field: 'id', expected: id })
  }
}
