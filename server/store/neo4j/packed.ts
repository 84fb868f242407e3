import { dayInterval, NO_DAY } from '../../domain/dates.ts'
import { packActors, packCollaborations, packRecords } from '../../domain/pack.ts'
import type { PackedNetwork, PackedParticipations } from '../../domain/packed-network.ts'
import {
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

type Group = { node: number; collaborations: number[]; roles: string[]; dates: string[] }

/** Grouped by actor as they come; ordered as PackedNetwork says. */
function packGroups(
  actorRows: ReadonlyMap<number, number>,
  collaborationRows: ReadonlyMap<number, number>,
  groups: readonly Group[],
): PackedParticipations {
  const roleCodes = new Map<string, number>(ROLES.map((role, code) => [role, code]))
  const intervals = new Map<string, ReturnType<typeof dayInterval>>()
  const rows: Row[] = []
  for (const { node, collaborations, roles, dates } of groups) {
    for (const [index, collaboration] of collaborations.entries()) {
      const written = dates[index] ?? ''
      if (!intervals.has(written)) intervals.set(written, intervalOf(written))
      const interval = intervals.get(written)
      rows.push({
        actor: actorRows.get(node) ?? -1,
        collaboration: collaborationRows.get(collaboration) ?? -1,
        role: roleCodes.get(roles[index] ?? '') ?? -1,
        from: interval?.from ?? NO_DAY,
        to: interval?.to ?? NO_DAY,
        hasEnd: Number(interval?.hasEnd ?? false),
      })
    }
  }
  rows.sort(
    (a, b) =>
      a.collaboration - b.collaboration ||
      a.actor - b.actor ||
      a.role - b.role ||
      a.from - b.from ||
      a.to - b.to,
  )
  return {
    actor: Int32Array.from(rows, (row) => row.actor),
    collaboration: Int32Array.from(rows, (row) => row.collaboration),
    role: Uint8Array.from(rows, (row) => row.role),
    from: Int32Array.from(rows, (row) => row.from),
    to: Int32Array.from(rows, (row) => row.to),
    hasEnd: Uint8Array.from(rows, (row) => row.hasEnd),
  }
}

type Row = {
  actor: number
  collaboration: number
  role: number
  from: number
  to: number
  hasEnd: number
}

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
