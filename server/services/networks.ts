import type { Why } from '../domain/change-sets.ts'
import type { Network } from '../domain/records.ts'
import { newNetwork } from '../domain/records.ts'
import { AppError, isAppError } from '../errors.ts'
import type { Applied, StoredNetwork } from '../store/store.ts'
import type { Choices } from './analysis/choices.ts'
import type { ServiceContext } from './context.ts'
import { keyOf, type Snapshots } from './snapshots.ts'
import { BY } from './writers.ts'

export type Period = { from: string; to: string }
export type NetworkRow = StoredNetwork & { period?: Period }

export type NetworkFields = Partial<
  Pick<
    Network,
    | 'name'
    | 'description'
    | 'supportActorIds'
    | 'actorListComplete'
    | 'missingEnd'
    | 'dormantAfterMonths'
    | 'newWithinMonths'
  >
>

export type NetworksService = {
  list(): Promise<NetworkRow[]>
  get(networkId: string): Promise<StoredNetwork>
  /** With everything that a slice can be made of. */
  describe(networkId: string): Promise<{ stored: StoredNetwork; choices: Choices }>
  /**
   * An id is made of the name; a number is added when it is taken.
   * @throws AppError network-exists when an id was given and is taken
   */
  create(fields: { name: string; description?: string; id?: string }, why: Why): Promise<NetworkRow>
  /** @throws AppError unknown-reference for a support actor that is not there, version-conflict */
  change(networkId: string, fields: NetworkFields, write: WriteInfo): Promise<Applied>
  remove(networkId: string): Promise<void>
}

/** What keeps something beside a network's records, and drops it with the network. */
export type Dependent = { forget(networkId: string): Promise<void> }

/** Why something is written, and the version it is meant for. */
export type WriteInfo = { why: Why; expectedVersion?: number }

// The periods of larger networks are worked out when they are opened, not to show a list.
const LISTED_PARTICIPATIONS = 20_000
const MAX_TRIES = 1000

export function createNetworks(
  { store, now }: ServiceContext,
  snapshots: Snapshots,
  dependents: readonly Dependent[],
): NetworksService {
  const periods = new Map<string, Period | undefined>()

  async function describe(networkId: string) {
    const stored = await store.getNetwork(networkId)
    const { answer: choices } = await snapshots.ask(networkId, {}, 'choices', {})
    periods.set(keyOf(stored), choices.period)
    return { stored, choices }
  }

  async function periodOf(stored: StoredNetwork): Promise<Period | undefined> {
    const key = keyOf(stored)
    if (periods.has(key)) return periods.get(key)
    if (stored.counts.participations > LISTED_PARTICIPATIONS) return undefined
    return (await describe(stored.network.id)).choices.period
  }

  return {
    describe,
    get: (networkId) => store.getNetwork(networkId),
    async list() {
      const rows: NetworkRow[] = []
      for (const stored of await store.listNetworks()) {
        const period = await periodOf(stored)
        rows.push({ ...stored, ...(period && { period }) })
      }
      return rows
    },
    async create(fields, why) {
      const base = fields.id ?? slugOf(fields.name)
      const tries = fields.id === undefined ? MAX_TRIES : 1
      for (let attempt = 1; attempt <= tries; attempt++) {
        const id = attempt === 1 ? base : `${base.slice(0, 58)}-${String(attempt)}`
        const network = newNetwork({ ...fields, id, createdAt: now().toISOString() })
        try {
          await store.createNetwork(network, { by: BY, ...why })
          return await store.getNetwork(id)
        } catch (error) {
          if (!isAppError(error, 'network-exists')) throw error
        }
      }
      throw new AppError('network-exists', { networkId: base })
    },
    async change(networkId, fields, { why, expectedVersion }) {
      const { network, version } = await store.getNetwork(networkId)
      await refuseUnknownActors(networkId, fields.supportActorIds ?? [])
      const after: Network = { ...network, ...fields }
      if (fields.supportActorIds) after.supportActorIds = [...new Set(fields.supportActorIds)]
      return store.apply(
        networkId,
        { by: BY, ...why },
        [{ record: 'network', id: networkId, after }],
        { expectedVersion: expectedVersion ?? version },
      )
    },
    async remove(networkId) {
      await store.deleteNetwork(networkId)
      for (const dependent of dependents) await dependent.forget(networkId)
    },
  }

  async function refuseUnknownActors(networkId: string, ids: readonly string[]): Promise<void> {
    const found = await store.readRecords(networkId, 'actor', ids)
    const missing = ids.find((id) => !found.has(id))
    if (missing !== undefined) {
      throw new AppError('unknown-reference', { record: 'actor', id: missing })
    }
  }
}

/** `Réseau d’Aquitaine 2012` → `reseau-d-aquitaine-2012`. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'reseau' : slug
}
