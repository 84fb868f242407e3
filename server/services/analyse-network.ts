import type { Finding, IsolatedActor } from '../domain/findings.ts'
import type { PackedNetwork } from '../domain/packed-network.ts'
import type { Slice } from '../domain/slice.ts'
import { Desk } from './analysis/desk.ts'
import { actorMeasureIds, orNull } from './analysis/kept.ts'
import { textsOf } from './analysis/labels.ts'
import { readSlice } from './slices.ts'

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

const KEY = 'network in memory'

/**
 * Computes every measure of the registry on a slice, by the same answers as the API gives. Cost: that
 * of the costliest measure (betweenness, actors × ties): for a command, not for a request.
 * @throws AppError invalid-slice, territory-not-found, network-too-large
 */
export function analyseNetwork(packed: PackedNetwork, asked: Slice): NetworkAnalysis {
  const slice = readSlice(asked)
  const desk = new Desk()
  desk.put(KEY, packed)
  const summary = desk.answer(KEY, slice, 'summary', {})
  const findings = desk.answer(KEY, slice, 'findings', {})
  const findingOf = (id: string) => findings.find(({ measure }) => measure === id)
  return {
    network: {
      name: packed.network.name,
      actors: summary.countedActors,
      collaborations: summary.collaborations,
      participations: summary.participations,
      ties: summary.ties,
      components: findingOf('components')?.value ?? 0,
      largestComponent: findingOf('largest-component')?.value ?? 0,
      isolated: findingOf('isolated')?.value ?? 0,
      notRecorded: summary.notRecorded,
      undatedCollaborations: summary.undatedCollaborations,
    },
    findings,
    actors: actorRows(packed, desk, slice),
    isolated: desk.answer(KEY, slice, 'isolated', {}),
  }
}

function actorRows(packed: PackedNetwork, desk: Desk, slice: Slice): NetworkAnalysis['actors'] {
  const { ids, columns } = desk.answer(KEY, slice, 'columns', { measures: actorMeasureIds() })
  const { nodes } = desk.answer(KEY, slice, 'drawing', { mode: 'actors', measures: [] })
  const isOutside = new Set(nodes.id.filter((_, node) => nodes.outside[node]))
  const rowOf = new Map(packed.actors.ids.map((id, row) => [id, row]))
  return ids.flatMap((id, place) => {
    const row = rowOf.get(id)
    if (row === undefined || isOutside.has(id)) return []
    return {
      id,
      name: packed.actors.names[row] ?? '',
      sectors: textsOf(packed.actors.sectors, row),
      measures: Object.fromEntries(
        columns.map(({ measure, values }) => [measure, orNull(values[place])]),
      ),
    }
  })
}
