import { Type } from 'typebox'
import { memberCount } from '../../network/incidence.ts'
import { defineActorMeasure } from '../measure.ts'
import { memberDays } from '../time/pair-spells.ts'
import { isHeldWithin, skillsOf } from './held-skills.ts'

/**
 * What would be missing without an actor: over its collaborations with others, how many skills it alone
 * brings to them. A skill that nobody else there has counts once for each collaboration.
 *
 * Support and funders are taken out as the slice says. A skill counts unless its dates say that it was lost
 * before its actor came, or won after it left; skills are matched by their codes as written, needed or
 * not. Members without a recorded skill bring none, so that the number is the most it can be. An actor
 * without a recorded skill has no value (`not-recorded`): it may have some. Solo collaborations and isolated
 * actors count nothing; weights, sectors and components play no part. O(participations + skills). Mission,
 * row 16. Oracle: by hand; naive version on small networks.
 */
export const uniqueSkills = defineActorMeasure({
  id: 'unique-skills',
  family: 'mission',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => network.collaborationMembers.length,
  compute(network) {
    const days = memberDays(network)
    const values = new Float64Array(network.actorCount)
    for (let p = 0; p < network.collaborationCount; p++) {
      if (memberCount(network, p) < 2) continue
      const start = network.collaborationOffsets[p] ?? 0
      const end = network.collaborationOffsets[p + 1] ?? 0
      // The only one of them with the skill; −1 once there are two.
      const holders = new Map<number, number>()
      for (let k = start; k < end; k++) {
        const actor = network.collaborationMembers[k] ?? 0
        const [from = 0, to = 0] = [days.from[k], days.to[k]]
        const brought = skillsOf(network, actor).filter((skill) => isHeldWithin(skill, from, to))
        for (const code of new Set(brought.map((skill) => skill.code))) {
          holders.set(code, holders.has(code) ? -1 : actor)
        }
      }
      for (const actor of holders.values()) {
        if (actor !== -1) values[actor] = (values[actor] ?? 0) + 1
      }
    }
    let isPartial = false
    for (let actor = 0; actor < network.actorCount; actor++) {
      if (skillsOf(network, actor).length > 0) continue
      values[actor] = Number.NaN
      isPartial = true
    }
    return { values, ...(isPartial && { reason: 'not-recorded' as const }) }
  },
})
