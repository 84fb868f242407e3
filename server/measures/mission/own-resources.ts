import { Type } from 'typebox'
import { ROLES } from '../../domain/records.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { fundingsOf, givenBy, totalOf } from './fundings.ts'

/**
 * What of its money does a collaboration bring itself? The mean, over the collaborations of the slice with
 * recorded amounts, of the share that comes from its own actors: the fundings whose funder takes part in
 * it, in any role but support and funder, and is not a named support actor, whichever roles the slice
 * keeps.
 *
 * Each collaboration counts 1; amounts are net, as in `funding-concentration`. Sales, fees and work given
 * are in it only where they are recorded so. `parts`: the sum and how many (`funded`), how many of them
 * bring any (`own`), and the share of all the money of the slice together (`overall`; null in several
 * currencies). Left out and counted: collaborations without a funding (`no-funding`), and those of several
 * currencies, or of no amount above 0 (`no-amount`). Ties, weights, sectors and isolated actors play no
 * part. Null without a collaboration, or where none has an amount (`not-recorded`).
 * O(participations + fundings). Mission, row 18. Oracle: by hand; naive version on small networks.
 */
export const ownResources = defineNetworkMeasure({
  id: 'own-resources-share',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const all = Array.from({ length: network.collaborationCount }, (_, p) => fundingsOf(network, p))
    const funded = all.filter((fundings) => fundings.length > 0)
    const shares = ownShares(network).filter((share) => !Number.isNaN(share))
    const why = [
      { code: 'no-funding', count: all.length - funded.length },
      { code: 'no-amount', count: funded.length - shares.length },
    ].filter(({ count }) => count > 0)
    const coverage = { used: shares.length, dropped: all.length - shares.length, why }
    if (all.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    if (shares.length === 0) return { value: null, reason: 'not-recorded', coverage }
    const sum = shares.reduce((total, share) => total + share, 0)
    return {
      value: sum / shares.length,
      parts: {
        sum,
        funded: shares.length,
        own: shares.filter((share) => share > 0).length,
        overall: overallShare(network),
      },
      coverage,
    }
  },
})

/** The share of each collaboration, by its row in the slice; NaN without an amount to go by. */
export function ownShares(network: SlicedNetwork): Float64Array {
  const isOwn = ownFunders(network)
  return Float64Array.from({ length: network.collaborationCount }, (_, p) => {
    const given = givenBy(fundingsOf(network, p))
    if (given === undefined) return Number.NaN
    return ownOf(given, (funder) => isOwn(p, funder)) / totalOf(given)
  })
}

function overallShare(network: SlicedNetwork): number | null {
  const isOwn = ownFunders(network)
  const currencies = new Set<number>()
  let own = 0
  let total = 0
  for (let p = 0; p < network.collaborationCount; p++) {
    const fundings = fundingsOf(network, p)
    for (const { currency } of fundings) currencies.add(currency)
    const given = givenBy(fundings)
    if (given === undefined) continue
    own += ownOf(given, (funder) => isOwn(p, funder))
    total += totalOf(given)
  }
  return currencies.size === 1 && total > 0 ? own / total : null
}

function ownOf(given: ReadonlyMap<number, number>, isOwn: (funder: number) => boolean): number {
  return [...given].reduce((sum, [funder, amount]) => sum + (isOwn(funder) ? amount : 0), 0)
}

/** Whether a funder (its code) takes part in a collaboration of the slice (its row) as one of its own. */
function ownFunders(network: SlicedNetwork): (p: number, funder: number) => boolean {
  const { packed, participations } = network.whole
  const { vocabulary } = packed.collaborations.fundings.funder
  const codes = new Map(vocabulary.map((name, code) => [name, code]))
  const support = new Set(packed.network.supportActorIds)
  const apart = [ROLES.indexOf('support'), ROLES.indexOf('funder')]
  const own = new Map<number, Set<number>>()
  for (const [row, actor] of participations.actor.entries()) {
    const id = packed.actors.ids[actor] ?? ''
    const code = codes.get(id)
    if (code === undefined || support.has(id)) continue
    if (apart.includes(participations.role[row] ?? 0)) continue
    const p = participations.collaboration[row] ?? 0
    own.set(p, (own.get(p) ?? new Set()).add(code))
  }
  return (p, funder) => own.get(network.collaborationRows[p] ?? -1)?.has(funder) === true
}
