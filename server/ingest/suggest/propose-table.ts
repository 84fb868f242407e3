import type {
  ActorMapping,
  CollaborationMapping,
  ParticipationMapping,
  TableMapping,
} from '../mapping.ts'
import {
  dateField,
  finder,
  identityFields,
  named,
  namedPlace,
  take,
  vocabulary,
} from './column-fields.ts'
import type { FileReading, Identity, ReadColumn } from './file-reading.ts'
import { kindField } from './kinds.ts'
import { proposeTies } from './propose-ties.ts'
import { roleOfWord, roleValues } from './roles.ts'

/**
 * The table of the mapping that a file's headers propose, seen beside the other files of the import.
 * Undefined when neither actors nor collaborations were recognised.
 */
export function proposeTable(
  reading: FileReading,
  others: readonly FileReading[],
): TableMapping | undefined {
  const { file, actor, collaboration, ends } = reading
  const taken = new Set<ReadColumn>()
  const shape = {
    file: file.name,
    ...(file.decimal === ',' && { decimal: file.decimal }),
  } as const
  if (ends !== undefined) return proposeTies(reading, ends, shape)
  const holds = whatItHolds(reading, others)
  if (holds === undefined) return undefined
  const isLinked = others.some((other) => other.actor && other.collaboration)
  if (holds === 'actors' && actor !== undefined) {
    const idOf = isLinked ? linkedIdentity(actor, others, 'actor') : actor
    const mapping = proposeActor(idOf, actor, reading, taken)
    return { ...shape, holds, actor: withAttributes(mapping, reading, taken, () => true) }
  }
  if (holds === 'collaborations' && collaboration !== undefined) {
    const idOf = isLinked ? linkedIdentity(collaboration, others, 'collaboration') : collaboration
    const mapping = proposeCollaboration(idOf, collaboration, reading, taken)
    return { ...shape, holds, collaboration: withAttributes(mapping, reading, taken, () => true) }
  }
  if (actor === undefined || collaboration === undefined) return undefined
  const listed = others.some((other) => whatItHolds(other, [reading]) === 'collaborations')
  const participation = proposeParticipation(reading, actor, taken, listed)
  const listsActors = others.some((other) => whatItHolds(other, [reading]) === 'actors')
  // Where a list names the records, a column that refers to them is no name of its own.
  const isNamed = !listsActors || actor.ids.length > 0
  const actorMapping = proposeActor(actor, actor, reading, taken, isNamed)
  const isTitled = !listed || collaboration.ids.length > 0
  const collaborationMapping = proposeCollaboration(
    collaboration,
    collaboration,
    reading,
    taken,
    isTitled,
  )
  const isActors = (column: ReadColumn) => describesActor(column, reading)
  return {
    ...shape,
    holds: 'participations',
    actor: withAttributes(actorMapping, reading, taken, isActors),
    collaboration: withAttributes(collaborationMapping, reading, taken, (one) => !isActors(one)),
    participation,
  }
}

function whatItHolds(
  { actor, collaboration, ends }: FileReading,
  others: readonly FileReading[],
): TableMapping['holds'] | undefined {
  if (ends !== undefined) return 'ties'
  if (actor === undefined) return collaboration === undefined ? undefined : 'collaborations'
  if (collaboration === undefined) return 'actors'
  // A list that also names, say, each project's leader: its key comes once here and often elsewhere.
  for (const other of others) {
    if (other.actor === undefined || other.collaboration === undefined) continue
    if (isListOf(collaboration, other.collaboration)) return 'collaborations'
    if (isListOf(actor, other.actor)) return 'actors'
  }
  return 'participations'
}

function isListOf(own: Identity, theirs: Identity): boolean {
  const [key, foreign] = [keyOf(own), keyOf(theirs)]
  if (key === undefined || foreign === undefined) return false
  return key.column.isUnique && !foreign.column.isUnique && overlap(key, foreign) > 0
}

function keyOf({ ids, name }: Identity): ReadColumn | undefined {
  return ids[0] ?? name
}

function overlap(a: ReadColumn, b: ReadColumn): number {
  const values = new Set(a.column.examples)
  return b.column.examples.filter((value) => values.has(value)).length
}

/** The identity that the file of participations speaks of: ids, or names when it has those. */
function linkedIdentity(
  own: Identity,
  others: readonly FileReading[],
  part: 'actor' | 'collaboration',
): Identity {
  const foreign = others.flatMap((other) => {
    const identity = other.actor && other.collaboration ? other[part] : undefined
    return (identity && keyOf(identity)) ?? []
  })
  const { ids, name } = own
  const [id] = ids
  if (id === undefined || name === undefined) return own
  const byId = foreign.reduce((sum, key) => sum + overlap(id, key), 0)
  const byName = foreign.reduce((sum, key) => sum + overlap(name, key), 0)
  return byName > byId ? { ids: [], name } : own
}

function proposeActor(
  identity: Identity,
  whole: Identity,
  reading: FileReading,
  taken: Set<ReadColumn>,
  isNamed = true,
): ActorMapping {
  const column = finder(reading, taken, 'collaboration')
  take(taken, [...whole.ids, whole.name])
  const sector = column('sector')
  const place = {
    ...named('commune', column('commune-code')),
    ...named('postcode', column('postcode')),
    ...namedPlace(column('city'), reading),
    ...point(column),
  }
  const registers = whole.ids.filter(({ concept }) => concept === 'register')
  return {
    id: identityFields(identity),
    ...(isNamed && named('name', whole.name)),
    ...(sector && { sectors: vocabulary(sector) }),
    ...(Object.keys(place).length > 0 && { place }),
    ...(registers.length > 0 && {
      identifiers: Object.fromEntries(
        registers.map((one) => [one.words.at(-1) ?? 'id', one.column.name]),
      ),
    }),
  }
}

/** One of the two alone is no place ("long" may be any number). */
function point(column: ReturnType<typeof finder>): { latitude?: string; longitude?: string } {
  const [latitude, longitude] = [column('latitude'), column('longitude')]
  if (latitude === undefined || longitude === undefined) return {}
  return { ...named('latitude', latitude), ...named('longitude', longitude) }
}

function proposeCollaboration(
  identity: Identity,
  whole: Identity,
  reading: FileReading,
  taken: Set<ReadColumn>,
  isNamed = true,
): CollaborationMapping {
  const column = finder(reading, taken, 'actor')
  take(taken, [...whole.ids, whole.name])
  const domain = column('domain')
  const start = column('start') ?? column('date')
  const end = column('end')
  const weight = column('weight')
  const kind = kindField(reading, taken)
  return {
    id: identityFields(identity),
    ...(isNamed && named('name', whole.name)),
    ...(kind && { kind }),
    ...(domain && { domains: vocabulary(domain) }),
    ...(start && { startsOn: dateField(start) }),
    ...(end && { endsOn: dateField(end) }),
    ...named('weight', weight),
  }
}

/** Role, and the dates where they are the participation's own. */
function proposeParticipation(
  reading: FileReading,
  actor: Identity,
  taken: Set<ReadColumn>,
  isListed: boolean,
): ParticipationMapping {
  const identity = new Set([...actor.ids, actor.name])
  const candidates = reading.columns.filter((one) => !identity.has(one) && !taken.has(one))
  const roles = candidates.flatMap((one) => {
    const values = roleValues(one.column)
    return values === undefined ? [] : [{ one, values }]
  })
  const best = roles.find(({ one }) => one.concept === 'role') ?? roles[0]
  if (best !== undefined) taken.add(best.one)
  const column = finder(reading, taken, undefined)
  const isOwn = ({ words }: ReadColumn) =>
    isListed || words.includes('participation') || words.includes('adhesion')
  const ownDate = (concept: 'start' | 'end') => column(concept, isOwn)
  const start = ownDate('start')
  const end = ownDate('end')
  return {
    ...(best ? { role: { column: best.one.column.name, values: best.values } } : headerRole(actor)),
    ...(start && { startsOn: dateField(start) }),
    ...(end && { endsOn: dateField(end) }),
  }
}

/** "Porteur" or "Bénéficiaire" over the actors' names says their role. */
function headerRole(actor: Identity): ParticipationMapping {
  const words = (actor.name ?? actor.ids[0])?.words ?? []
  const role = words.map(roleOfWord).find((one) => one !== undefined && one !== 'partner')
  return role === undefined ? {} : { role: { value: role } }
}

/** The columns left over stay with the record as attributes, under the last part of a dotted name. */
function withAttributes<M extends ActorMapping | CollaborationMapping>(
  mapping: M,
  reading: FileReading,
  taken: Set<ReadColumn>,
  test: (column: ReadColumn) => boolean,
): M {
  const isRow = (one: ReadColumn) =>
    reading.actor !== undefined &&
    reading.collaboration !== undefined &&
    one.concept === 'id' &&
    one.column.isUnique
  const left = reading.columns.filter((one) => !taken.has(one) && !isRow(one) && test(one))
  if (left.length === 0) return mapping
  const names = left.map((one) => one.column.name)
  const areShort = names.every((name) => lastPart(name) === name)
  const areDistinct = new Set(names.map(lastPart)).size === names.length
  const attributes =
    areShort || !areDistinct
      ? names
      : Object.fromEntries(names.map((name) => [lastPart(name), name]))
  return { ...mapping, attributes }
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/**
 * Whom a column without a word about it describes: the collaboration when it never varies within one
 * in the sample but does within an actor, else the actor.
 */
function describesActor(one: ReadColumn, reading: FileReading): boolean {
  if (one.subject !== undefined) return one.subject === 'actor'
  const { actor, collaboration, file } = reading
  const [actorKey, collaborationKey] = [
    actor && keyOf(actor),
    collaboration && keyOf(collaboration),
  ]
  if (actorKey === undefined || collaborationKey === undefined) return true
  const index = one.column.number - 1
  const variesWithin = (key: ReadColumn) => {
    const seen = new Map<string, string>()
    return file.sample.some((row) => {
      const id = row[key.column.number - 1] ?? ''
      const value = row[index] ?? ''
      const earlier = seen.get(id)
      seen.set(id, earlier ?? value)
      return earlier !== undefined && earlier !== value
    })
  }
  return variesWithin(collaborationKey) || !variesWithin(actorKey)
}
