import { Type } from 'typebox'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * Which skills would be lost with one actor? The share of the skills of the counted actors that a single
 * one holds.
 *
 * `parts`: skills, those held by one, and holders of a skill on average (1: nobody could replace
 * anybody). The dates of skills are not used. Actors without recorded skills are left out and counted
 * (`no-skill`): they may have some. Null where none is recorded. O(actors + skills). Mission, rows 9
 * and 16. Oracle: by hand; naive version over records.
 */
export const singleHolderSkills = defineNetworkMeasure({
  id: 'single-holder-skills',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { offsets, codes } = network.whole.packed.actors.skills
    const holders = new Map<number, number>()
    let without = 0
    for (const [actor, row] of network.actorRows.entries()) {
      if (network.isCounted[actor] !== 1) continue
      const own = new Set(codes.subarray(offsets[row], offsets[row + 1]))
      if (own.size === 0) without++
      for (const skill of own) holders.set(skill, (holders.get(skill) ?? 0) + 1)
    }
    const coverage = {
      used: network.countedActors - without,
      dropped: without,
      why: without > 0 ? [{ code: 'no-skill', count: without }] : [],
    }
    if (holders.size === 0) return { value: null, reason: 'not-recorded', coverage }
    const counts = [...holders.values()]
    const single = counts.filter((count) => count === 1).length
    const held = counts.reduce((sum, count) => sum + count, 0)
    return {
      value: single / holders.size,
      parts: { skills: holders.size, single, holders: held / holders.size },
      coverage,
    }
  },
})
