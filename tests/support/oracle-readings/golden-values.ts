import type { Slice } from '../../../server/domain/slice.ts'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import { project } from '../../../server/network/projection.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { ANR_FILE } from '../anr.ts'
import { davis, HAND_FIXTURE, karate } from '../classics.ts'
import { handSlice } from '../networks.ts'
import { sharedData } from '../shared-data.ts'
import { readUrbact, URBACT_MEMBERS, URBACT_NETWORKS } from '../urbact.ts'
import { columnValues, greatestOf, oneFinding, sumOf, valueOf } from './asking.ts'
import { countLeaves } from './count-leaves.ts'
import { networkOfRows } from './rows.ts'
import { readAnrRows } from './two-mode-sets.ts'

type Values = Record<string, number | null>

/** Golden checks that compare two libraries of theirs with each other: there is nothing of ours in them. */
export const BETWEEN_LIBRARIES = /igraph=networkx|own=networkx/

/**
 * Golden values that a disagreement has corrected, in writing: networkx stops PageRank at 1e-6 unless it
 * is told otherwise; run on, it and igraph give this (server/measures/position/pagerank.ts).
 */
export const CORRECTED: Readonly<Record<string, number>> = { 'karate 0 pagerank': 0.0969972853883 }

/** Our values by the names of the golden checks; those whose files are not here are left out. */
export function goldenValues(): Values {
  return {
    ...karateValues(),
    ...davisValues(),
    ...fixtureValues(),
    ...urbactValues(),
    ...anrValues(),
  }
}

function valueAt(network: SlicedNetwork, id: string, actor: string): number | null {
  return columnValues(network, id)[network.actorIds.indexOf(actor)] ?? null
}

/** The roles of an actor, counted over ordered pairs as R does. */
function ordered(network: SlicedNetwork, actor: string): Values {
  const role = (name: string, times: number) =>
    (valueAt(network, `brokerage-${name}`, actor) ?? 0) * times
  return {
    [`karate ${actor} coordinator (ordered)`]: role('coordinator', 2),
    [`karate ${actor} itinerant (ordered)`]: role('itinerant', 2),
    [`karate ${actor} representative = gatekeeper (ordered)`]: role('boundary', 1),
    [`karate ${actor} liaison (ordered)`]: role('liaison', 2),
  }
}

function karateValues(): Values {
  const network = karate()
  const ei = oneFinding(network, 'ei')
  const ties = valueOf(network, 'ties') ?? 0
  const across = ei.parts?.['external'] ?? 0
  const freeman = valueOf(network, 'freeman') ?? 0
  return {
    'karate EI': ei.value,
    'karate E': ei.expectation ?? null,
    'karate sd': ei.sd ?? null,
    'karate z': ei.z ?? null,
    'karate cross ties': across,
    'karate r': valueOf(network, 'assortativity'),
    'karate r networkx': valueOf(network, 'assortativity'),
    'karate density': valueOf(network, 'density'),
    'karate transitivity': valueOf(network, 'transitivity'),
    'karate clustering': valueOf(network, 'mean-clustering'),
    'karate max core': greatestOf([...columnValues(network, 'core-number')]),
    'karate articulation': valueOf(network, 'articulation-actors'),
    'karate bridges': valueOf(network, 'bridges'),
    'karate 0 harmonic': valueAt(network, 'harmonic', '0'),
    'karate 0 betweenness': valueAt(network, 'betweenness', '0'),
    'karate 0 constraint': valueAt(network, 'constraint', '0'),
    'karate 0 participation': valueAt(network, 'participation', '0'),
    'karate constraint(11)': valueAt(network, 'constraint', '11'),
    'karate 0 closeness WF': valueAt(network, 'closeness', '0'),
    'karate 0 eigenvector': valueAt(network, 'eigenvector', '0'),
    'karate 0 pagerank': valueAt(network, 'pagerank', '0'),
    'karate 0 effective size': valueAt(network, 'effective-size', '0'),
    'karate Q of clubs': valueOf(network, 'sector-modularity'),
    // The expected number of cross ties, from (Ex − X) / Ex.
    'karate Freeman Ex': across / (1 - freeman),
    'karate Freeman': freeman,
    'karate best Q': valueOf(network, 'modularity'),
    'karate global efficiency': valueOf(network, 'global-efficiency'),
    'karate ties': ties,
    ...ordered(network, '0'),
    ...ordered(network, '2'),
  }
}

/** The weight of a tie. */
function weightOf(network: SlicedNetwork, one: string, other: string): number {
  const { offsets, neighbours, weights } = project(network)
  const a = network.actorIds.indexOf(one)
  const start = offsets[a] ?? 0
  const place = neighbours.subarray(start, offsets[a + 1]).indexOf(network.actorIds.indexOf(other))
  return place === -1 ? 0 : (weights[start + place] ?? 0)
}

function davisValues(): Values {
  const network = davis()
  const newman = oneFinding(network, 'ei-newman')
  return {
    'davis links': valueOf(network, 'two-mode-links'),
    'davis edges of networkx': valueOf(network, 'two-mode-links'),
    'davis ties': valueOf(network, 'ties'),
    'davis transitivity': valueOf(network, 'transitivity'),
    'davis EI': valueOf(network, 'ei'),
    'davis EI_N': newman.value,
    'davis E': newman.expectation ?? null,
    'davis sd': newman.sd ?? null,
    'davis z': newman.z ?? null,
    'davis w(Evelyn,Laura)': weightOf(network, 'Evelyn', 'Laura'),
    'davis strength Evelyn': valueAt(network, 'strength', 'Evelyn'),
    'davis Robins-Alexander': valueOf(network, 'two-mode-clustering'),
    'davis redundancy Evelyn': valueAt(network, 'redundancy', 'Evelyn'),
    'davis Latapy dot Evelyn': valueAt(network, 'latapy-clustering', 'Evelyn'),
  }
}

function fixtureValues(): Values {
  const network = handSlice(HAND_FIXTURE)
  const pairs = ['AB', 'AC', 'BC', 'AD', 'BD', 'CD']
  return {
    ...Object.fromEntries(
      pairs.map((pair) => [`fixture w${pair}`, weightOf(network, pair.charAt(0), pair.charAt(1))]),
    ),
    'fixture EI': valueOf(network, 'ei'),
    'fixture EI_N': valueOf(network, 'ei-newman'),
    'fixture W': sumOf(columnValues(network, 'strength')) / 2,
    'fixture isolates': valueOf(network, 'isolated'),
  }
}

const URBACT_COLUMNS = {
  links: 'two-mode-links',
  cities: 'actors',
  networks: 'collaborations',
  density: 'two-mode-density',
  diameter: 'two-mode-diameter',
  components: 'two-mode-components',
  'mean city': 'two-mode-actor-degree-mean',
  'median city': 'two-mode-actor-degree-median',
  'mean network': 'two-mode-collaboration-degree-mean',
  'median network': 'two-mode-collaboration-degree-median',
} as const

function urbactValues(): Values {
  const [members, networks] = [sharedData(URBACT_MEMBERS), sharedData(URBACT_NETWORKS)]
  if (members === undefined || networks === undefined) return {}
  const whole = readUrbact(members, networks)
  const slices: [string, Slice][] = [
    ['all', {}],
    ['Urbact I', { domains: ['Urbact I'] }],
    ['Urbact II', { domains: ['Urbact II'] }],
    ['Urbact III', { domains: ['Urbact III'] }],
    ['2+', { minCollaborations: 2 }],
  ]
  return Object.fromEntries(
    slices.flatMap(([name, slice]) => {
      const network = sliceNetwork(whole, { ...slice, actors: 'active' })
      return Object.entries(URBACT_COLUMNS).map(([column, id]) => [
        `urbact ${name} ${column}`,
        valueOf(network, id),
      ])
    }),
  )
}

/** The ANR projects with the two rows without a name as one actor, as their published counts have it. */
function anrValues(): Values {
  const file = sharedData(ANR_FILE)
  if (file === undefined) return {}
  return Object.fromEntries(
    (['name', 'rnsr-else-name'] as const).flatMap((reading) => {
      const network = networkOfRows(readAnrRows(reading, 'keep')(file))
      const counts = countLeaves(network, 0, false)
      const prefix = reading === 'name' ? 'anr-na names' : 'anr-na RNSR'
      return [
        [`${prefix} actors`, valueOf(network, 'actors')],
        [`${prefix} links`, valueOf(network, 'two-mode-links')],
        [`${prefix} ties`, valueOf(network, 'ties')],
        [`${prefix} repeated`, Number(counts.get('counts.tiesOfSeveral'))],
        [`${prefix} components`, valueOf(network, 'components')],
        [`${prefix} largest`, valueOf(network, 'largest-component')],
        [`${prefix} isolates`, valueOf(network, 'isolated')],
        ['anr-na projects', valueOf(network, 'collaborations')],
      ]
    }),
  )
}
