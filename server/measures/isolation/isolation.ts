import type { IsolatedActor, IsolationReason } from '../../domain/findings.ts'
import { ISOLATION_REASONS } from '../../domain/findings.ts'
import { isoDay, NO_DAY } from '../../domain/dates.ts'
import { findComponents } from '../../network/components.ts'
import { monthsBefore } from '../../network/days.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { NO_GEOGRAPHY, type Geography } from '../geography.ts'
import { readMemberships } from '../openness/memberships.ts'
import { coreNumbers } from '../position/core-number.ts'
import { ownCommuneOnly, ownSectorOnly } from './closed-circles.ts'
import { confidenceOf } from './confidence.ts'
import { findDormant } from './dormant.ts'
import { lastActivity } from './last-activity.ts'
import { findSupportOnly } from './support-only.ts'

/**
 * Everyone of the slice's counted actors with a reason to be called isolated or little connected, in
 * the order of their ids; `reasons` holds all that apply, the first is the primary one (DESIGN 6):
 *
 * - not-recorded: no participation anywhere in the network, not surveyed, and the list of actors is not
 *   declared complete. Nothing is known, so it is no finding about the actor.
 * - new: no tie, and known since less than `newWithinMonths` before `asOf` (or only after it).
 * - dormant: see dormant.ts.
 * - no-project: no participation in the slice.
 * - support-only: see support-only.ts.
 * - solo: participations, all in collaborations of one.
 * - pair: in a component of two.
 * - periphery: core number 1.
 * - own-sector-only, own-commune-only: see closed-circles.ts.
 *
 * Each with how sure that is (confidence.ts).
 *
 * Partners from outside the territory are seen, and never listed. O(actors + ties), and as many more
 * slices as the reasons need (at most three); made once for a slice and a geography, since the synthesis
 * counts the same actors twice.
 */
export function listIsolated(
  network: SlicedNetwork,
  geography: Geography = NO_GEOGRAPHY,
): IsolatedActor[] {
  const lists = known.get(network) ?? new Map<Geography, IsolatedActor[]>()
  known.set(network, lists)
  const kept = lists.get(geography) ?? findIsolated(network, geography)
  lists.set(geography, kept)
  return kept
}

const known = new WeakMap<SlicedNetwork, Map<Geography, IsolatedActor[]>>()

function findIsolated(network: SlicedNetwork, geography: Geography): IsolatedActor[] {
  const facts = gatherFacts(network, geography)
  const last = lastActivity(network.whole, network.asOf)
  const confidence = confidenceOf(network)
  const { knownSince } = network.whole.packed.actors
  const listed: IsolatedActor[] = []
  for (let actor = 0; actor < network.actorCount; actor++) {
    if (network.isCounted[actor] !== 1) continue
    const reasons = ISOLATION_REASONS.filter((reason) => facts[reason](actor))
    const [primary] = reasons
    if (primary === undefined) continue
    const row = network.actorRows[actor] ?? 0
    const since = knownSince[row] ?? NO_DAY
    const active = last[row] ?? NO_DAY
    listed.push({
      id: network.actorIds[actor] ?? '',
      reason: primary,
      reasons,
      withoutTie: !facts.hasTie(actor),
      confidence: confidence(actor),
      ...(since === NO_DAY ? {} : { knownSince: isoDay(since) }),
      ...(active === NO_DAY ? {} : { lastActivity: isoDay(active) }),
    })
  }
  return listed
}

type Facts = Record<IsolationReason, (actor: number) => boolean> & {
  hasTie: (actor: number) => boolean
}

function gatherFacts(network: SlicedNetwork, geography: Geography): Facts {
  const { packed } = network.whole
  const graph = project(network)
  const cores = coreNumbers(graph)
  const { componentOf, sizes } = findComponents(graph)
  const dormant = findDormant(network)
  const supportOnly = findSupportOnly(network)
  const memberships = readMemberships(network)
  const newSince =
    network.asOf === NO_DAY ? Infinity : monthsBefore(network.asOf, packed.network.newWithinMonths)
  const rowOf = (actor: number) => network.actorRows[actor] ?? 0
  const hasTie = (actor: number) => graph.offsets[actor] !== graph.offsets[actor + 1]
  const parts = (actor: number) => collaborationCountOf(network, actor)
  return {
    hasTie,
    'not-recorded': (actor) =>
      collaborationCountOf(network.whole, rowOf(actor)) === 0 &&
      packed.actors.surveyedOn[rowOf(actor)] === NO_DAY &&
      !packed.network.actorListComplete,
    new: (actor) => !hasTie(actor) && (packed.actors.knownSince[rowOf(actor)] ?? NO_DAY) > newSince,
    dormant: (actor) => dormant[actor] === 1,
    'no-project': (actor) => parts(actor) === 0,
    'support-only': (actor) => supportOnly[actor] === 1,
    solo: (actor) => parts(actor) > 0 && !hasTie(actor),
    pair: (actor) => sizes[componentOf[actor] ?? 0] === 2,
    periphery: (actor) => cores[actor] === 1,
    'own-sector-only': (actor) => ownSectorOnly(graph, memberships, actor),
    'own-commune-only': ownCommuneOnly(graph, network, geography),
  }
}
