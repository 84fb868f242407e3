import { COLLABORATION_KINDS } from '../../../server/domain/records.ts'
import { findComponents } from '../../../server/network/components.ts'
import { project } from '../../../server/network/projection.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import {
  columnValues,
  definedOf,
  greatestOf,
  leastOf,
  oneFinding,
  sizesOf,
  sumOf,
  valueOf,
} from './asking.ts'
import type { Leaf } from './reference-leaves.ts'

const MEASURED = {
  actors: 'actors',
  ties: 'ties',
  isolates: 'isolated',
  components: 'components',
  largestComponent: 'largest-component',
  density: 'density',
  meanDegree: 'mean-degree',
  transitivity: 'transitivity',
  meanLocalClustering: 'mean-clustering',
  articulationActors: 'articulation-actors',
  bridges: 'bridges',
  fragmentation: 'fragmentation',
} as const

/** `counts`, `newman` and the modularity of `communities`. `rows`: of the files, in two-mode data. */
export function countLeaves(
  network: SlicedNetwork,
  rows: number | undefined,
  withPaths: boolean,
): Map<string, Leaf> {
  const core = [...columnValues(network, 'core-number')]
  const maxCore = greatestOf(core)
  const leaves: [string, Leaf][] = Object.entries(MEASURED).map(([name, id]) => [
    `counts.${name}`,
    valueOf(network, id),
  ])
  const componentSizes = findComponents(project(network)).sizes.toSorted()
  leaves.push(
    ['counts.secondComponent', componentSizes.at(-2) ?? 0],
    ['counts.maxDegree', greatestOf([...columnValues(network, 'degree')])],
    ['counts.maxCore', maxCore],
    ['counts.actorsInMaxCore', core.filter((one) => one === maxCore).length],
    ['counts.tiesOfSeveral', tiesOfSeveral(network)],
    ['communities.bestQ', valueOf(network, 'modularity')],
  )
  if (withPaths) {
    leaves.push(
      ['counts.globalEfficiency', valueOf(network, 'global-efficiency')],
      ['counts.diameterLargest', oneFinding(network, 'diameter').parts?.['largest'] ?? null],
    )
  }
  return new Map([...leaves, ...(rows === undefined ? [] : twoModeLeaves(network, rows))])
}

function twoModeLeaves(network: SlicedNetwork, rows: number): [string, Leaf][] {
  const participations = valueOf(network, 'participations') ?? 0
  const sizes = sizesOf(network)
  const multi = sizes.filter((size) => size > 1)
  const { actorOffsets, actorCount } = network
  const withoutAny = Array.from(
    { length: actorCount },
    (_, a) => actorOffsets[a] === actorOffsets[a + 1],
  )
  const strength = [...columnValues(network, 'strength')]
  const { weights } = project(network)
  return [
    ['counts.collaborations', valueOf(network, 'collaborations')],
    ['counts.rows', rows],
    ['counts.participations', participations],
    ['counts.duplicateRows', rows - participations],
    ['counts.actorsWithoutCollaboration', withoutAny.filter(Boolean).length],
    ['counts.actorsSolo', strength.filter((one) => one === 0).length],
    ['counts.collaborationSize.max', greatestOf(sizes)],
    ['counts.collaborationSize.mean', valueOf(network, 'two-mode-collaboration-degree-mean')],
    ['counts.collaborationSize.median', valueOf(network, 'two-mode-collaboration-degree-median')],
    ['counts.collaborationSize.ofOne', sizes.length - multi.length],
    ['counts.collaborationSize.shareOfOne', (sizes.length - multi.length) / sizes.length],
    ['counts.collaborationSize.multi', multi.length],
    ['counts.twoMode.components', valueOf(network, 'two-mode-components')],
    ['counts.twoMode.articulationActors', partOf(network, 'articulation-actors')],
    ['counts.twoMode.articulationCollaborations', valueOf(network, 'cut-collaborations')],
    ['counts.twoMode.bridges', partOf(network, 'bridges')],
    ['newman.totalWeight', sumOf(strength) / 2],
    ['newman.halfSumOfMultiSizes', sumOf(multi) / 2],
    ['newman.maxWeight', greatestOf([...weights])],
    ['newman.minWeight', leastOf([...weights])],
    ['newman.maxStrength', greatestOf(definedOf(Float64Array.from(strength)))],
    ['newman.largestGapStrengthVsMultiCollaborations', largestGap(network, strength)],
  ]
}

const partOf = (network: SlicedNetwork, id: string) =>
  oneFinding(network, id).parts?.['twoMode'] ?? null

/** With Newman weights a strength is the number of collaborations of several: the gap is rounding. */
function largestGap(network: SlicedNetwork, strength: readonly number[]): number {
  const sizes = sizesOf(network)
  return greatestOf(
    strength.map((one, actor) => {
      const own = network.actorCollaborations.subarray(
        network.actorOffsets[actor],
        network.actorOffsets[actor + 1],
      )
      return Math.abs(one - own.reduce((sum, p) => sum + ((sizes[p] ?? 0) > 1 ? 1 : 0), 0))
    }),
  )
}

/** Pairs of actors with two or more collaborations in common; null where ties are declared. */
function tiesOfSeveral(network: SlicedNetwork): number | null {
  const { packed } = network.whole
  const tie = COLLABORATION_KINDS.indexOf('tie')
  if (network.collaborationCount > 0 && packed.collaborations.kind.every((kind) => kind === tie)) {
    return null
  }
  const { offsets, neighbours } = project(network)
  let several = 0
  for (let actor = 0; actor < network.actorCount; actor++) {
    const shared = new Map<number, number>()
    const own = network.actorCollaborations.subarray(
      network.actorOffsets[actor],
      network.actorOffsets[actor + 1],
    )
    for (const p of own) {
      const start = network.collaborationOffsets[p] ?? 0
      const members = network.collaborationMembers.subarray(
        start,
        network.collaborationOffsets[p + 1],
      )
      for (const member of members) shared.set(member, (shared.get(member) ?? 0) + 1)
    }
    for (const partner of neighbours.subarray(offsets[actor], offsets[actor + 1])) {
      if (partner > actor && (shared.get(partner) ?? 0) > 1) several++
    }
  }
  return several
}
