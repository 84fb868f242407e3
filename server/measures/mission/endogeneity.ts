import { Type } from 'typebox'
import { ROLES } from '../../domain/records.ts'
import { memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { collaborationsOfKind } from './projects.ts'

const LEAD = ROLES.indexOf('lead')

/**
 * Do the projects come from the territory? The share of its projects that are led from it and have at
 * least half their actors in it.
 *
 * Led from it: an actor in the role of lead is placed in the territory of the slice. Projects of which
 * no lead is known are left out and counted (`no-lead`). Needs a territory: null without (`no-territory`).
 * Weights, sectors and isolated actors play no part. O(participations). Mission, row 5. Oracle:
 * by hand; naive version over records.
 */
export const endogeneity = defineNetworkMeasure({
  id: 'endogeneity',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    if (network.slice.territory === undefined) return { value: null, reason: 'no-territory' }
    const leads = leadsOf(network)
    const projects = collaborationsOfKind(network, 'project')
    const led = projects.filter((p) => leads.has(p))
    const missing = projects.length - led.length
    const why = missing > 0 ? [{ code: 'no-lead', count: missing }] : []
    const coverage = { used: led.length, dropped: missing, why }
    if (led.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    const fromHere = led.filter((p) => leads.get(p) === true)
    const both = fromHere.filter((p) => {
      const start = network.collaborationOffsets[p] ?? 0
      const members = network.collaborationMembers.subarray(start, start + memberCount(network, p))
      const inside = members.reduce((sum, actor) => sum + (network.isCounted[actor] ?? 0), 0)
      return 2 * inside >= members.length
    })
    return {
      value: both.length / led.length,
      parts: { led: fromHere.length, both: both.length },
      coverage,
    }
  },
})

/** Collaborations of the slice with a known lead, and whether one of these is placed in the territory. */
function leadsOf(network: SlicedNetwork): Map<number, boolean> {
  const { participations } = network.whole
  const actors = new Map([...network.actorRows].map((whole, row) => [whole, row]))
  const rows = new Map([...network.collaborationRows].map((whole, row) => [whole, row]))
  const leads = new Map<number, boolean>()
  for (const [row, whole] of participations.collaboration.entries()) {
    const p = rows.get(whole)
    const actor = actors.get(participations.actor[row] ?? -1)
    if (participations.role[row] !== LEAD || p === undefined || actor === undefined) continue
    leads.set(p, leads.get(p) === true || network.isCounted[actor] === 1)
  }
  return leads
}
