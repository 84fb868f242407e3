import { dayInterval, NO_DAY } from '../../domain/dates.ts'
import { packActors, packCollaborations, packRecords } from '../../domain/pack.ts'
import type { PackedNetwork, PackedParticipations } from '../../domain/packed-network.ts'
import {
  INTENSITIES,
  ROLES,
  type Actor,
  type Collaboration,
  type Network,
  type Participation,
} from '../../domain/records.ts'
import type { Store } from '../store.ts'
import type { Graph, Transaction } from './driver.ts'
import { earlierVersion } from './earlier-version.ts'
import { getHead } from './heads.ts'
import { knownRecord } from './known-records.ts'
import { fromProperties } from './properties.ts'
import * as queries from './queries.ts'

/**
 * Reads only what is packed, grouped, when nothing is written meanwhile; otherwise the whole network at
 * its version, which is several times slower and never wrong.
 */
export async function readPacked(
  graph: Graph,
  networkId: string,
  read: Store['read'],
): Promise<PackedNetwork> {
  const { version, packed } = await graph.read(async (transaction) => {
    const head = await getHead(transaction, networkId)
    const earlier = earlierVersion(networkId, head.version)
    if (head.pendingChangeSetId !== undefined) return { version: head.version }
    const columns = await readColumns(transaction, networkId)
    await getHead(transaction, networkId)
    await earlier.catchUp(transaction)
    if (!earlier.isPresent()) return { version: head.version }
    return {
      version: head.version,
      packed: { network: head.network, version: head.version, ...columns },
    }
  })
  return packed ?? packAt(networkId, version, read)
}

async function readColumns(
  transaction: Transaction,
  networkId: string,
): Promise<Omit<PackedNetwork, 'network' | 'version'>> {
  const actorRows = await transaction.run(queries.packActors, { networkId })
  const actors = packActors(
    actorRows.map((row) => knownRecord('actor', fromProperties('actor', row))),
  )
  const collaborationRows = await transaction.run(queries.packCollaborations, { networkId })
  const collaborations = packCollaborations(
    collaborationRows.map((row) =>
      knownRecord('collaboration', fromProperties('collaboration', row)),
    ),
  )
  const groups = await transaction.run(queries.packParticipations, { networkId })
  return {
    actors,
    collaborations,
    participations: packGroups(rowsByNode(actorRows), rowsByNode(collaborationRows), groups),
  }
}

const rowsByNode = (rows: readonly { node: number }[]): ReadonlyMap<number, number> =>
  new Map(rows.map(({ node }, row) => [node, row]))

type Group = {
  node: number
  collaborations: number[]
  roles: string[]
  dates: string[]
  intensities: string[]
}

/** Grouped by actor as they come; ordered as PackedNetwork says. */
function packGroups(
  actorRows: ReadonlyMap<number, number>,
  collaborationRows: ReadonlyMap<number, number>,
  groups: readonly Group[],
): PackedParticipations {
  const roleCodes = new Map<string, number>(ROLES.map((role, code) => [role, code]))
  const intensityCodes = new Map<string, number>(INTENSITIES.map((each, code) => [each, code]))
  const intervals = new Map<string, ReturnType<typeof dayInterval>>()
  const count = groups.reduce((sum, { roles }) => sum + roles.length, 0)
  const columns: PackedParticipations = {
    actor: new Int32Array(count),
    collaboration: new Int32Array(count),
    role: new Uint8Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
    hasEnd: new Uint8Array(count),
    intensity: new Int8Array(count),
  }
  let row = 0
  for (const { node, collaborations, roles, dates, intensities } of groups) {
    for (const [index, collaboration] of collaborations.entries()) {
      const written = dates[index] ?? ''
      if (!intervals.has(written)) intervals.set(written, intervalOf(written))
      const interval = intervals.get(written)
      columns.actor[row] = actorRows.get(node) ?? -1
      columns.collaboration[row] = collaborationRows.get(collaboration) ?? -1
      columns.role[row] = roleCodes.get(roles[index] ?? '') ?? 0
      columns.from[row] = interval?.from ?? NO_DAY
      columns.to[row] = interval?.to ?? NO_DAY
      columns.hasEnd[row] = Number(interval?.hasEnd ?? false)
      columns.intensity[row] = intensityCodes.get(intensities[index] ?? '') ?? -1
      row += 1
    }
  }
  return inOrder(columns, collaborationRows.size)
}

/** The rows by collaboration (counted into place), then actor, role and dates. */
function inOrder(columns: PackedParticipations, collaborations: number): PackedParticipations {
  const { actor, collaboration, role, from, to, hasEnd, intensity } = columns
  const starts = new Int32Array(collaborations + 2)
  for (const code of collaboration) starts[code + 2] = at(starts, code + 2) + 1
  for (let i = 1; i < starts.length; i++) starts[i] = at(starts, i) + at(starts, i - 1)
  const order = new Int32Array(actor.length)
  for (const [row, code] of collaboration.entries()) {
    const place = at(starts, code + 1)
    order[place] = row
    starts[code + 1] = place + 1
  }
  let start = 0
  for (let code = 0; code <= collaborations; code++) {
    const end = at(starts, code)
    order
      .subarray(start, end)
      .sort(
        (a, b) =>
          at(actor, a) - at(actor, b) ||
          at(role, a) - at(role, b) ||
          at(from, a) - at(from, b) ||
          at(to, a) - at(to, b) ||
          at(hasEnd, a) - at(hasEnd, b) ||
          at(intensity, a) - at(intensity, b),
      )
    start = end
  }
  return {
    actor: actor.map((_, i) => at(actor, at(order, i))),
    collaboration: collaboration.map((_, i) => at(collaboration, at(order, i))),
    role: role.map((_, i) => at(role, at(order, i))),
    from: from.map((_, i) => at(from, at(order, i))),
    to: to.map((_, i) => at(to, at(order, i))),
    hasEnd: hasEnd.map((_, i) => at(hasEnd, at(order, i))),
    intensity: intensity.map((_, i) => at(intensity, at(order, i))),
  }
}

const at = (column: Int32Array | Uint8Array | Int8Array, index: number): number =>
  column[index] ?? 0

function intervalOf(written: string) {
  const [start = '', end = ''] = written.split('/')
  return dayInterval(start === '' ? undefined : start, end === '' ? undefined : end)
}

async function packAt(
  networkId: string,
  version: number,
  read: Store['read'],
): Promise<PackedNetwork> {
  const actors: Actor[] = []
  const collaborations: Collaboration[] = []
  const participations: Participation[] = []
  let network: Network | undefined
  for await (const { record, rows } of read(networkId, { version })) {
    if (record === 'network') network = rows[0]?.value
    else if (record === 'actor') for (const { value } of rows) actors.push(value)
    else if (record === 'collaboration') for (const { value } of rows) collaborations.push(value)
    else if (record === 'participation') for (const { value } of rows) participations.push(value)
  }
  if (network === undefined) throw new RangeError('read gives the settings first')
  return packRecords(network, version, { actors, collaborations, participations })
}
