import type { Participation } from '../domain/records.ts'
import type { Store } from '../store/store.ts'

export type ParticipationPage = {
  items: (Participation & { key: string })[]
  total: number
  next: number | null
}

/**
 * Participations in the order of their keys, from the store itself: their own dates as written,
 * intensity and phase are not packed. O(participations).
 */
export async function listParticipations(
  store: Store,
  networkId: string,
  asked: { actorId?: string; collaborationId?: string; offset: number; limit: number },
): Promise<ParticipationPage> {
  const items: ParticipationPage['items'] = []
  const isWhole = asked.actorId === undefined && asked.collaborationId === undefined
  const { counts } = await store.getNetwork(networkId)
  let met = 0
  for await (const batch of store.read(networkId)) {
    if (batch.record !== 'participation') continue
    for (const { key, value } of batch.rows) {
      if (asked.actorId !== undefined && value.actorId !== asked.actorId) continue
      if (asked.collaborationId !== undefined && value.collaborationId !== asked.collaborationId) {
        continue
      }
      if (met >= asked.offset && items.length < asked.limit) items.push({ key, ...value })
      met++
    }
    if (isWhole && items.length === asked.limit) break
  }
  const total = isWhole ? counts.participations : met
  const end = asked.offset + items.length
  return { items, total, next: end < total && items.length > 0 ? end : null }
}
