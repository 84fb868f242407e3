import type { Finding, IsolatedActor, MeasuredColumn } from '../domain/findings.ts'
import type { PackedNetwork } from '../domain/packed-network.ts'
import type { Slice } from '../domain/slice.ts'
import { Desk } from './analysis/desk.ts'
import { actorMeasureIds, orNull } from './analysis/kept.ts'
import { textsOf } from './analysis/labels.ts'
import type { Territories, TerritoriesAsked } from './analysis/territories.ts'
import type { MeasureChoice } from './measure-choice.ts'
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
  /** Where measures of collaborations are asked for. */
  collaborations?: { id: string; name: string; measures: Record<string, number | null> }[]
  /** Everyone with a reason, whether without any tie or with few. */
  isolated: IsolatedActor[]
  /** Where territories are to be compared. */
  territories?: Pick<Territories, 'level' | 'unplaced' | 'rows'>
}

const KEY = 'network in memory'
/** What is counted whatever is asked for. */
const COUNTS = ['components', 'largest-component', 'isolated']

/**
 * Computes the measures asked for on a slice, those computed unasked without, by the same answers as
 * the API gives. Cost: that of the costliest measure (betweenness, actors × ties): for a command, not
 * for a request.
 * `territories` compares those of a level beside the slice, by the options of `ei-newman`.
 * @throws AppError invalid-slice, territory-not-found, invalid-options, network-too-large
 */
export function analyseNetwork(
  packed: PackedNetwork,
  asked: Slice,
  choice: MeasureChoice = {},
  territories?: Pick<TerritoriesAsked, 'level' | 'audience'>,
): NetworkAnalysis {
  const slice = readSlice(asked)
  const desk = new Desk()
  desk.put(KEY, packed)
  const summary = desk.answer(KEY, slice, 'summary', {})
  const { findings, columns } = desk.answer(KEY, slice, 'measured', choice)
  const counts = desk.answer(KEY, slice, 'findings', { measures: COUNTS })
  const countOf = (id: string) => counts.find(({ measure }) => measure === id)?.value ?? 0
  const ofCollaborations = columns.filter(({ scope }) => scope === 'collaboration')
  return {
    network: {
      name: packed.network.name,
      actors: summary.countedActors,
      collaborations: summary.collaborations,
      participations: summary.participations,
      ties: summary.ties,
      components: countOf('components'),
      largestComponent: countOf('largest-component'),
      isolated: countOf('isolated'),
      notRecorded: summary.notRecorded,
      undatedCollaborations: summary.undatedCollaborations,
    },
    findings,
    actors: actorRows(packed, desk, slice, choice),
    ...(ofCollaborations.length > 0 && {
      collaborations: collaborationRows(packed, ofCollaborations),
    }),
    isolated: desk.answer(KEY, slice, 'isolated', {}),
    ...(territories && {
      territories: compared(desk, slice, asked.members, { ...territories, ...chanceOf(choice) }),
    }),
  }
}

/** How `ei-newman` is asked for is how it is in each territory. */
function chanceOf({ options, seed }: MeasureChoice): Pick<MeasureChoice, 'options' | 'seed'> {
  const own = options?.['ei-newman']
  return {
    ...(own && { options: { 'ei-newman': own } }),
    ...(seed !== undefined && { seed }),
  }
}

function compared(
  desk: Desk,
  slice: Slice,
  members: Slice['members'],
  territories: Omit<TerritoriesAsked, 'members'>,
): NonNullable<NetworkAnalysis['territories']> {
  const { level, unplaced, rows } = desk.answer(KEY, slice, 'territories', {
    ...territories,
    // A slice without a territory has no use for it; each territory's slice does.
    ...(members === 'inside' && { members }),
  })
  return { level, unplaced, rows }
}

function actorRows(
  packed: PackedNetwork,
  desk: Desk,
  slice: Slice,
  choice: MeasureChoice,
): NetworkAnalysis['actors'] {
  const measures = choice.measures ?? actorMeasureIds()
  const { ids, columns } = desk.answer(KEY, slice, 'columns', { ...choice, measures })
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

/** The columns of collaborations share their ids, which are in code-point order. */
function collaborationRows(packed: PackedNetwork, columns: readonly MeasuredColumn[]) {
  const { ids, names } = packed.collaborations
  const nameOf = new Map(ids.map((id, row) => [id, names[row] ?? id]))
  return (columns[0]?.ids ?? []).map((id, row) => ({
    id,
    name: nameOf.get(id) ?? id,
    measures: Object.fromEntries(
      columns.map(({ measure, values }) => [measure, values[row] ?? null]),
    ),
  }))
}
