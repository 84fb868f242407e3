import { dayInterval, NO_DAY } from '../../domain/dates.ts'
import type { PackedParticipations } from '../../domain/packed-network.ts'
import { newParticipationColumns } from '../../domain/packed-participations.ts'
import { INTENSITIES, ROLES } from '../../domain/records.ts'
import type { Steps } from '../../domain/steps.ts'

/** Participations that say the same of themselves: their actors and collaborations, as nodes. */
export type Group = {
  role: string
  intensity?: unknown
  startsOn?: unknown
  endsOn?: unknown
  actors: readonly number[]
  collaborations: readonly number[]
}

/** Rows that are looked at between two turns of others. */
const STEP_ROWS = 20_000

/** The columns of all groups, in the order that PackedNetwork asks for. */
export function* packingGroups(
  actorRows: ReadonlyMap<number, number>,
  collaborationRows: ReadonlyMap<number, number>,
  groups: readonly Group[],
): Steps<PackedParticipations> {
  const count = groups.reduce((sum, { actors }) => sum + actors.length, 0)
  const columns = newParticipationColumns(count)
  let row = 0
  for (const { role, intensity, startsOn, endsOn, actors, collaborations } of groups) {
    const end = row + actors.length
    const interval = dayInterval(textOf(startsOn), textOf(endsOn))
    columns.role.fill(codeOf(ROLES, role) ?? 0, row, end)
    columns.intensity.fill(codeOf(INTENSITIES, intensity) ?? -1, row, end)
    columns.from.fill(interval?.from ?? NO_DAY, row, end)
    columns.to.fill(interval?.to ?? NO_DAY, row, end)
    columns.hasEnd.fill(Number(interval?.hasEnd ?? false), row, end)
    for (let i = 0; i < actors.length; i++) {
      if (i % STEP_ROWS === 0) yield
      columns.actor[row + i] = actorRows.get(actors[i] ?? -1) ?? -1
      columns.collaboration[row + i] = collaborationRows.get(collaborations[i] ?? -1) ?? -1
    }
    row = end
  }
  return yield* inOrder(columns, actorRows.size, collaborationRows.size)
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

function codeOf(names: readonly string[], name: unknown): number | undefined {
  const code = typeof name === 'string' ? names.indexOf(name) : -1
  return code === -1 ? undefined : code
}

/** The rows by collaboration, actor, role, dates and intensity. */
function* inOrder(
  columns: PackedParticipations,
  actors: number,
  collaborations: number,
): Steps<PackedParticipations> {
  const { actor, collaboration } = columns
  const given = new Int32Array(actor.length)
  for (let row = 0; row < given.length; row++) given[row] = row
  yield
  const byActor = countedInto(given, actor, actors)
  yield
  const order = countedInto(byActor, collaboration, collaborations)
  yield
  const compare = compareSame(columns)
  // An actor is mostly in a collaboration once; the rest is compared.
  let looked = 0
  for (let start = 0, end = 1; start < order.length; start = end, end = start + 1) {
    if (++looked % STEP_ROWS === 0) yield
    while (end < order.length && isSamePair(columns, at(order, start), at(order, end))) end += 1
    if (end - start > 1) order.subarray(start, end).sort(compare)
  }
  const sorted = newParticipationColumns(order.length)
  for (let i = 0; i < order.length; i++) {
    if (i % STEP_ROWS === 0) yield
    const row = at(order, i)
    sorted.actor[i] = at(actor, row)
    sorted.collaboration[i] = at(collaboration, row)
    sorted.role[i] = at(columns.role, row)
    sorted.from[i] = at(columns.from, row)
    sorted.to[i] = at(columns.to, row)
    sorted.hasEnd[i] = at(columns.hasEnd, row)
    sorted.intensity[i] = at(columns.intensity, row)
  }
  return sorted
}

/** Rows by a code from -1 up to `codes`, those of the same code in the order given: a counting sort. */
function countedInto(rows: Int32Array, codeOfRow: Int32Array, codes: number): Int32Array {
  const starts = new Int32Array(codes + 2)
  for (let i = 0; i < rows.length; i++) {
    const slot = at(codeOfRow, at(rows, i)) + 2
    starts[slot] = at(starts, slot) + 1
  }
  for (let i = 1; i < starts.length; i++) starts[i] = at(starts, i) + at(starts, i - 1)
  const sorted = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = at(rows, i)
    const slot = at(codeOfRow, row) + 1
    const place = at(starts, slot)
    sorted[place] = row
    starts[slot] = place + 1
  }
  return sorted
}

const isSamePair = ({ actor, collaboration }: PackedParticipations, a: number, b: number) =>
  actor[a] === actor[b] && collaboration[a] === collaboration[b]

const compareSame =
  ({ role, from, to, hasEnd, intensity }: PackedParticipations) =>
  (a: number, b: number): number =>
    at(role, a) - at(role, b) ||
    at(from, a) - at(from, b) ||
    at(to, a) - at(to, b) ||
    at(hasEnd, a) - at(hasEnd, b) ||
    at(intensity, a) - at(intensity, b)

const at = (column: Int32Array | Uint8Array | Int8Array, index: number): number =>
  column[index] ?? 0
