import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { sharedData, sharedOracles } from '../shared-data.ts'
import { REFERENCE_CASES } from './mixing-references.ts'
import { readCordis, readInterreg, readIrish, readPadgett, readPia } from './participations.ts'

/** What the reference values of a data set say about structure, positions and time. */
const StructureReference = Type.Object({
  counts: Type.Object({
    actors: Type.Integer(),
    ties: Type.Integer(),
    isolates: Type.Integer(),
    largestComponent: Type.Integer(),
    meanDegree: Type.Number(),
    fragmentation: Type.Number(),
    globalEfficiency: Type.Number(),
    diameterLargest: Type.Integer(),
    articulationActors: Type.Integer(),
    bridges: Type.Integer(),
    /** Not given for ties declared as such. */
    twoMode: Type.Optional(
      Type.Object({
        articulationActors: Type.Integer(),
        articulationCollaborations: Type.Integer(),
        bridges: Type.Integer(),
      }),
    ),
  }),
  constraint: Type.Object({
    defined: Type.Integer(),
    mean: Type.Number(),
    min: Type.Number(),
    max: Type.Number(),
  }),
  actorColumns: Type.Array(Type.String()),
  actors: Type.Record(Type.String(), Type.Array(Type.Unknown())),
  windows: Type.Optional(
    Type.Object({
      columns: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Type.Union([Type.Number(), Type.Null()]))),
    }),
  ),
})
export type StructureReference = Static<typeof StructureReference>

const Oracles = Type.Object({ dataSets: Type.Record(Type.String(), Type.Unknown()) })

export function structureReference(name: string): StructureReference | undefined {
  const oracles = sharedOracles()
  if (oracles === undefined) return undefined
  return Value.Parse(StructureReference, Value.Parse(Oracles, oracles).dataSets[name])
}

export type StructureCase = {
  name: string
  /** The network; undefined where its files are not here. */
  read: () => SlicedNetwork | undefined
  idOf?: (id: string) => string
}

const fromFile = (path: string, read: (path: string) => SlicedNetwork) => () => {
  const found = sharedData(path)
  return found === undefined ? undefined : read(found)
}

const PIA =
  'anr-pia-france-2010-2022/anr-dgpie-depuis-2010-projets-finances-20220512-partenaires.csv.gz'
const IRISH = 'irish-directorates-2003-2013/irish_edgelist.csv'
const PADGETT = 'ucinet-classics/PADGETT.DAT'

/** Reading and measuring these takes seconds: they run when MAILLAGE_ALL_REFERENCES is set. */
const LARGE = new Set([
  'anr-dos-nouvelle-aquitaine-rnsr-else-name',
  'anr-pia-france',
  'eurosis',
  'irish-directorates-directors',
  'cordis-h2020-start-2014-2016-FR',
])

export function isLeftOut({ name }: StructureCase): boolean {
  return LARGE.has(name) && process.env['MAILLAGE_ALL_REFERENCES'] === undefined
}

/** Without the two largest data sets, and the parliament's, whose homonyms need a reading of their own. */
export const STRUCTURE_CASES: readonly StructureCase[] = [
  ...REFERENCE_CASES,
  { name: 'padgett-marriage', read: fromFile(PADGETT, (path) => readPadgett(path, 0)) },
  { name: 'padgett-business', read: fromFile(PADGETT, (path) => readPadgett(path, 1)) },
  { name: 'irish-directorates-boards', read: fromFile(IRISH, (path) => readIrish(path, 'board')) },
  {
    name: 'irish-directorates-directors',
    read: fromFile(IRISH, (path) => readIrish(path, 'director')),
  },
  { name: 'anr-pia-france', read: fromFile(PIA, (path) => readPia(path)) },
  {
    name: 'anr-pia-nouvelle-aquitaine',
    read: fromFile(PIA, (path) => readPia(path, 'Nouvelle Aquitaine')),
  },
  {
    name: 'cordis-h2020-start-2014-2016-FR',
    read: fromFile('cordis-h2020-start-2014-2016/h2020_start_2014_2016.csv.gz', (path) =>
      readCordis(path, 'FR'),
    ),
  },
  {
    name: 'interreg-keep-2014-2020-nouvelle-aquitaine',
    read: fromFile(
      'interreg-keep-2014-2020/extract_nouvelle_aquitaine_partnership.csv',
      readInterreg,
    ),
  },
]
