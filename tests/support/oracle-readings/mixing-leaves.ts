import type { Finding } from '../../../server/domain/findings.ts'
import { chanceOfIndex } from '../../../server/measures/chance/exact-moments.ts'
import {
  poolOf,
  profileSizes,
  readKnownTies,
  sectorSizes,
} from '../../../server/measures/openness/known-ties.ts'
import { readMemberships } from '../../../server/measures/openness/memberships.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { allFindings, columnValues, definedOf, oneFinding, sumOf, valueOf } from './asking.ts'
import type { Leaf, Leaves } from './reference-leaves.ts'

const WEIGHTS = { unweighted: 'ei', newman: 'ei-newman' } as const
const ROLES = ['coordinator', 'itinerant', 'boundary', 'liaison'] as const

/** What a partition says of mixing; what takes long is left out where the reference has none of it. */
export function mixingLeaves(
  network: SlicedNetwork,
  withAllSectors: () => SlicedNetwork,
  path: string,
  reference: Leaves,
): [string, Leaf][] {
  const has = (part: string) =>
    [...reference.keys()].some((one) => one.startsWith(`${path}.${part}`))
  const several = readMemberships(withAllSectors())
  const severalActors = [...several.profileOf].filter(
    (profile) => (several.lists[profile]?.length ?? 0) > 1,
  ).length
  const leaves: [string, Leaf][] = [
    ...indexLeaves(network),
    // A sector that is no actor's most frequent one is one of the file's still, with nobody in it.
    ['sectors', several.sectors],
    ...several.names.flatMap((name): [string, Leaf][] => [
      [`pools.connected.sizes.${name}`, 0],
      [`pools.all.sizes.${name}`, 0],
    ]),
    ...poolLeaves(network, has('pools.connectedByKeptTie')),
    ['actorsWithSeveralValues', severalActors],
    ...(has('fractional') ? fractionalLeaves(withAllSectors(), severalActors) : []),
    ...(has('matrix') ? matrixLeaves(network) : []),
    ...(has('brokerage') ? brokerageLeaves(network) : []),
    ...(has('participationCoefficient') ? participationLeaves(network) : []),
  ]
  return leaves.map(([part, leaf]) => [`${path}.${part}`, leaf])
}

function indexLeaves(network: SlicedNetwork): [string, Leaf][] {
  const memberships = readMemberships(network)
  const known = memberships.profileOf.filter((profile) => profile !== -1).length
  const plain = oneFinding(network, 'ei')
  const newman = oneFinding(network, 'ei-newman')
  return [
    ['actorsKnown', known],
    ['actorsUnknown', network.actorCount - known],
    ['tiesKept', plain.coverage.used],
    ['tiesDropped', plain.coverage.dropped],
    ['weightKept', newman.coverage.used],
    ['weightDropped', newman.coverage.dropped],
    [
      'shareOfWeightDropped',
      newman.coverage.dropped / (newman.coverage.used + newman.coverage.dropped),
    ],
    ...partsOf('unweighted', plain),
    ...partsOf('newman', newman),
    ['newman.EI_unknownAllInternal', newman.bounds?.allInternal ?? null],
    ['newman.EI_unknownAllExternal', newman.bounds?.allExternal ?? null],
    ['assortativity.unweighted', valueOf(network, 'assortativity')],
    ['assortativity.newman', valueOf(network, 'assortativity-weighted')],
  ]
}

function partsOf(name: string, { value, parts }: Finding): [string, Leaf][] {
  return [
    [`${name}.internal`, parts?.['internal'] ?? null],
    [`${name}.external`, parts?.['external'] ?? null],
    [`${name}.EI`, value],
  ]
}

function poolLeaves(network: SlicedNetwork, byKeptTie: boolean): [string, Leaf][] {
  const memberships = readMemberships(network)
  const leaves: [string, Leaf][] = []
  for (const labelPool of ['connected', 'all'] as const) {
    const pool = poolOf(network, memberships, labelPool)
    const at = `pools.${labelPool}`
    leaves.push([`${at}.N`, pool.length])
    for (const [sector, size] of sectorSizes(memberships, pool).entries()) {
      leaves.push([`${at}.sizes.${memberships.names[sector]}`, size])
    }
    for (const [name, id] of Object.entries(WEIGHTS)) {
      const { value, expectation, sd, z } = oneFinding(network, id, { labelPool })
      leaves.push(
        [`${at}.E`, expectation ?? null],
        [`${at}.${name}.EI`, value],
        [`${at}.${name}.sd`, sd ?? null],
        [`${at}.${name}.z`, z ?? null],
      )
    }
  }
  return byKeptTie ? [...leaves, ...keptTieLeaves(network)] : leaves
}

/** Labels shuffled among the actors of a kept tie: not a choice of ours, but the same exact moments. */
function keptTieLeaves(network: SlicedNetwork): [string, Leaf][] {
  const memberships = readMemberships(network)
  const at = 'pools.connectedByKeptTie'
  return Object.entries(WEIGHTS).flatMap(([name, id]): [string, Leaf][] => {
    const ties = readKnownTies(network, memberships, name === 'newman')
    const pool = Int32Array.from(new Set([...ties.a, ...ties.b]))
    const chance = chanceOfIndex(memberships.shared, profileSizes(memberships, pool), ties.sums)
    const value = valueOf(network, id)
    const sizes = sectorSizes(memberships, pool)
    return [
      [`${at}.N`, pool.length],
      ...memberships.names.map((sector, g): [string, Leaf] => [
        `${at}.sizes.${sector}`,
        sizes[g] ?? 0,
      ]),
      [`${at}.E`, chance?.expectation ?? null],
      [`${at}.${name}.EI`, value],
      [`${at}.${name}.sd`, chance?.sd ?? null],
      [`${at}.${name}.z`, ((value ?? 0) - (chance?.expectation ?? 0)) / (chance?.sd ?? 0)],
    ]
  })
}

function fractionalLeaves(network: SlicedNetwork, several: number): [string, Leaf][] {
  const leaves: [string, Leaf][] = [['fractional.actorsWithSeveral', several]]
  for (const [name, id] of Object.entries(WEIGHTS)) {
    const { value, expectation, sd, z } = oneFinding(network, id)
    leaves.push(
      [`fractional.${name}.EI`, value],
      [`fractional.${name}.E`, expectation ?? null],
      [`fractional.${name}.sd`, sd ?? null],
      [`fractional.${name}.z`, z ?? null],
    )
  }
  return leaves
}

function matrixLeaves(network: SlicedNetwork): [string, Leaf][] {
  const leaves: [string, Leaf][] = []
  let pairs = 0
  for (const [name, weighted] of [
    ['weight', true],
    ['ties', false],
  ] as const) {
    pairs = 0
    for (const { subject, value } of allFindings(network, 'sector-matrix', { weighted })) {
      leaves.push([`matrix.${subject.ids.join('|')}.${name}`, value])
      if (value !== 0) pairs++
    }
  }
  return [...leaves, ['matrix.pairs', pairs]]
}

function brokerageLeaves(network: SlicedNetwork): [string, Leaf][] {
  const sums = ROLES.map((role) => sumOf(definedOf(columnValues(network, `brokerage-${role}`))))
  return [
    ...ROLES.map((role, place): [string, Leaf] => [`brokerage.${role}`, sums[place] ?? 0]),
    ['brokerage.total', sumOf(sums)],
  ]
}

const mean = (values: readonly number[] = []) => sumOf(values) / values.length

function participationLeaves(network: SlicedNetwork): [string, Leaf][] {
  const [newman, plain] = [true, false].map((weighted) =>
    definedOf(columnValues(network, 'participation', { weighted })),
  )
  return [
    ['participationCoefficient.defined', newman?.length ?? 0],
    ['participationCoefficient.meanNewman', mean(newman)],
    ['participationCoefficient.meanUnweighted', mean(plain)],
  ]
}
