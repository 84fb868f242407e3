import { NO_DAY } from '../../domain/dates.ts'
import type { PackedParticipations } from '../../domain/packed-network.ts'
import { FIRST_DAY } from './packed-columns.ts'
import { list, number } from './rows.ts'
import type { Statements } from './statements.ts'

/** The participations of a network, from the handles of what each joins and its span. */
export function readParticipations(
  statements: Statements,
  network: number,
  rowOfActor: Int32Array,
  rowOfCollaboration: Int32Array,
  collaborations: number,
): PackedParticipations {
  const [froms, tos, spans] = statements('pack-participations').get(network) ?? []
  const actorRow = rowsOf(list(froms), rowOfActor)
  const collaborationRow = rowsOf(list(tos), rowOfCollaboration)
  const span = splitSpans(list(spans))
  const order = sortedOrder(collaborationRow, collaborations, actorRow, span)
  const packed: PackedParticipations = {
    actor: new Int32Array(order.length),
    collaboration: new Int32Array(order.length),
    role: new Uint8Array(order.length),
    from: new Int32Array(order.length),
    to: new Int32Array(order.length),
    hasEnd: new Uint8Array(order.length),
    intensity: new Int8Array(order.length),
  }
  for (let row = 0; row < order.length; row++) {
    const index = order[row] ?? 0
    const low = span.low[index] ?? 0
    const high = span.high[index] ?? 0
    packed.actor[row] = actorRow[index] ?? 0
    packed.collaboration[row] = collaborationRow[index] ?? 0
    packed.role[row] = roleOf(low)
    packed.from[row] = dayOf(fromOf(low))
    packed.to[row] = dayOf(toOf(high))
    packed.hasEnd[row] = hasEndOf(low)
    packed.intensity[row] = intensityOf(high) - 1
  }
  return packed
}

function rowsOf(handles: readonly unknown[], rowOfHandle: Int32Array): Int32Array {
  const rows = new Int32Array(handles.length)
  for (let i = 0; i < rows.length; i++) rows[i] = rowOfHandle[number(handles[i])] ?? 0
  return rows
}

/** Spans (see packed-columns.ts) in two halves, below and above 2^27, each a small integer. */
type Spans = { low: Int32Array; high: Int32Array }

const HALF = 2 ** 27

function splitSpans(values: readonly unknown[]): Spans {
  const low = new Int32Array(values.length)
  const high = new Int32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const span = number(values[i])
    const above = Math.floor(span / HALF)
    high[i] = above
    low[i] = span - above * HALF
  }
  return { low, high }
}

const roleOf = (low: number): number => low & 15
const hasEndOf = (low: number): number => (low >> 4) & 1
const fromOf = (low: number): number => low >> 5
const toOf = (high: number): number => high & (2 ** 22 - 1)
const intensityOf = (high: number): number => high >> 22
const dayOf = (stored: number): number => (stored === 0 ? NO_DAY : stored - FIRST_DAY)

/** Row numbers by collaboration, then actor, role, dates and intensity: counted out, then sorted within each. */
function sortedOrder(
  collaboration: Int32Array,
  collaborations: number,
  actor: Int32Array,
  { low, high }: Spans,
): Uint32Array {
  const offsets = new Uint32Array(collaborations + 1)
  for (const c of collaboration) offsets[c + 1] = (offsets[c + 1] ?? 0) + 1
  for (let c = 0; c < collaborations; c++)
    offsets[c + 1] = (offsets[c + 1] ?? 0) + (offsets[c] ?? 0)
  const next = offsets.slice()
  const order = new Uint32Array(collaboration.length)
  for (let index = 0; index < collaboration.length; index++) {
    const c = collaboration[index] ?? 0
    const place = next[c] ?? 0
    order[place] = index
    next[c] = place + 1
  }
  const compare = (a: number, b: number): number => {
    const x = low[a] ?? 0
    const y = low[b] ?? 0
    const u = high[a] ?? 0
    const v = high[b] ?? 0
    return (
      (actor[a] ?? 0) - (actor[b] ?? 0) ||
      roleOf(x) - roleOf(y) ||
      fromOf(x) - fromOf(y) ||
      toOf(u) - toOf(v) ||
      hasEndOf(x) - hasEndOf(y) ||
      intensityOf(u) - intensityOf(v)
    )
  }
  for (let c = 0; c < collaborations; c++) {
    const group = order.subarray(offsets[c], offsets[c + 1])
    if (group.length > 1) group.sort(compare)
  }
  return order
}
