import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { sharedOracles } from './shared-data.ts'

const Index = Type.Object({ EI: Type.Number() })
const Chance = Type.Object({ sd: Type.Number(), z: Type.Number() })
const Mixing = Type.Object({
  shareOfWeightDropped: Type.Number(),
  unweighted: Index,
  newman: Type.Object({
    EI: Type.Number(),
    EI_unknownAllInternal: Type.Number(),
    EI_unknownAllExternal: Type.Number(),
  }),
  pools: Type.Record(
    Type.String(),
    Type.Object({ E: Type.Number(), unweighted: Chance, newman: Chance }),
  ),
})

/** What the tests read of one data set of the reference values (computed apart, see DESIGN). */
const DataSet = Type.Object({
  counts: Type.Object({
    actors: Type.Integer(),
    collaborations: Type.Integer(),
    participations: Type.Integer(),
    ties: Type.Integer(),
    isolates: Type.Integer(),
    components: Type.Integer(),
    largestComponent: Type.Integer(),
    density: Type.Number(),
    maxDegree: Type.Integer(),
    transitivity: Type.Number(),
    meanLocalClustering: Type.Number(),
    maxCore: Type.Integer(),
    twoMode: Type.Object({ components: Type.Integer() }),
  }),
  coreSizes: Type.Record(Type.String(), Type.Integer()),
  mixing: Type.Record(Type.String(), Mixing),
  actorColumns: Type.Array(Type.String()),
  actors: Type.Record(Type.String(), Type.Array(Type.Unknown())),
  communities: Type.Object({ bestQ: Type.Number() }),
  windows: Type.Object({
    columns: Type.Array(Type.String()),
    rows: Type.Array(Type.Array(Type.Union([Type.Number(), Type.Null()]))),
  }),
})
export type OracleDataSet = Static<typeof DataSet>

const Oracles = Type.Object({ dataSets: Type.Record(Type.String(), Type.Unknown()) })

/** One data set's reference values. Only where `sharedOracles` gives any. */
export function getOracle(name: string): OracleDataSet {
  return Value.Parse(DataSet, Value.Parse(Oracles, sharedOracles()).dataSets[name])
}
