import { setImmediate as breathe } from 'node:timers/promises'
import type { Why, Write } from '../domain/change-sets.ts'
import type { Collaboration, Network } from '../domain/records.ts'
import { AppError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import type { WriteInfo } from './networks.ts'

/** A record that others may refer to. */
export type Referred = { record: 'actor' | 'collaboration' | 'call'; id: string }

/** What refers to a record, and what its going takes along. */
export type Referring = {
  /** Those that go with it. */
  participations: number
  applications: number
  /** Records that stay and no longer name it: collaborations, the network's settings. */
  mentions: number
  /** The collaborations of an actor, the actors of a collaboration: the first by id. */
  others: { id: string; name: string }[]
  /** How many there are of them. */
  otherCount: number
}

/** A removal: `cascade` lets what refers to the record go or forget it, and says so in the history. */
export type RemovalInfo = WriteInfo & { cascade?: Why }

const NAMED = 12

/**
 * What refers to a record, and the writes that let it go: participations and applications removed,
 * mentions cleared (who spotted or funded a collaboration, what it follows, who is a support actor). The
 * network passes by batch by batch. O(collaborations + participations of the network).
 */
export async function findReferring(
  store: Store,
  network: Network,
  { record, id }: Referred,
): Promise<Referring & { writes: Write[] }> {
  const writes: Write[] = []
  const others = new Set<string>()
  const found = { participations: 0, applications: 0, mentions: 0 }
  if (record === 'actor' && network.supportActorIds.includes(id)) {
    const supportActorIds = network.supportActorIds.filter((one) => one !== id)
    writes.push({ record: 'network', id: network.id, after: { ...network, supportActorIds } })
    found.mentions++
  }
  const kinds = ['collaboration', 'participation', 'application'] as const
  for await (const batch of store.read(network.id, { kinds })) {
    if (batch.record === 'collaboration') {
      for (const { key, value } of batch.rows) {
        const after = key === id ? undefined : withoutMention(value, { record, id })
        if (!after) continue
        writes.push({ record: 'collaboration', id: key, after })
        found.mentions++
      }
    } else if (batch.record === 'participation' && record !== 'call') {
      const [own, other] =
        record === 'actor'
          ? (['actorId', 'collaborationId'] as const)
          : (['collaborationId', 'actorId'] as const)
      for (const { key, value } of batch.rows) {
        if (value[own] !== id) continue
        writes.push({ record: 'participation', id: key, after: null })
        found.participations++
        others.add(value[other])
      }
    } else if (batch.record === 'application' && record !== 'actor') {
      const own = record === 'call' ? 'callId' : 'collaborationId'
      for (const { key, value } of batch.rows) {
        if (value[own] !== id) continue
        writes.push({ record: 'application', id: key, after: null })
        found.applications++
      }
    }
    await breathe()
  }
  const otherKind = record === 'actor' ? 'collaboration' : 'actor'
  const first = [...others].slice(0, NAMED)
  const names = await store.readRecords(network.id, otherKind, first)
  return {
    ...found,
    others: first.map((other) => ({ id: other, name: names.get(other)?.name ?? other })),
    otherCount: others.size,
    writes,
  }
}

/**
 * The writes that remove a record, and why. Alone where nothing refers to it; otherwise with what does,
 * which has to be asked for.
 * @throws AppError record-in-use with the counts and the names of `others`, where it was not
 */
export async function planRemoval(
  store: Store,
  network: Network,
  referred: Referred,
  { why, cascade }: RemovalInfo,
): Promise<{ writes: Write[]; why: Why }> {
  const { writes, others, ...counts } = await findReferring(store, network, referred)
  const own: Write = { ...referred, after: null }
  if (writes.length === 0) return { writes: [own], why }
  if (!cascade) {
    const names = others.map(({ name }) => name)
    throw new AppError('record-in-use', { ...referred, ...counts, others: names })
  }
  return { writes: [...writes, own], why: cascade }
}

/** The collaboration without any mention of what goes; undefined where there is none. */
function withoutMention(
  collaboration: Collaboration,
  { record, id }: Referred,
): Collaboration | undefined {
  if (record === 'collaboration') {
    const { followsIds } = collaboration
    if (!followsIds.includes(id)) return undefined
    return { ...collaboration, followsIds: followsIds.filter((one) => one !== id) }
  }
  if (record !== 'actor') return undefined
  const { spottedById, ...rest } = collaboration
  const isFunder = rest.fundings.some(({ funderId }) => funderId === id)
  if (spottedById !== id && !isFunder) return undefined
  return {
    ...rest,
    ...(spottedById !== undefined && spottedById !== id && { spottedById }),
    // Who paid is still told by its name.
    fundings: rest.fundings.map(({ funderId, ...funding }) =>
      funderId === undefined || funderId === id ? funding : { ...funding, funderId },
    ),
  }
}
