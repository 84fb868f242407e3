import { NO_DAY } from '../../domain/dates.ts'
import { packFundings, packSkills, packStages } from '../../domain/pack-columns.ts'
import type { PackedActors, PackedCollaborations } from '../../domain/packed-network.ts'
import { STAGES, type Actor, type Collaboration } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { attributesBuilder, codesBuilder, listsBuilder } from './column-builders.ts'
import { number, numberOrNull, text } from './rows.ts'

/** Columns of a kind, filled row by row with what is kept beside each record (see packed-columns.ts). */
export type RowsBuilder<C> = {
  add(columns: readonly unknown[], row: number): void
  finish(ids: string[]): C
}

/** Attributes with too many texts to be packed, and how many each has at least. */
export type Crowded = ReadonlyMap<string, number>

/** Gathers rows of actors as they are read, to columns. */
export function actorsBuilder(): RowsBuilder<{ columns: PackedActors; crowded: Crowded }> {
  const names: string[] = []
  const sectors = listsBuilder()
  const skills: Actor['skills'][] = []
  const category = codesBuilder()
  const commune = codesBuilder()
  const placeLabel = codesBuilder()
  const numbers = numbersBuilder([6, 7, 8, 9, 10, 11, 12, 13, 16])
  const formerIds = new Map<number, string[]>()
  const attributes = attributesBuilder()
  return {
    add(columns, row) {
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
    },
    finish: (ids) => ({
      crowded: attributes.crowded(),
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
    }),
  }
}

/** Gathers rows of collaborations as they are read, to columns. */
export function collaborationsBuilder(): RowsBuilder<PackedCollaborations> {
  const names: string[] = []
  const domains = listsBuilder()
  const territories = listsBuilder()
  const originTerritory = codesBuilder()
  const stages: Collaboration['stages'][] = []
  const skillsNeeded = listsBuilder()
  const fundings: Collaboration['fundings'][] = []
  const numbers = numbersBuilder([1, 2, 3, 7, 8, 9, 10, 13])
  return {
    add(columns) {
      names.push(text(columns[0]))
      domains.add(columns[4])
      territories.add(columns[5])
      originTerritory.add(columns[6])
      numbers.add(columns)
      stages.push(stagesOf(columns[11]))
      skillsNeeded.add(columns[12])
      fundings.push(fundingsOf(columns[14]))
    },
    finish: (ids) => ({
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
    }),
  }
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
