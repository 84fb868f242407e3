import type { Entry } from '../../domain/change-sets.ts'
import type { RecordKind, RecordTypes } from '../../domain/record-kinds.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from './driver.ts'
import { NODE_KINDS, NODE_QUERIES, type NodeKind } from './record-queries.ts'
import { turns } from './turns.ts'

/** Ids asked about in one statement. */
const IDS_AT_ONCE = 10_000

/**
 * Refuses a change set after which something would refer to what is not there. The network must be
 * locked by this transaction, and nothing of the change set written yet.
 * @throws AppError unknown-reference, record-in-use
 */
export async function checkReferences(
  transaction: Transaction,
  networkId: string,
  entries: readonly Entry[],
): Promise<void> {
  const going = new Set<string>()
  const coming = new Set<string>()
  const goingNodes: Record<NodeKind, string[]> = { actor: [], collaboration: [], call: [] }
  const referred: Record<NodeKind, Set<string>> = {
    actor: new Set(),
    collaboration: new Set(),
    call: new Set(),
  }
  const turn = turns()
  for (const [index, entry] of entries.entries()) {
    if (index % 1_000 === 0) await turn()
    const name = `${entry.record} ${entry.id}`
    if (entry.after === null) {
      going.add(name)
      if (isNodeKind(entry.record)) goingNodes[entry.record].push(entry.id)
    } else if (entry.before === null) {
      coming.add(name)
      for (const [kind, id] of endsOf(entry.record, entry.after)) referred[kind].add(id)
    }
  }
  for (const kind of NODE_KINDS) {
    const asked: string[] = []
    for (const id of referred[kind]) {
      if (going.has(`${kind} ${id}`)) throw new AppError('unknown-reference', { record: kind, id })
      if (!coming.has(`${kind} ${id}`)) asked.push(id)
    }
    await checkPresent(transaction, networkId, kind, asked)
    for (const ids of portions(goingNodes[kind])) {
      const uses = await transaction.run(NODE_QUERIES[kind].findUses, { networkId, ids })
      const use = uses.find(({ record, id }) => !going.has(`${record} ${id}`))
      if (use !== undefined) throw new AppError('record-in-use', { record: kind, id: use.usedId })
    }
  }
}

/** What a relationship joins, from its start to its end; nothing for other records. */
export function endsOf(kind: RecordKind, record: RecordTypes[RecordKind]): [NodeKind, string][] {
  if (kind === 'participation' && 'actorId' in record) {
    return [
      ['actor', record.actorId],
      ['collaboration', record.collaborationId],
    ]
  }
  if (kind === 'application' && 'callId' in record) {
    return [
      ['collaboration', record.collaborationId],
      ['call', record.callId],
    ]
  }
  return []
}

function isNodeKind(kind: RecordKind): kind is NodeKind {
  return kind === 'actor' || kind === 'collaboration' || kind === 'call'
}

async function checkPresent(
  transaction: Transaction,
  networkId: string,
  kind: NodeKind,
  asked: readonly string[],
): Promise<void> {
  for (const ids of portions(asked)) {
    const rows = await transaction.run(NODE_QUERIES[kind].find, { networkId, ids })
    if (rows.length === ids.length) continue
    const present = new Set(rows.map(({ id }) => id))
    const missing = ids.find((id) => !present.has(id)) ?? ''
    throw new AppError('unknown-reference', { record: kind, id: missing })
  }
}

function* portions(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    yield ids.slice(from, from + IDS_AT_ONCE)
  }
}
