import {
  COLLABORATION_KINDS,
  FAMILIES,
  PLACE_PRECISIONS,
  SCOPES,
  STAGES,
  type Collaboration,
  type Place,
} from '../../domain/records.ts'
import type { ProblemList } from '../problem-list.ts'
import type { Assembly } from './assembly.ts'
import type { Gathered, Gathering } from './gather.ts'
import type { ImportedActor, ImportedCollaboration } from './imported.ts'
import type { PlaceNames } from './place-names.ts'
import { present } from './present.ts'
import { isReversed } from './read-record.ts'

/** The actors that the rows together tell of; fields that no row told are absent. */
export function buildActors(assembly: Assembly): ImportedActor[] {
  const { actors } = assembly
  return [...actors.records.values()].map((record) => {
    const told = new Told(actors, record)
    const names = actors.allValuesOf(record, 'name').map(String)
    const aliases = [...new Set([...(told.list('aliases') ?? []), ...names.slice(1)])]
    return present<ImportedActor>({
      id: record.id,
      name: names[0],
      aliases: aliases.length > 0 ? aliases : undefined,
      category: told.text('category'),
      sectors: told.list('sectors'),
      family: told.choice('family', FAMILIES),
      identifiers: told.texts('identifiers.'),
      place: buildPlace(told, assembly.places),
      socialEconomy: told.flag('socialEconomy'),
      skills: told.list('skills')?.map((code) => ({ code })),
      knownSince: told.text('knownSince'),
      surveyedOn: told.text('surveyedOn'),
      openedOn: told.text('openedOn'),
      closedOn: told.text('closedOn'),
      isPerson: assembly.persons.has(record.id) ? true : told.flag('isPerson'),
      attributes: told.texts('attributes.'),
    })
  })
}

/**
 * The collaborations that the rows together tell of. Where the most frequent start lies after the most
 * frequent end, neither is believed, and a problem says so.
 */
export function buildCollaborations(
  assembly: Assembly,
  problems: ProblemList,
): ImportedCollaboration[] {
  const { collaborations } = assembly
  return [...collaborations.records.values()].map((record) => {
    const told = new Told(collaborations, record)
    let startsOn = told.text('startsOn')
    let endsOn = told.text('endsOn')
    if (startsOn !== undefined && endsOn !== undefined && isReversed(startsOn, endsOn)) {
      const value = `${record.id}: ${startsOn} → ${endsOn}`
      problems.add({ file: '', line: 0, rule: 'merged-dates-reversed', value, severity: 'noted' })
      startsOn = undefined
      endsOn = undefined
    }
    const ends = assembly.ties.get(record.id)
    const stage = told.choice('stage', STAGES)
    const since = told.text('stageSince')
    return present<ImportedCollaboration>({
      id: record.id,
      name: told.text('name') ?? (ends && tieName(assembly, ends)),
      kind: told.choice('kind', COLLABORATION_KINDS) ?? (ends && 'tie'),
      directed: told.flag('directed'),
      scope: told.choice('scope', SCOPES),
      domains: told.list('domains'),
      startsOn,
      endsOn,
      stages: stage && [{ stage, ...(since !== undefined && { since }) }],
      originTerritory: told.text('originTerritory'),
      territories: told.list('territories'),
      skillsNeeded: told.list('skillsNeeded'),
      followsIds: told.list('followsIds'),
      spottedOn: told.text('spottedOn'),
      spottedById: told.text('spottedById'),
      fundings: buildFundings(told, assembly.shares.wholeAmount(record.id)),
      weight: told.number('weight'),
      attributes: told.texts('attributes.'),
    })
  })
}

function tieName(assembly: Assembly, ends: readonly [string, string]): string {
  const names = ends.map((id) => {
    const record = assembly.actors.records.get(id)
    return record === undefined ? id : String(assembly.actors.valueOf(record, 'name') ?? id)
  })
  return names.join(' – ').slice(0, 2000)
}

/**
 * Where an actor is. A name becomes the commune of that name where there is only one; the text stays as
 * the label. A commune that is no longer in force becomes the one that it is part of.
 */
function buildPlace(told: Told, places: PlaceNames): Place | undefined {
  const code = told.text('place.commune')
  const label = told.text('place.label') ?? told.text('place.name')
  const point = {
    latitude: told.number('place.latitude'),
    longitude: told.number('place.longitude'),
  }
  const postcode = told.text('place.postcode')
  const name = told.text('place.name') ?? label
  const named =
    code !== undefined || name === undefined
      ? undefined
      : places.find({
          name,
          postcode,
          departement: told.text('place.departement'),
          region: told.text('place.region'),
          country: told.text('place.country'),
          ...point,
        })
  const isPoint = point.latitude !== undefined && point.longitude !== undefined
  const place = present<Place>({
    commune: code === undefined ? named?.code : places.present(code),
    postcode,
    label,
    ...point,
    precision:
      told.choice('place.precision', PLACE_PRECISIONS) ??
      (named === undefined || isPoint ? undefined : 'commune'),
  })
  return Object.keys(place).length === 0 ? undefined : place
}

/** A funding needs an amount and someone who gave it. */
function buildFundings(
  told: Told,
  whole: number | undefined,
): Collaboration['fundings'] | undefined {
  const amount = whole ?? told.number('funding.amount')
  const funderId = told.text('funding.funderId')
  const funderName = told.text('funding.funderName') ?? funderId
  if (amount === undefined || funderName === undefined) return undefined
  const currency = told.text('funding.currency')?.toUpperCase()
  return [
    present<Collaboration['fundings'][number]>({
      funderId,
      funderName,
      amount,
      currency: currency?.length === 3 ? currency : 'EUR',
      on: told.text('funding.on'),
      kind: told.text('funding.kind'),
    }),
  ]
}

/** What rows told of one record, by path and with the type that the field table gives it. */
class Told {
  readonly #gathering: Gathering
  readonly #record: Gathered

  constructor(gathering: Gathering, record: Gathered) {
    this.#gathering = gathering
    this.#record = record
  }

  text(path: string): string | undefined {
    const value = this.#gathering.valueOf(this.#record, path)
    return typeof value === 'string' ? value : undefined
  }

  number(path: string): number | undefined {
    const value = this.#gathering.valueOf(this.#record, path)
    return typeof value === 'number' ? value : undefined
  }

  flag(path: string): boolean | undefined {
    const value = this.#gathering.valueOf(this.#record, path)
    return typeof value === 'boolean' ? value : undefined
  }

  list(path: string): string[] | undefined {
    const value = this.#gathering.valueOf(this.#record, path)
    return typeof value === 'object' ? [...value] : undefined
  }

  choice<T extends string>(path: string, choices: readonly T[]): T | undefined {
    const text = this.text(path)
    return choices.find((choice) => choice === text)
  }

  /** All texts whose path begins so, by the rest of it. */
  texts(prefix: string): Record<string, string> | undefined {
    const found: Record<string, string> = {}
    let isEmpty = true
    for (const path of this.#gathering.pathsUnder(prefix)) {
      const text = this.text(path)
      if (text === undefined) continue
      found[path.slice(prefix.length)] = text
      isEmpty = false
    }
    return isEmpty ? undefined : found
  }
}
