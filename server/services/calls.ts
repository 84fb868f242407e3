import type { Write } from '../domain/change-sets.ts'
import { applicationKey, identifierOf } from '../domain/identifiers.ts'
import type { Application, Call } from '../domain/records.ts'
import { AppError } from '../errors.ts'
import type { Applied, Store } from '../store/store.ts'
import { pageOf, type Page, type PageAsked } from './analysis/page.ts'
import type { WriteInfo } from './networks.ts'
import type { Written } from './records.ts'
import { planRemoval, type RemovalInfo } from './referring-records.ts'
import { BY } from './writers.ts'

/** The fields of a call that a person fills in; its source is kept. */
export type CallFields = Pick<Call, 'name'> & Partial<Omit<Call, 'source'>>
export type ApplicationFields = Omit<Application, 'callId' | 'collaborationId' | 'source'>

export type CallWithCounts = Call & { applications: Record<Application['status'], number> }
export type NamedApplication = Application & { collaborationName: string }

/** Calls for projects and what was filed for them. */
export type CallsService = {
  /** By id. */
  list(networkId: string, asked: PageAsked): Promise<Page<CallWithCounts>>
  get(networkId: string, callId: string): Promise<CallWithCounts>
  create(networkId: string, fields: CallFields, write: WriteInfo): Promise<Written>
  change(networkId: string, callId: string, fields: CallFields, write: WriteInfo): Promise<Written>
  /** With `cascade` its applications go along. @throws AppError record-in-use where it has some and not */
  remove(networkId: string, callId: string, removal: RemovalInfo): Promise<Written>
  /** By collaboration. */
  applications(networkId: string, callId: string, asked: PageAsked): Promise<Page<NamedApplication>>
  /** What was filed of one collaboration, by call. */
  ofCollaboration(
    networkId: string,
    collaborationId: string,
  ): Promise<(Application & { callName: string })[]>
  /** Files a collaboration for a call, or changes what is known of it. @throws AppError unknown-reference */
  putApplication(
    networkId: string,
    of: Pick<Application, 'callId' | 'collaborationId'>,
    fields: ApplicationFields,
    write: WriteInfo,
  ): Promise<Written>
  removeApplication(
    networkId: string,
    of: Pick<Application, 'callId' | 'collaborationId'>,
    write: WriteInfo,
  ): Promise<Written>
}

/** @throws AppError network-not-found, call-not-found, application-not-found, in every method */
export function createCalls(store: Store): CallsService {
  async function find(networkId: string, callId: string): Promise<Call> {
    const call = (await store.readRecords(networkId, 'call', [callId])).get(callId)
    if (!call) throw new AppError('call-not-found', { callId })
    return call
  }

  async function apply(
    networkId: string,
    writes: Write[],
    id: string,
    { why, expectedVersion }: WriteInfo,
    version: number,
  ): Promise<Written> {
    const applied: Applied = await store.apply(networkId, { by: BY, ...why }, writes, {
      expectedVersion: expectedVersion ?? version,
    })
    return { ...applied, id }
  }

  const versionOf = async (networkId: string) => (await store.getNetwork(networkId)).version

  return {
    async list(networkId, asked) {
      const { calls, applications } = await readCalls(store, networkId)
      return pageOf(calls, asked, (call) => withCounts(call, applications))
    },
    async get(networkId, callId) {
      const call = await find(networkId, callId)
      return withCounts(call, (await readCalls(store, networkId)).applications)
    },
    async create(networkId, fields, write) {
      const version = await versionOf(networkId)
      const id = fields.id ?? identifierOf([fields.name])
      if ((await store.readRecords(networkId, 'call', [id])).has(id)) {
        throw new AppError('record-exists', { record: 'call', id })
      }
      return apply(
        networkId,
        [{ record: 'call', id, after: newCall(fields, id) }],
        id,
        write,
        version,
      )
    },
    async change(networkId, id, fields, write) {
      const version = await versionOf(networkId)
      // An id is what everything else refers to: it does not change.
      if (fields.id !== undefined && fields.id !== id) {
        throw new AppError('invalid-request', { field: 'id', expected: id })
      }
      const { source } = await find(networkId, id)
      const after = { ...newCall(fields, id), ...(source && { source }) }
      return apply(networkId, [{ record: 'call', id, after }], id, write, version)
    },
    async remove(networkId, id, removal) {
      const { network, version } = await store.getNetwork(networkId)
      await find(networkId, id)
      const { writes, why } = await planRemoval(store, network, { record: 'call', id }, removal)
      return apply(networkId, writes, id, { ...removal, why }, version)
    },
    async applications(networkId, callId, asked) {
      await find(networkId, callId)
      const { applications } = await readCalls(store, networkId)
      const own = applications.filter((application) => application.callId === callId)
      const page = pageOf(own, asked, (application) => application)
      const ids = page.items.map(({ collaborationId }) => collaborationId)
      const found = await store.readRecords(networkId, 'collaboration', ids)
      return {
        ...page,
        items: page.items.map((application) => ({
          ...application,
          collaborationName: found.get(application.collaborationId)?.name ?? '',
        })),
      }
    },
    async ofCollaboration(networkId, collaborationId) {
      const { calls, applications } = await readCalls(store, networkId)
      const names = new Map(calls.map(({ id, name }) => [id, name]))
      return applications
        .filter((application) => application.collaborationId === collaborationId)
        .map((application) => ({
          ...application,
          callName: names.get(application.callId) ?? application.callId,
        }))
    },
    async putApplication(networkId, of, fields, write) {
      const version = await versionOf(networkId)
      await find(networkId, of.callId)
      const id = applicationKey(of)
      const known = (await store.readRecords(networkId, 'application', [id])).get(id)
      const after = { ...of, ...fields, ...(known?.source && { source: known.source }) }
      return apply(networkId, [{ record: 'application', id, after }], id, write, version)
    },
    async removeApplication(networkId, of, write) {
      const version = await versionOf(networkId)
      const id = applicationKey(of)
      if (!(await store.readRecords(networkId, 'application', [id])).has(id)) {
        throw new AppError('application-not-found', { key: id })
      }
      return apply(networkId, [{ record: 'application', id, after: null }], id, write, version)
    },
  }
}

/** Calls are few: they are read when asked for. O(calls + applications). */
async function readCalls(
  store: Store,
  networkId: string,
): Promise<{ calls: Call[]; applications: Application[] }> {
  const calls: Call[] = []
  const applications: Application[] = []
  for await (const batch of store.read(networkId, { kinds: ['call', 'application'] })) {
    if (batch.record === 'call') calls.push(...batch.rows.map(({ value }) => value))
    if (batch.record === 'application') applications.push(...batch.rows.map(({ value }) => value))
  }
  return { calls, applications }
}

function withCounts(call: Call, applications: readonly Application[]): CallWithCounts {
  const counts = { filed: 0, selected: 0, rejected: 0, withdrawn: 0 }
  for (const { callId, status } of applications) if (callId === call.id) counts[status] += 1
  return { ...call, applications: counts }
}

function newCall(fields: CallFields, id: string): Call {
  return { domains: [], eligibleCategories: [], rules: [], ...fields, id }
}
