import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { ANR_FILE, readAnr } from '../anr.ts'
import { davis, HAND_FIXTURE, karate } from '../classics.ts'
import { handSlice } from '../networks.ts'
import { sharedData, sharedOracles } from '../shared-data.ts'
import { readUrbact, URBACT_MEMBERS, URBACT_NETWORKS } from '../urbact.ts'
import { readEurosis, readKnoke } from './adjacency.ts'

const Pool = Type.Object({
  E: Type.Number(),
  unweighted: Type.Object({ sd: Type.Number() }),
  newman: Type.Object({ sd: Type.Number() }),
})

const Fractional = Type.Object({ EI: Type.Number(), E: Type.Number(), sd: Type.Number() })

/** What the reference values of a partition say about mixing and brokerage. */
const MixingReference = Type.Object({
  unweighted: Type.Object({ EI: Type.Number() }),
  newman: Type.Object({ EI: Type.Number() }),
  pools: Type.Object({ connected: Pool, all: Pool }),
  assortativity: Type.Object({ unweighted: Type.Number(), newman: Type.Number() }),
  /** Pairs of sectors with their weight and number of ties; left out where there are many. */
  matrix: Type.Optional(
    Type.Array(Type.Tuple([Type.String(), Type.String(), Type.Number(), Type.Integer()])),
  ),
  /** With all sectors of each actor, in equal shares. */
  fractional: Type.Optional(Type.Object({ unweighted: Fractional, newman: Fractional })),
  participationCoefficient: Type.Object({
    defined: Type.Integer(),
    meanNewman: Type.Number(),
    meanUnweighted: Type.Number(),
  }),
  brokerage: Type.Object({
    coordinator: Type.Integer(),
    itinerant: Type.Integer(),
    boundary: Type.Integer(),
    liaison: Type.Integer(),
  }),
})
export type MixingReference = Static<typeof MixingReference>

const DataSet = Type.Object({
  mixing: Type.Record(Type.String(), Type.Unknown()),
  actorColumns: Type.Array(Type.String()),
  actors: Type.Record(Type.String(), Type.Array(Type.Unknown())),
})
const Oracles = Type.Object({ dataSets: Type.Record(Type.String(), Type.Unknown()) })

export type ReferenceCase = {
  name: string
  partition: string
  /** Undefined where the data is not here. */
  read: () => SlicedNetwork | undefined
  /** The id of the reference from that of our reading. */
  idOf?: (id: string) => string
}

function fromFiles(
  paths: readonly string[],
  read: (...paths: string[]) => SlicedNetwork,
): () => SlicedNetwork | undefined {
  return () => {
    const found = paths.flatMap((path) => sharedData(path) ?? [])
    return found.length === paths.length ? read(...found) : undefined
  }
}

const KNOKE = ['ucinet-classics/Knok.dat', 'ucinet-classics/KnokSec.clu']

/** Data sets of the reference values that say something about mixing, and how ours are read. */
export const REFERENCE_CASES: readonly ReferenceCase[] = [
  { name: 'hand-fixture', partition: 'sector', read: () => handSlice(HAND_FIXTURE) },
  { name: 'karate', partition: 'club', read: karate },
  { name: 'davis', partition: 'half', read: davis, idOf: (id) => id.toUpperCase() },
  {
    name: 'knoke-information',
    partition: 'sector',
    read: fromFiles(KNOKE, (file = '', sectors = '') => readKnoke(file, sectors, 0)),
  },
  {
    name: 'knoke-money',
    partition: 'sector',
    read: fromFiles(KNOKE, (file = '', sectors = '') => readKnoke(file, sectors, 1)),
  },
  {
    name: 'eurosis',
    partition: 'actorType',
    read: fromFiles(['eurosis-science-in-society/eurosis.json.gz'], (file = '') =>
      readEurosis(file),
    ),
  },
  {
    name: 'urbact',
    partition: 'country',
    read: fromFiles([URBACT_MEMBERS, URBACT_NETWORKS], (members = '', networks = '') =>
      sliceNetwork(readUrbact(members, networks), {}),
    ),
  },
  ...(['exact-names', 'rnsr-else-name'] as const).map((reading) => ({
    name: `anr-dos-nouvelle-aquitaine-${reading}`,
    partition: 'category',
    read: fromFiles([ANR_FILE], (file = '') =>
      sliceNetwork(readAnr(file, reading === 'exact-names' ? 'name' : reading), {}),
    ),
  })),
]

export type Reference = MixingReference & {
  /** A column of the actors that the reference lists, by id. */
  column: (name: string) => Record<string, unknown>
}

/** The reference of a case; undefined where the values are not here. */
export function referenceOf({ name, partition }: ReferenceCase): Reference | undefined {
  const oracles = sharedOracles()
  if (oracles === undefined) return undefined
  const dataSet = Value.Parse(DataSet, Value.Parse(Oracles, oracles).dataSets[name])
  return {
    ...Value.Parse(MixingReference, dataSet.mixing[partition]),
    column(column) {
      const place = dataSet.actorColumns.indexOf(column)
      return Object.fromEntries(Object.entries(dataSet.actors).map(([id, row]) => [id, row[place]]))
    },
  }
}
