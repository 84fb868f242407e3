import { NO_DAY } from '../../domain/dates.ts'
import { packFundings, packSkills, packStages } from '../../domain/pack.ts'
import type {
  PackedActors,
  PackedCollaborations,
  PackedNetwork,
} from '../../domain/packed-network.ts'
import { STAGES, type Actor, type Collaboration } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { attributesBuilder, codesBuilder, listsBuilder } from './column-builders.ts'
import { ACTOR, COLLABORATION } from './kinds.ts'
import { readParticipations } from './packed-participations.ts'
import { list, number, numberOrNull, text } from './rows.ts'
import type { Statements } from './statements.ts'

/** The columns of a whole network from what is kept beside its records. */
export function readPackedColumns(
  statements: Statements,
  network: number,
  version: number,
): Omit<PackedNetwork, 'network'> {
  const actors = readActors(statements, network)
  const collaborations = readCollaborations(statements, network)
  return {
    version,
    actors: actors.columns,
    collaborations: collaborations.columns,
    participations: readParticipations(
      statements,
      network,
      actors.rowOfHandle,
      collaborations.rowOfHandle,
      collaborations.columns.ids.length,
    ),
  }
}

/** Columns, and the row of each handle. */
type Described<C> = { columns: C; rowOfHandle: Int32Array }

function readActors(statements: Statements, network: number): Described<PackedActors> {
  const names: string[] = []
  const sectors = listsBuilder()
  const skills: Actor['skills'][] = []
  const category = codesBuilder()
  const commune = codesBuilder()
  const placeLabel = codesBuilder()
  const numbers = numbersBuilder([6, 7, 8, 9, 10, 11, 12, 13, 16])
  const formerIds = new Map<number, string[]>()
  const attributes = attributesBuilder()
  const { ids, rowOfHandle } = readDescribed(statements, network, ACTOR, (columns, row) => {
    names.push(text(columns[0]))
    sectors.add(columns[1])
    skills.push(skillsOf(columns[2]))
    category.add(columns[3])
    commune.add(columns[4])
    placeLabel.add(columns[5])
    numbers.add(columns)
    if (Array.isArray(columns[14]) && columns[14].length > 0) {
      formerIds.set(row, columns[14].map(text))
    }
    attributes.add(row, columns[15])
  })
  return {
    rowOfHandle,
    columns: {
      ids,
      names,
      sectors: sectors.finish(),
      ...packSkills(skills),
      category: category.finish(),
      commune: commune.finish(),
      placeLabel: placeLabel.finish(),
      latitude: new Float64Array(numbers.of(6, Number.NaN)),
      longitude: new Float64Array(numbers.of(7, Number.NaN)),
      knownSince: new Int32Array(numbers.of(8, NO_DAY)),
      surveyedOn: new Int32Array(numbers.of(9, NO_DAY)),
      openedOn: new Int32Array(numbers.of(10, NO_DAY)),
      closedOn: new Int32Array(numbers.of(11, NO_DAY)),
      isPerson: new Uint8Array(numbers.of(12)),
      family: new Int8Array(numbers.of(13)),
      socialEconomy: new Int8Array(numbers.of(16)),
      formerIds,
      attributes: attributes.finish(ids.length),
    },
  }
}

function readCollaborations(
  statements: Statements,
  network: number,
): Described<PackedCollaborations> {
  const names: string[] = []
  const domains = listsBuilder()
  const territories = listsBuilder()
  const originTerritory = codesBuilder()
  const stages: Collaboration['stages'][] = []
  const skillsNeeded = listsBuilder()
  const fundings: Collaboration['fundings'][] = []
  const numbers = numbersBuilder([1, 2, 3, 7, 8, 9, 10, 13])
  const { ids, rowOfHandle } = readDescribed(statements, network, COLLABORATION, (columns) => {
    names.push(text(columns[0]))
    domains.add(columns[4])
    territories.add(columns[5])
    originTerritory.add(columns[6])
    numbers.add(columns)
    stages.push(stagesOf(columns[11]))
    skillsNeeded.add(columns[12])
    fundings.push(fundingsOf(columns[14]))
  })
  return {
    rowOfHandle,
    columns: {
      ids,
      names,
      kind: new Uint8Array(numbers.of(1)),
      directed: new Uint8Array(numbers.of(2)),
      scope: new Int8Array(numbers.of(3)),
      domains: domains.finish(),
      territories: territories.finish(),
      originTerritory: originTerritory.finish(),
      weight: new Float64Array(numbers.of(7)),
      from: new Int32Array(numbers.of(8, NO_DAY)),
      to: new Int32Array(numbers.of(9, NO_DAY)),
      hasEnd: new Uint8Array(numbers.of(10)),
      stages: packStages(stages),
      skillsNeeded: skillsNeeded.finish(),
      spottedOn: new Int32Array(numbers.of(13, NO_DAY)),
      fundings: packFundings(fundings),
    },
  }
}

/** So many rows at once: what they are parsed into is small enough to be collected cheaply. */
const PAGE_ROWS = 2_000

/** Gives the packed columns of each record of a kind to `take`, in key order. */
function readDescribed(
  statements: Statements,
  network: number,
  kind: number,
  take: (columns: readonly unknown[], row: number) => void,
): { ids: string[]; rowOfHandle: Int32Array } {
  const ids: string[] = []
  const handles: number[] = []
  let highest = 0
  let after = ''
  for (;;) {
    const page = statements('pack-described').get(network, kind, after, PAGE_ROWS) ?? []
    const [rows, lastKey, keys, pageHandles, columns] = page
    if (number(rows) === 0) break
    after = text(lastKey)
    for (const key of list(keys)) ids.push(text(key))
    for (const each of list(pageHandles)) {
      const handle = number(each)
      handles.push(handle)
      if (handle > highest) highest = handle
    }
    let row = ids.length - number(rows)
    for (const record of list(columns)) {
      take(Array.isArray(record) ? record : [], row)
      row += 1
    }
    if (number(rows) < PAGE_ROWS) break
  }
  const rowOfHandle = new Int32Array(highest + 1)
  for (let row = 0; row < handles.length; row++) rowOfHandle[handles[row] ?? 0] = row
  return { ids, rowOfHandle }
}

/** Columns of numbers by their position; null is what the reader says. */
function numbersBuilder(positions: readonly number[]) {
  const columns = positions.map((position) => ({ position, values: Array.of<number | null>() }))
  return {
    add(row: readonly unknown[]) {
      for (const { position, values } of columns) values.push(numberOrNull(row[position]))
    },
    of(position: number, absent = 0): number[] {
      const values = columns.find((column) => column.position === position)?.values ?? []
      return values.map((value) => value ?? absent)
    },
  }
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
