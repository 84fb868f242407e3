import {
  ISOLATION_REASONS,
  type IsolatedActor,
  type IsolationReason,
} from '../../domain/findings.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { isolatedOf } from './kept.ts'
import { nameOf, placeOf, sectorsOf } from './labels.ts'
import { nearestHubOf, type NearestHub } from './nearest-hub.ts'
import { pageOf, rowOfActor, type Page, type PageAsked } from './page.ts'

export type WorklistAsked = PageAsked & { reason?: string }
export type WorklistRow = IsolatedActor & {
  name: string
  sectors: string[]
  place?: string
  collaborations: number
  nearestHub: NearestHub
}
export type Worklist = Page<WorklistRow> & { byReason: { reason: string; count: number }[] }

/**
 * Those without any tie first, whom one would meet first; then those with few. What is not recorded is
 * no finding: it comes after everyone who is known to be little connected.
 */
export const WORKLIST_ORDER = [
  'no-project',
  'solo',
  'support-only',
  'new',
  'dormant',
  'pair',
  'periphery',
  'own-sector-only',
  'own-commune-only',
  'not-recorded',
] as const satisfies readonly IsolationReason[]

/** Everyone with a reason to be called isolated or little connected, by reason, without a tie first, then id. */
export function listWork(network: SlicedNetwork, asked: WorklistAsked): Worklist {
  const all = isolatedOf(network)
  const byReason = ISOLATION_REASONS.flatMap((reason) => {
    const count = all.filter((actor) => actor.reason === reason).length
    return count === 0 ? [] : [{ reason, count }]
  })
  const wanted = WORKLIST_ORDER.flatMap((reason) =>
    asked.reason === undefined || asked.reason === reason
      ? all
          .filter((actor) => actor.reason === reason)
          .toSorted((a, b) => Number(b.withoutTie) - Number(a.withoutTie))
      : [],
  )
  return { ...pageOf(wanted, asked, (actor) => rowOf(network, actor)), byReason }
}

function rowOf(network: SlicedNetwork, isolated: IsolatedActor): WorklistRow {
  const actor = rowOfActor(network, isolated.id) ?? 0
  const place = placeOf(network, actor)
  return {
    ...isolated,
    name: nameOf(network, actor),
    sectors: sectorsOf(network, actor),
    ...(place !== undefined && { place }),
    collaborations: collaborationCountOf(network, actor),
    nearestHub: nearestHubOf(network, actor),
  }
}
