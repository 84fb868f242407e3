import { readMemberships } from '../../../server/measures/openness/memberships.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { columnValues, definedOf, greatestOf, leastOf, sumOf } from './asking.ts'
import type { Asked } from './our-leaves.ts'
import type { Leaf } from './reference-leaves.ts'

const COLUMNS = {
  degree: 'degree',
  strength: 'strength',
  betweenness: 'betweenness',
  harmonic: 'harmonic',
  constraint: 'constraint',
  core: 'core-number',
  participationCoefficient: 'participation',
} as const
const PATH_COLUMNS = new Set(['betweenness', 'harmonic'])
const ROLES = ['coordinator', 'itinerant', 'boundary', 'liaison'] as const

/** The reference gives no sizes of cores where there are more than so many. */
const MOST_CORES = 60
const LISTED = 20

/** `constraint`, `coreSizes`, `actors` and `top`. */
export function positionLeaves(
  network: SlicedNetwork,
  { reference, idOf, withPaths }: Pick<Asked, 'reference' | 'idOf' | 'withPaths'>,
): Map<string, Leaf> {
  const columns = new Map(
    Object.entries(COLUMNS)
      .filter(([name]) => withPaths || !PATH_COLUMNS.has(name))
      .map(([name, id]) => [name, columnValues(network, id)]),
  )
  const ids = network.actorIds.map(idOf)
  const leaves = new Map<string, Leaf>()
  const constraint = definedOf(columns.get('constraint') ?? new Float64Array(0))
  leaves.set('constraint.defined', constraint.length)
  leaves.set('constraint.mean', sumOf(constraint) / constraint.length)
  leaves.set('constraint.min', leastOf(constraint))
  leaves.set('constraint.max', greatestOf(constraint))
  addCoreSizes(columns.get('core') ?? new Float64Array(0), leaves)
  for (const [name, values] of columns) {
    addColumn(ids, name, values, leaves)
    const places = name === 'constraint' ? ranked(ids, values, 1) : ranked(ids, values, -1)
    const list = name === 'constraint' ? 'constraintLowest' : name
    for (const [place, id] of places.entries()) leaves.set(`top.${list}.${place}`, id)
  }
  addSectors(network, ids, leaves)
  if ([...reference.leaves.keys()].some((path) => path.endsWith('.brokerage.liaison'))) {
    for (const role of ROLES) {
      // An actor of unknown sector has no role: null for us, 0 there.
      const values = columnValues(network, `brokerage-${role}`).map((value) => value || 0)
      addColumn(ids, `brokerage.${role}`, values, leaves)
    }
  }
  return leaves
}

function addColumn(
  ids: readonly string[],
  name: string,
  values: Float64Array,
  leaves: Map<string, Leaf>,
): void {
  for (const [row, value] of values.entries()) {
    leaves.set(`actors.${ids[row]}.${name}`, Number.isNaN(value) ? null : value)
  }
}

function addSectors(
  network: SlicedNetwork,
  ids: readonly string[],
  leaves: Map<string, Leaf>,
): void {
  const { profileOf, lists, names } = readMemberships(network)
  for (const [row, profile] of profileOf.entries()) {
    const place = lists[profile]?.[0]
    leaves.set(`actors.${ids[row]}.sector`, place === undefined ? null : (names[place] ?? null))
  }
}

function addCoreSizes(core: Float64Array, leaves: Map<string, Leaf>): void {
  const sizes = new Map<number, number>()
  for (const one of core) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  if (greatestOf([...core]) > MOST_CORES) leaves.set('coreSizes', null)
  for (const [one, size] of sizes) leaves.set(`coreSizes.${one}`, size)
}

/** The first ids of a ranking; values that agree to ten digits are ties, broken by id. */
function ranked(ids: readonly string[], values: Float64Array, direction: 1 | -1): string[] {
  return [...values.entries()]
    .filter(([, value]) => !Number.isNaN(value))
    .map(([row, value]) => ({ id: ids[row] ?? '', value: Number(value.toPrecision(10)) }))
    .toSorted((a, b) => direction * (a.value - b.value) || (a.id < b.id ? -1 : 1))
    .slice(0, LISTED)
    .map(({ id }) => id)
}
