import type { ActorColumn } from '../../domain/findings.ts'
import { compareIds } from '../../domain/identifiers.ts'
import { adjustForMany } from '../../measures/chance/benjamini-hochberg.ts'
import { twoSidedP } from '../../measures/chance/normal.ts'
import { computeActorColumns } from './computing.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { partnersOf } from './actor-rows.ts'
import { columnsOf, orNull } from './kept.ts'
import { fold, nameOf, sectorsOf } from './labels.ts'
import { pageOf, type Page, type PageAsked } from './page.ts'

/** What a broker does between two partners that are not tied, without direction. */
export const SHOWN_ROLES = ['boundary', 'liaison', 'itinerant', 'coordinator'] as const
export type ShownRole = (typeof SHOWN_ROLES)[number]
/** Those whose two partners are of different sectors. */
const LINKING = ['boundary', 'liaison'] as const

export const BROKER_SORTS = [
  'name',
  'partners',
  'participation',
  'betweenness',
  ...SHOWN_ROLES,
] as const
export type BrokerSort = (typeof BROKER_SORTS)[number]
export type BrokersAsked = PageAsked & { sort?: BrokerSort; order?: 'asc' | 'desc' }

export type RoleOfActor = { count: number; expected: number | null; z: number | null }
export type Broker = {
  id: string
  name: string
  sectors: string[]
  partners: number
  roles: Record<ShownRole, RoleOfActor>
  /** The form that does not depend on the number of partners. */
  participation: number | null
  betweenness: number | null
  /** Links sectors more than chance would, when all actors are looked at together. */
  standsOut: boolean
  /** So few partners that nothing is concluded. */
  isFew: boolean
}

/** How many actors with partners enough are at each distance from chance in a role, in steps of SPREAD. */
export type Spread = { role: ShownRole; bins: number[] }
const SPREAD = { low: -4, high: 4, step: 0.5 }

export type Brokers = Page<Broker> & {
  /** For the roles that link sectors; the first and last bin hold what lies farther out. */
  spread: Spread[]
  /** Those who stand out, by name. */
  standOut: { id: string; name: string; sectors: string[] }[]
  /** Counted actors without a known sector: no role can be told. */
  unknownSector: number
  /** With a pair of partners of different sectors that only they link directly. */
  linking: number
}

/** With fewer partners there are at most three pairs to be between. */
const FEWEST_PARTNERS = 4
const SIGNIFICANT = 0.05
const NAMED = 100

type Table = Pick<Brokers, 'spread' | 'standOut' | 'unknownSector' | 'linking'> & {
  rows: number[]
  broker: (actor: number) => Broker
}
const known = new WeakMap<SlicedNetwork, Table>()

/**
 * The counted actors who are between two partners that are not tied, a page of them: those who stand out
 * first and by name, where no order is asked for (a list by a number would be a ranking).
 */
export function listBrokers(network: SlicedNetwork, asked: BrokersAsked): Brokers {
  const table = known.get(network) ?? makeTable(network)
  known.set(network, table)
  const { rows, broker, ...said } = table
  return { ...pageOf(sorted(rows, broker, asked), asked, broker), ...said }
}

function makeTable(network: SlicedNetwork): Table {
  const roles = SHOWN_ROLES.map((role) => ({ role, ...columnsOfRole(network, role) }))
  const [participation] = computeActorColumns(network, ['participation'], {
    options: { participation: { corrected: true } },
  })
  const [betweenness] = columnsOf(network, ['betweenness'])
  const counted = Array.from({ length: network.actorCount }, (_, row) => row).filter(
    (row) => network.isCounted[row] === 1,
  )
  const rows = counted.filter((row) => roles.some(({ count }) => (count.values[row] ?? 0) > 0))
  const linking = roles.filter(({ role }) => LINKING.some((one) => one === role))
  const isFew = (row: number) => partnersOf(network, row) < FEWEST_PARTNERS
  const tested = rows.filter((row) => !isFew(row))
  const outstanding = whoStandsOut(
    tested,
    linking.map(({ z }) => z.values),
  )
  const named = (row: number) => ({
    id: network.actorIds[row] ?? '',
    name: nameOf(network, row),
    sectors: sectorsOf(network, row),
  })
  const broker = (row: number): Broker => {
    const roleOf = (wanted: ShownRole): RoleOfActor => {
      const found = roles.find(({ role }) => role === wanted)
      return {
        count: orNull(found?.count.values[row]) ?? 0,
        expected: orNull(found?.expected.values[row]),
        z: orNull(found?.z.values[row]),
      }
    }
    return {
      ...named(row),
      partners: partnersOf(network, row),
      roles: {
        boundary: roleOf('boundary'),
        liaison: roleOf('liaison'),
        itinerant: roleOf('itinerant'),
        coordinator: roleOf('coordinator'),
      },
      participation: orNull(participation?.values[row]),
      betweenness: orNull(betweenness?.values[row]),
      standsOut: outstanding.has(row),
      isFew: isFew(row),
    }
  }
  const byName = rows.toSorted(
    (a, b) => compareIds(fold(nameOf(network, a)), fold(nameOf(network, b))) || a - b,
  )
  const first = byName.filter((row) => outstanding.has(row))
  return {
    rows: [...first, ...byName.filter((row) => !outstanding.has(row))],
    broker,
    spread: linking.map(({ role, z }) => ({ role, bins: spreadOf(tested, z.values) })),
    standOut: first.slice(0, NAMED).map(named),
    unknownSector: counted.filter((row) => sectorsOf(network, row).length === 0).length,
    linking: rows.filter((row) => linking.some(({ count }) => (count.values[row] ?? 0) > 0)).length,
  }
}

type RoleColumns = { count: ActorColumn; expected: ActorColumn; z: ActorColumn }

function columnsOfRole(network: SlicedNetwork, role: ShownRole): RoleColumns {
  const id = `brokerage-${role}`
  const show = (what: string): ActorColumn => {
    const [column] = computeActorColumns(network, [id], { options: { [id]: { show: what } } })
    if (!column) throw new RangeError(`${id} gives no column`)
    return column
  }
  return { count: show('count'), expected: show('expectation'), z: show('z') }
}

function spreadOf(rows: readonly number[], z: Float64Array): number[] {
  const { low, high, step } = SPREAD
  const bins = Array.from({ length: (high - low) / step }, () => 0)
  for (const row of rows) {
    const value = z[row] ?? Number.NaN
    if (Number.isNaN(value)) continue
    const place = Math.floor((Math.max(low, value) - low) / step)
    const bin = Math.min(bins.length - 1, place)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return bins
}

/** Above chance in one of the roles, with the chance of a false finding kept over all of them. */
function whoStandsOut(rows: readonly number[], columns: readonly Float64Array[]): Set<number> {
  const tested = columns.flatMap((z) =>
    rows.flatMap((row) => {
      const value = z[row] ?? Number.NaN
      return Number.isNaN(value) ? [] : [{ row, z: value }]
    }),
  )
  const adjusted = adjustForMany(tested.map(({ z }) => twoSidedP(z)))
  return new Set(
    tested
      .filter(({ z }, place) => z > 0 && (adjusted[place] ?? 1) < SIGNIFICANT)
      .map(({ row }) => row),
  )
}

function sorted(
  rows: readonly number[],
  broker: (row: number) => Broker,
  { sort, order }: BrokersAsked,
): readonly number[] {
  if (sort === undefined) return rows
  const direction = (order ?? (sort === 'name' ? 'asc' : 'desc')) === 'asc' ? 1 : -1
  const brokers = rows.map((row) => ({ row, of: broker(row) }))
  if (sort === 'name') {
    return brokers
      .toSorted((a, b) => direction * compareIds(fold(a.of.name), fold(b.of.name)) || a.row - b.row)
      .map(({ row }) => row)
  }
  // A role is sorted by what compares actors: the distance from chance, not the count.
  const valueOf = ({ roles, partners, participation, betweenness }: Broker) =>
    sort === 'partners'
      ? partners
      : sort === 'participation'
        ? participation
        : sort === 'betweenness'
          ? betweenness
          : roles[sort].z
  return brokers
    .toSorted((a, b) => {
      const [x, y] = [valueOf(a.of), valueOf(b.of)]
      if (x === null || y === null) return x === y ? a.row - b.row : x === null ? 1 : -1
      return direction * (x - y) || a.row - b.row
    })
    .map(({ row }) => row)
}
