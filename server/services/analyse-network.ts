import { NO_DAY } from '../domain/dates.ts'
import type { Finding, IsolatedActor } from '../domain/findings.ts'
import type { PackedNetwork } from '../domain/packed-network.ts'
import type { Slice } from '../domain/slice.ts'
import { computeActorColumns, computeFindings } from '../measures/compute.ts'
import { listIsolated } from '../measures/isolation/isolation.ts'
import { sliceNetwork } from '../network/slice-network.ts'
import type { SlicedNetwork } from '../network/sliced-network.ts'
import { toTwoMode } from '../network/two-mode.ts'

/** Everything that the measures say of one slice of one network. */
export type NetworkAnalysis = {
  network: {
    name: string
    actors: number
    collaborations: number
    participations: number
    ties: number
    components: number
    largestComponent: number
    isolated: number
    notRecorded: number
    undatedCollaborations: number
  }
  findings: Finding[]
  /** The actors counted, in code-point order of ids; null where a measure is undefined. */
  actors: { id: string; name: string; sectors: string[]; measures: Record<string, number | null> }[]
  /** Everyone with a reason, whether without any tie or with few. */
  isolated: IsolatedActor[]
}

/**
 * Computes every measure of the registry on a slice. Cost: that of the costliest measure (betweenness,
 * actors × ties); for networks held in memory, away from any event loop that someone waits for.
 * @throws AppError invalid-slice, territory-not-found, network-too-large
 */
export function analyseNetwork(
  packed: PackedNetwork,
  slice: Slice,
  territoryCommunes?: ReadonlySet<string>,
): NetworkAnalysis {
  const network = sliceNetwork(toTwoMode(packed), slice, territoryCommunes)
  const findings = computeFindings(network)
  const count = (measure: string) =>
    findings.find((finding) => finding.measure === measure)?.value ?? 0
  const isolation = findings.find((finding) => finding.measure === 'isolated')
  return {
    network: {
      name: packed.network.name,
      actors: count('actors'),
      collaborations: count('collaborations'),
      participations: count('participations'),
      ties: count('ties'),
      components: count('components'),
      largestComponent: count('largest-component'),
      isolated: isolation?.value ?? 0,
      notRecorded: isolation?.parts?.['not-recorded'] ?? 0,
      undatedCollaborations: countUndated(network),
    },
    findings,
    actors: actorRows(network),
    isolated: listIsolated(network),
  }
}

function actorRows(network: SlicedNetwork): NetworkAnalysis['actors'] {
  const columns = computeActorColumns(network)
  const { names, sectors } = network.whole.packed.actors
  const rows: NetworkAnalysis['actors'] = []
  for (let row = 0; row < network.actorIds.length; row++) {
    if (network.isCounted[row] !== 1) continue
    const whole = network.actorRows[row] ?? 0
    const codes = sectors.codes.subarray(sectors.offsets[whole], sectors.offsets[whole + 1])
    const measures: Record<string, number | null> = {}
    for (const { measure, values } of columns) {
      const value = values[row] ?? Number.NaN
      measures[measure] = Number.isFinite(value) ? value : null
    }
    rows.push({
      id: network.actorIds[row] ?? '',
      name: names[whole] ?? '',
      sectors: Array.from(codes, (code) => sectors.vocabulary[code] ?? ''),
      measures,
    })
  }
  return rows
}

/** Collaborations of the whole network of which no day is known, not even through a participation. */
function countUndated(network: SlicedNetwork): number {
  const { collaboration, from } = network.whole.participations
  const { collaborations } = network.whole.packed
  const isDated = Uint8Array.from(collaborations.from, (day) => (day === NO_DAY ? 0 : 1))
  for (let row = 0; row < collaboration.length; row++) {
    if (from[row] !== NO_DAY) isDated[collaboration[row] ?? 0] = 1
  }
  return isDated.reduce((undated, dated) => undated + 1 - dated, 0)
}
