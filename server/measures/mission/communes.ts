import { Type } from 'typebox'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Geography } from '../geography.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { collaborationsOfKind } from './projects.ts'

/**
 * How far does the work reach over the territory? Communes with a counted actor that is in a project of
 * the slice.
 *
 * `parts`: `communes`, those there are (of the territory where the slice has one, else those with an
 * actor), and `share`, how many of these. Communes are those in force: one that became part of another
 * counts as that, an arrondissement as its commune. Actors without a commune are left out and counted
 * (`unknown-place`). Weights and sectors play no part. Null where no commune is known. O(participations).
 * Version 1 counted codes no longer in force among the communes of a territory. Mission, row 8. Oracle:
 * by hand; naive version over records; the published number of communes of a territory.
 */
export const activeCommunes = defineNetworkMeasure({
  id: 'active-communes',
  family: 'mission',
  unit: 'count',
  isDefault: false,
  version: 2,
  options: Type.Object({}),
  cost: () => 0,
  compute(network, _options, { geography }) {
    const { active, unknown, there } = actorsInProjects(network, geography)
    const all = new Set([...(network.territoryCommunes ?? [])].map(geography.communeOf))
    for (const code of there) all.add(code)
    const coverage = {
      used: network.countedActors - unknown,
      dropped: unknown,
      why: unknown > 0 ? [{ code: 'unknown-place', count: unknown }] : [],
    }
    if (all.size === 0) return { value: null, reason: 'no-territory', coverage }
    return {
      value: active.size,
      parts: { communes: all.size, share: active.size / all.size },
      coverage,
    }
  },
})

/**
 * Counted actors in a project of the slice, by their commune in force; the communes of all counted actors,
 * and how many of these have none.
 */
export function actorsInProjects(
  network: SlicedNetwork,
  geography: Geography,
): { active: Map<string, number>; there: Set<string>; unknown: number } {
  const { commune } = network.whole.packed.actors
  const isProject = new Uint8Array(network.collaborationCount)
  for (const p of collaborationsOfKind(network, 'project')) isProject[p] = 1
  const active = new Map<string, number>()
  const there = new Set<string>()
  let unknown = 0
  for (const [actor, row] of network.actorRows.entries()) {
    if (network.isCounted[actor] !== 1) continue
    const placed = commune.vocabulary[commune.codes[row] ?? -1]
    if (placed === undefined) {
      unknown++
      continue
    }
    const code = geography.communeOf(placed)
    there.add(code)
    const own = network.actorCollaborations.subarray(
      network.actorOffsets[actor],
      network.actorOffsets[actor + 1],
    )
    if (own.some((p) => isProject[p] === 1)) active.set(code, (active.get(code) ?? 0) + 1)
  }
  return { active, there, unknown }
}
