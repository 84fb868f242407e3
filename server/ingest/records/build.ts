import {
  COLLABORATION_KINDS,
  FAMILIES,
  PLACE_PRECISIONS,
  SCOPES,
  STAGES,
  type Actor,
  type Collaboration,
  type Place,
} from '../../domain/records.ts'
import { shown, type ProblemList } from '../problem-list.ts'
import type { Assembly } from './assembly.ts'
import type { Gathered, Gathering } from './gather.ts'
import type { ImportedActor, ImportedCollaboration } from './imported.ts'
import type { PlaceNames } from './place-names.ts'
import { present } from './present.ts'
import { isReversed } from './read-record.ts'
import type { Value } from './read-value.ts'

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
      skills: buildSkills(told),
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
    return present<ImportedCollaboration>({
      id: record.id,
      name: told.text('name') ?? (ends && tieName(assembly, ends)),
      kind: told.choice('kind', COLLABORATION_KINDS) ?? (ends && 'tie'),
      directed: told.flag('directed'),
      scope: told.choice('scope', SCOPES),
      domains: told.list('domains'),
      startsOn,
      endsOn,
      stages: buildStages(told),
      originTerritory: told.text('originTerritory'),
      territories: told.list('territories'),
      skillsNeeded: told.list('skillsNeeded'),
      followsIds: told.list('followsIds'),
      spottedOn: told.text('spottedOn'),
      spottedById: told.text('spottedById'),
      fundings: buildFundings(record.id, told, assembly.shares.wholeAmount(record.id), problems),
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

/** A skill of which rows tell when it was there, and those that a cell only names. */
function buildSkills(told: Told): Actor['skills'] | undefined {
  const named = told.list('skills')?.map((code) => ({ code })) ?? []
  const dated = told.parts('skills').flatMap((part) => {
    const [from, to] = [part.text('skillsFrom'), part.text('skillsTo')]
    return (part.list('skills') ?? []).map((code) =>
      present<Actor['skills'][number]>({ code, from, to }),
    )
  })
  return named.length + dated.length === 0 ? undefined : [...named, ...dated]
}

function buildStages(told: Told): Collaboration['stages'] | undefined {
  const stages = [told, ...told.parts('stages')].flatMap((part) => {
    const stage = part.choice('stage', STAGES)
    const since = part.text('stageSince')
    return stage === undefined ? [] : [{ stage, ...(since !== undefined && { since }) }]
  })
  return stages.length === 0 ? undefined : stages
}

function buildFundings(
  id: string,
  told: Told,
  whole: number | undefined,
  problems: ProblemList,
): Collaboration['fundings'] | undefined {
  const read = [readFunding(told, whole), ...told.parts('fundings').map((one) => readFunding(one))]
  for (const { lacks, given } of read) {
    if (lacks === undefined) continue
    const about = { value: `${id}: ${given}`, expected: lacks }
    problems.add({ file: '', line: 0, rule: 'incomplete-funding', ...about, severity: 'noted' })
  }
  const fundings = read.flatMap(({ funding }) => funding ?? [])
  return fundings.length === 0 ? undefined : fundings
}

/** A funding needs an amount and someone who gave it; otherwise what it lacks, and what is given. */
function readFunding(
  told: Values,
  whole?: number,
): {
  funding?: Collaboration['fundings'][number]
  lacks?: 'amount' | 'funder'
  given?: string
} {
  const amount = whole ?? told.number('funding.amount')
  const funderId = told.text('funding.funderId')
  const funderName = told.text('funding.funderName') ?? funderId
  if (amount === undefined)
    return funderName === undefined ? {} : { lacks: 'amount', given: shown(funderName) }
  if (funderName === undefined) return { lacks: 'funder', given: String(amount) }
  const funding = present<Collaboration['fundings'][number]>({
    funderId,
    funderName,
    amount,
    currency: told.text('funding.currency') ?? 'EUR',
    on: told.text('funding.on'),
    kind: told.text('funding.kind'),
  })
  return { funding }
}

/** Values by path, each with the type that the field table gives it. */
class Values {
  readonly #valueOf: (path: string) => Value | undefined

  constructor(valueOf: (path: string) => Value | undefined) {
    this.#valueOf = valueOf
  }

  text(path: string): string | undefined {
    const value = this.#valueOf(path)
    return typeof value === 'string' ? value : undefined
  }

  number(path: string): number | undefined {
    const value = this.#valueOf(path)
    return typeof value === 'number' ? value : undefined
  }

  flag(path: string): boolean | undefined {
    const value = this.#valueOf(path)
    return typeof value === 'boolean' ? value : undefined
  }

  list(path: string): string[] | undefined {
    const value = this.#valueOf(path)
    return typeof value === 'object' ? [...value] : undefined
  }

  choice<T extends string>(path: string, choices: readonly T[]): T | undefined {
    const text = this.text(path)
    return choices.find((choice) => choice === text)
  }
}

/** What rows told of one record, by path and with the type that the field table gives it. */
class Told extends Values {
  readonly #gathering: Gathering
  readonly #record: Gathered

  constructor(gathering: Gathering, record: Gathered) {
    super((path) => gathering.valueOf(record, path))
    this.#gathering = gathering
    this.#record = record
  }

  /** What comes several times. */
  parts(name: string): Values[] {
    const parts = this.#gathering.partsOf(this.#record, name)
    return parts.map((part) => new Values((path) => part.get(path)))
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
