import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { visitsOfSecondPartners } from './clustering-barrat.ts'
import { rowSums, matrixOf } from './spectrum.ts'

/**
 * How much an actor's ties lead back to the same people: Σ_j (p_ij + Σ_{q≠i,j} p_iq p_qj)² over its
 * partners j, p_ij = w_ij / s_i with Newman weights (Burt 1992). Low: access to groups that do not know
 * each other; 1: a single partner.
 *
 * It passes 1 where two partners are tied to each other (1.125 for a triangle). Contacts at two steps do
 * not enter. Isolated actors and those without weight: null. Components play no part; nothing is
 * normalised. O(Σ k²). Oracle: networkx constraint, igraph.
 */
export const constraint = defineActorMeasure({
  id: 'constraint',
  family: 'position',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: visitsOfSecondPartners,
  compute(network) {
    const graph = project(network)
    const { offsets, neighbours, weights } = graph
    const strengths = rowSums(matrixOf(graph, true))
    const through = new Float64Array(network.actorCount)
    const values = strengths.map((strength, actor) => {
      if (!(strength > 0)) return Number.NaN
      const start = offsets[actor] ?? 0
      const end = offsets[actor + 1] ?? 0
      for (let k = start; k < end; k++) through[neighbours[k] ?? 0] = (weights[k] ?? 0) / strength
      for (let k = start; k < end; k++) {
        const q = neighbours[k] ?? 0
        const share = (weights[k] ?? 0) / strength
        if (share === 0) continue
        const last = offsets[q + 1] ?? 0
        for (let m = offsets[q] ?? 0; m < last; m++) {
          const j = neighbours[m] ?? 0
          through[j] = (through[j] ?? 0) + (share * (weights[m] ?? 0)) / (strengths[q] ?? 1)
        }
      }
      let sum = 0
      for (let k = start; k < end; k++) sum += (through[neighbours[k] ?? 0] ?? 0) ** 2
      for (let k = start; k < end; k++) {
        const q = neighbours[k] ?? 0
        through[q] = 0
        for (let m = offsets[q] ?? 0; m < (offsets[q + 1] ?? 0); m++)
          through[neighbours[m] ?? 0] = 0
      }
      return sum
    })
    return { values, ...(values.some(Number.isNaN) && { reason: 'no-tie' as const }) }
  },
})
