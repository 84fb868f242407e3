import { NO_DAY } from '../../domain/dates.ts'
import {
  packAttributes,
  packCodes,
  packFundings,
  packLists,
  packSkills,
  packStages,
} from '../../domain/pack.ts'
import type {
  PackedActors,
  PackedCollaborations,
  PackedNetwork,
  PackedParticipations,
} from '../../domain/packed-network.ts'
import { STAGES, type Actor, type Attributes, type Collaboration } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { ACTOR, COLLABORATION } from './kinds.ts'
import { FIRST_DAY } from './packed-columns.ts'
import { list, number, numberOrNull, text, textOrNull } from './rows.ts'
import type { Statements } from './statements.ts'

/** The columns of a whole network from what is kept beside its records. */
export function readPackedColumns(
  statements: Statements,
  network: number,
  version: number,
): Omit<PackedNetwork, 'network'> {
  const actors = readDescribed(statements, network, ACTOR)
  const collaborations = readDescribed(statements, network, COLLABORATION)
  return {
    version,
    actors: unpackActors(actors),
    collaborations: unpackCollaborations(collaborations),
    participations: readParticipations(statements, network, actors, collaborations),
  }
}

type Described = { ids: string[]; rows: readonly (readonly unknown[])[]; rowOfHandle: Int32Array }

function readDescribed(statements: Statements, network: number, kind: number): Described {
  const [keys, handles, columns] = statements('pack-described').get(network, kind) ?? []
  const numbers = list(handles).map(number)
  let highest = 0
  for (const handle of numbers) highest = Math.max(highest, handle)
  const rowOfHandle = new Int32Array(highest + 1)
  for (let row = 0; row < numbers.length; row++) rowOfHandle[numbers[row] ?? 0] = row
  return {
    ids: list(keys).map(text),
    rows: list(columns ?? null).map((row) => (Array.isArray(row) ? row : [])),
    rowOfHandle,
  }
}

function unpackActors({ ids, rows }: Described): PackedActors {
  const formerIds = new Map<number, string[]>()
  for (const [row, columns] of rows.entries()) {
    const former = texts(columns[14])
    if (former.length > 0) formerIds.set(row, former)
  }
  return {
    ids,
    names: rows.map((row) => text(row[0])),
    sectors: packLists(rows.map((row) => texts(row[1]))),
    ...packSkills(rows.map((row) => skillsOf(row[2]))),
    category: packCodes(rows.map((row) => textOrNull(row[3]) ?? undefined)),
    commune: packCodes(rows.map((row) => textOrNull(row[4]) ?? undefined)),
    placeLabel: packCodes(rows.map((row) => textOrNull(row[5]) ?? undefined)),
    latitude: Float64Array.from(rows, (row) => numberOrNull(row[6]) ?? Number.NaN),
    longitude: Float64Array.from(rows, (row) => numberOrNull(row[7]) ?? Number.NaN),
    knownSince: Int32Array.from(rows, (row) => numberOrNull(row[8]) ?? NO_DAY),
    surveyedOn: Int32Array.from(rows, (row) => numberOrNull(row[9]) ?? NO_DAY),
    openedOn: Int32Array.from(rows, (row) => numberOrNull(row[10]) ?? NO_DAY),
    closedOn: Int32Array.from(rows, (row) => numberOrNull(row[11]) ?? NO_DAY),
    isPerson: Uint8Array.from(rows, (row) => number(row[12])),
    family: Int8Array.from(rows, (row) => number(row[13])),
    socialEconomy: Int8Array.from(rows, (row) => number(row[16])),
    formerIds,
    attributes: packAttributes(rows.map((row) => attributesOf(row[15]))),
  }
}

function unpackCollaborations({ ids, rows }: Described): PackedCollaborations {
  return {
    ids,
    names: rows.map((row) => text(row[0])),
    kind: Uint8Array.from(rows, (row) => number(row[1])),
    directed: Uint8Array.from(rows, (row) => number(row[2])),
    scope: Int8Array.from(rows, (row) => number(row[3])),
    domains: packLists(rows.map((row) => texts(row[4]))),
    territories: packLists(rows.map((row) => texts(row[5]))),
    originTerritory: packCodes(rows.map((row) => textOrNull(row[6]) ?? undefined)),
    weight: Float64Array.from(rows, (row) => number(row[7])),
    from: Int32Array.from(rows, (row) => numberOrNull(row[8]) ?? NO_DAY),
    to: Int32Array.from(rows, (row) => numberOrNull(row[9]) ?? NO_DAY),
    hasEnd: Uint8Array.from(rows, (row) => number(row[10])),
    stages: packStages(rows.map((row) => stagesOf(row[11]))),
    skillsNeeded: packLists(rows.map((row) => texts(row[12]))),
    spottedOn: Int32Array.from(rows, (row) => numberOrNull(row[13]) ?? NO_DAY),
    fundings: packFundings(rows.map((row) => fundingsOf(row[14]))),
  }
}

function readParticipations(
  statements: Statements,
  network: number,
  actors: Described,
  collaborations: Described,
): PackedParticipations {
  const [froms, tos, spans] = statements('pack-participations').get(network) ?? []
  const actorRow = rowsOf(list(froms), actors.rowOfHandle)
  const collaborationRow = rowsOf(list(tos), collaborations.rowOfHandle)
  const span = Float64Array.from(list(spans).map(number))
  const order = sortedOrder(collaborationRow, collaborations.ids.length, actorRow, span)
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
    const value = span[index] ?? 0
    packed.actor[row] = actorRow[index] ?? 0
    packed.collaboration[row] = collaborationRow[index] ?? 0
    packed.role[row] = value % 16
    packed.from[row] = fromOf(value)
    packed.to[row] = toOf(value)
    packed.hasEnd[row] = Math.floor(value / 16) % 2
    packed.intensity[row] = Math.floor(value / 2 ** 49) - 1
  }
  return packed
}

function rowsOf(handles: readonly unknown[], rowOfHandle: Int32Array): Int32Array {
  const rows = new Int32Array(handles.length)
  for (let i = 0; i < rows.length; i++) rows[i] = rowOfHandle[number(handles[i])] ?? 0
  return rows
}

const fromOf = (span: number): number => dayOf(Math.floor(span / 2 ** 5) % 2 ** 22)
const toOf = (span: number): number => dayOf(Math.floor(span / 2 ** 27) % 2 ** 22)
const dayOf = (stored: number): number => (stored === 0 ? NO_DAY : stored - FIRST_DAY)

/** Row numbers by collaboration, then actor, role, from and to: counted out, then sorted within each. */
function sortedOrder(
  collaboration: Int32Array,
  collaborations: number,
  actor: Int32Array,
  span: Float64Array,
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
    const x = span[a] ?? 0
    const y = span[b] ?? 0
    return (
      (actor[a] ?? 0) - (actor[b] ?? 0) ||
      (x % 16) - (y % 16) ||
      fromOf(x) - fromOf(y) ||
      toOf(x) - toOf(y) ||
      x - y
    )
  }
  for (let c = 0; c < collaborations; c++) {
    const group = order.subarray(offsets[c], offsets[c + 1])
    if (group.length > 1) group.sort(compare)
  }
  return order
}

function attributesOf(value: unknown): Attributes {
  if (typeof value !== 'object' || value === null) return {}
  const entries: [string, string | number | boolean][] = []
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') {
      entries.push([name, part])
    }
  }
  return Object.fromEntries(entries)
}

function skillsOf(value: unknown): Actor['skills'] {
  return partsOf(value, 3).map(([code, from = null, to = null]) => ({
    code: text(code),
    ...(from !== null && { from: text(from) }),
    ...(to !== null && { to: text(to) }),
  }))
}

function stagesOf(value: unknown): Collaboration['stages'] {
  return partsOf(value, 2).map(([name, since = null]) => {
    const stage = STAGES.find((each) => each === name)
    if (stage === undefined) throw new AppError('store-damaged', { reason: 'a stage expected' })
    return { stage, ...(since !== null && { since: text(since) }) }
  })
}

function fundingsOf(value: unknown): Collaboration['fundings'] {
  return partsOf(value, 5).map(([funder, amount, currency, on = null, kind = null]) => ({
    funderName: text(funder),
    amount: number(amount),
    currency: text(currency),
    ...(on !== null && { on: text(on) }),
    ...(kind !== null && { kind: text(kind) }),
  }))
}

/** A flat list cut in parts of a length. */
function partsOf(value: unknown, length: number): (readonly unknown[])[] {
  if (!Array.isArray(value) || value.length === 0) return []
  return Array.from({ length: value.length / length }, (_, part) =>
    value.slice(part * length, (part + 1) * length),
  )
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : []
}
