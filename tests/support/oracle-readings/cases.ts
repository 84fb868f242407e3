import { DAVIS } from '../../fixtures/davis.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { davis, HAND_FIXTURE, karate } from '../classics.ts'
import { handSlice } from '../networks.ts'
import { sharedData } from '../shared-data.ts'
import { readEurosis, readKnoke, readPadgett } from './adjacency.ts'
import { networkOfRows, type SectorRule } from './rows.ts'
import { TWO_MODE_SETS, type TwoModeSet } from './two-mode-sets.ts'

/** A data set of the reference values, read. */
export type OpenedSet = {
  /** Rows of its files; undefined where ties are declared as such. */
  rows: number | undefined
  /** The network with a partition as its sectors. */
  network: (partition?: string, rule?: SectorRule) => SlicedNetwork
}

export type OracleCase = {
  name: string
  /** Undefined where its files are not here. */
  open: () => OpenedSet | undefined
  /** The id of the reference from ours. */
  idOf?: (id: string) => string
}

const KNOKE = ['ucinet-classics/Knok.dat', 'ucinet-classics/KnokSec.clu']
const PADGETT = ['ucinet-classics/PADGETT.DAT']
const EUROSIS = ['eurosis-science-in-society/eurosis.json.gz']

/** Every data set of the reference values, in their order but for the two largest, which come last. */
export const ORACLE_CASES: readonly OracleCase[] = [
  {
    name: 'hand-fixture',
    open: () => ({
      rows: HAND_FIXTURE.collaborations?.reduce((sum, { members }) => sum + members.length, 0),
      network: () => handSlice(HAND_FIXTURE),
    }),
  },
  { name: 'karate', open: () => ({ rows: undefined, network: karate }) },
  {
    name: 'davis',
    open: () => ({
      rows: DAVIS.reduce((sum, [, events]) => sum + events.length, 0),
      network: davis,
    }),
    idOf: (id) => id.toUpperCase(),
  },
  oneMode('padgett-marriage', PADGETT, (_, file = '') => readPadgett(file, 0)),
  oneMode('padgett-business', PADGETT, (_, file = '') => readPadgett(file, 1)),
  oneMode('knoke-information', KNOKE, (_, file = '', sectors = '') => readKnoke(file, sectors, 0)),
  oneMode('knoke-money', KNOKE, (_, file = '', sectors = '') => readKnoke(file, sectors, 1)),
  oneMode('eurosis', EUROSIS, (partition, file = '') => readEurosis(file, partition)),
  ...TWO_MODE_SETS.map(twoMode),
]

function pathsOf(files: readonly string[]): string[] | undefined {
  const found = files.flatMap((file) => sharedData(file) ?? [])
  return found.length === files.length ? found : undefined
}

function oneMode(
  name: string,
  files: readonly string[],
  read: (partition: string | undefined, ...paths: string[]) => SlicedNetwork,
): OracleCase {
  return {
    name,
    open() {
      const paths = pathsOf(files)
      return paths && { rows: undefined, network: (partition) => read(partition, ...paths) }
    },
  }
}

function twoMode({ name, files, read }: TwoModeSet): OracleCase {
  return {
    name,
    open() {
      const paths = pathsOf(files)
      if (paths === undefined) return undefined
      const rows = read(...paths)
      return {
        rows: rows.length,
        network: (partition, rule) => networkOfRows(rows, partition, rule),
      }
    },
  }
}

/** Their shortest paths are counted by `npm run bench -- oracles` alone. */
const LARGEST = new Set(['interreg-keep-2014-2020', 'cordis-h2020-start-2014-2016'])

export const hasManyPaths = ({ name }: OracleCase) => LARGEST.has(name)
