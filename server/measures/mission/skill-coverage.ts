import { Type } from 'typebox'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineCollaborationMeasure, defineNetworkMeasure } from '../measure.ts'
import { memberDays } from '../time/pair-spells.ts'
import { isHeldWithin, skillsOf } from './held-skills.ts'

// Do those who work together bring what the work needs? |S_p ∩ B_p| / |B_p|: of the skills that a
// collaboration needs (B_p), the part that one of its actors has (S_p). Its redundancy is
// Σ |S_i| / |S_p| over all the skills of its actors, needed or not: 1 where no two share one, n where n
// actors have the same. Support and funders are taken out as the slice says: what the one who
// accompanies knows leaves with it. A skill counts unless its dates say that it was lost before its
// actor came, or won after it left.
//
// An actor without a recorded skill brings none, so that coverage is the least it can be; where none of
// the actors has one, coverage is not known rather than 0. Skills are matched by their codes as written.
// Weights, sectors and ties play no part. O(participations + skills). Mission, row 16. Oracle: by hand;
// naive version on small networks.

/**
 * The mean over the collaborations with needed skills, each counting 1.
 *
 * `parts`: the sum and how many collaborations (`known`), how many have all that they need (`full`), the mean
 * of their redundancy (null where nobody has a skill in time), and `silent`, their members without a
 * recorded skill. Left out and counted: collaborations without needed skills (`no-need`), and those none
 * of whose actors has a recorded skill (`no-skill-known`). Null (`not-recorded`) where none is left.
 */
export const skillCoverage = defineNetworkMeasure({
  id: 'skill-coverage',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => network.collaborationMembers.length,
  compute(network) {
    const pools = poolsOf(network)
    const needing = pools.filter(({ needed }) => needed.size > 0)
    const known = needing.filter(({ members, silent }) => silent < members)
    const why = [
      { code: 'no-need', count: pools.length - needing.length },
      { code: 'no-skill-known', count: needing.length - known.length },
    ].filter(({ count }) => count > 0)
    const coverage = { used: known.length, dropped: pools.length - known.length, why }
    if (pools.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    if (known.length === 0) return { value: null, reason: 'not-recorded', coverage }
    const values = known.map(coverageOf)
    const sum = values.reduce((total, value) => total + value, 0)
    const redundancies = known.map(redundancyOf).filter((value) => !Number.isNaN(value))
    const repeated = redundancies.reduce((total, value) => total + value, 0)
    return {
      value: sum / known.length,
      parts: {
        sum,
        known: known.length,
        full: values.filter((value) => value === 1).length,
        redundancy: redundancies.length > 0 ? repeated / redundancies.length : null,
        silent: known.reduce((total, { silent }) => total + silent, 0),
      },
      coverage,
    }
  },
})

/**
 * The same for each collaboration. `form`: `coverage`, NaN where nothing is needed or no actor has a
 * recorded skill; `redundancy`, NaN where no actor has a skill in time. Then the reason is `not-recorded`.
 */
export const collaborationSkillCoverage = defineCollaborationMeasure({
  id: 'collaboration-skill-coverage',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object(
    { form: Type.Enum(['coverage', 'redundancy'], { default: 'coverage' }) },
    { additionalProperties: false },
  ),
  cost: (network) => network.collaborationMembers.length,
  compute(network, { form }) {
    const isCoverage = form === 'coverage'
    const values = Float64Array.from(poolsOf(network), isCoverage ? coverageOf : redundancyOf)
    return {
      values,
      ...(isCoverage ? {} : { unit: 'index' }),
      ...(values.some(Number.isNaN) ? { reason: 'not-recorded' as const } : {}),
    }
  },
})

/** What a collaboration needs, and who has what in it. */
type Pool = {
  needed: Set<string>
  /** How many of its actors have each skill. */
  holders: Map<string, number>
  members: number
  /** Members without any recorded skill. */
  silent: number
}

function coverageOf({ needed, holders, members, silent }: Pool): number {
  if (needed.size === 0 || silent === members) return Number.NaN
  return [...needed].filter((skill) => holders.has(skill)).length / needed.size
}

function redundancyOf({ holders }: Pool): number {
  const held = [...holders.values()].reduce((sum, count) => sum + count, 0)
  return held / holders.size
}

function poolsOf(network: SlicedNetwork): Pool[] {
  const { vocabulary } = network.whole.packed.actors.skills
  const days = memberDays(network)
  return Array.from({ length: network.collaborationCount }, (_, p) => {
    const holders = new Map<string, number>()
    let silent = 0
    const start = network.collaborationOffsets[p] ?? 0
    const end = network.collaborationOffsets[p + 1] ?? 0
    for (let k = start; k < end; k++) {
      const skills = skillsOf(network, network.collaborationMembers[k] ?? 0)
      if (skills.length === 0) silent++
      const [from = 0, to = 0] = [days.from[k], days.to[k]]
      const brought = skills.filter((skill) => isHeldWithin(skill, from, to))
      for (const code of new Set(brought.map((skill) => skill.code))) {
        const skill = vocabulary[code] ?? ''
        holders.set(skill, (holders.get(skill) ?? 0) + 1)
      }
    }
    return { needed: neededBy(network, p), holders, members: end - start, silent }
  })
}

/** By name: actors and collaborations have vocabularies of their own. */
function neededBy(network: SlicedNetwork, p: number): Set<string> {
  const { vocabulary, offsets, codes } = network.whole.packed.collaborations.skillsNeeded
  const row = network.collaborationRows[p] ?? 0
  const own = codes.subarray(offsets[row], offsets[row + 1])
  return new Set(Array.from(own, (code) => vocabulary[code] ?? ''))
}
