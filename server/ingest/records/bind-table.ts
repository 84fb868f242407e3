import { bindFields, type BoundField, type Columns } from '../columns.ts'
import {
  invalidMapping,
  type ActorMapping,
  type CollaborationMapping,
  type Fields,
  type ParticipationMapping,
  type TableMapping,
} from '../mapping.ts'
import { isPersonal } from '../suggest/personal.ts'
import {
  ACTOR_FIELDS,
  ATTRIBUTE_TEXT,
  COLLABORATION_FIELDS,
  identifierType,
  PARTICIPATION_FIELDS,
  type FieldType,
} from './fields.ts'

/** One field of a record bound to the columns that feed it. */
export type BoundValue = { path: string; type: FieldType; field: BoundField }

/** A record's identity and its other fields, bound to a table. */
export type BoundRecord = {
  id: BoundField
  values: BoundValue[]
  /** Of the values, registered numbers that also identify: what is wrong with them concerns the identity. */
  identifying: BoundValue[]
}

/** A table of the mapping bound to the columns of one file. */
export type BoundTable = {
  actor?: BoundRecord
  source?: BoundRecord
  target?: BoundRecord
  collaboration?: { id?: BoundField; values: BoundValue[] }
  role?: BoundField
  participation: BoundValue[]
  /** Every column that is read, by index. */
  used: number[]
  /** Columns that the mapping names and the file does not have. */
  absent: string[]
  /** Columns that name persons, left out. */
  dropped: string[]
}

/**
 * Binds a table of the mapping to a file's columns.
 * @throws AppError invalid-mapping when no column of an identity is there, or it names persons
 */
export function bindTable(table: TableMapping, columns: Columns, file: string): BoundTable {
  const keepsPersons = table.persons === 'keep'
  const personal = new Set(
    keepsPersons ? [] : columns.names.flatMap((name, i) => (isPersonal(name) ? [i] : [])),
  )
  const absent = new Set<string>()
  const used = new Set<number>()
  const bind = (fields: Fields | undefined): BoundField | undefined => {
    const field = bindFields(fields, columns, (column) => absent.add(column))
    if (field === undefined || field.indices.some((index) => personal.has(index))) return undefined
    for (const index of field.indices) used.add(index)
    return field
  }
  const bindIdentity = (part: string, fields: Fields | undefined): BoundField => {
    const field = bind(fields)
    if (field !== undefined) return field
    throw invalidMapping(`${file}: ${part}/id`, columns.names.slice(0, 50).join(', '))
  }
  const bindActor = (part: string, mapping: ActorMapping): BoundRecord => {
    const id = bindIdentity(part, mapping.id ?? mapping.name)
    const values = bindValues(actorFields(mapping, columns, personal), bind)
    const identifying = values.filter(
      ({ type, field }) =>
        type.type === 'registry' && field.indices.some((index) => id.indices.includes(index)),
    )
    return { id, values, identifying }
  }
  const { actor, source, target, collaboration, participation = {} } = table
  const role = bind(participation.role)
  const isTies = table.holds === 'ties'
  const holdsActors = table.holds === 'actors' || table.holds === 'participations'
  return {
    ...(actor && holdsActors && { actor: bindActor('actor', actor) }),
    ...(source && isTies && { source: bindActor('source', source) }),
    ...(target && isTies && { target: bindActor('target', target) }),
    ...(table.holds !== 'actors' && {
      collaboration: bindCollaboration(
        table,
        collaboration ?? {},
        columns,
        personal,
        bind,
        bindIdentity,
      ),
    }),
    ...(role && { role }),
    participation: bindValues(participationFields(participation), bind),
    used: [...used],
    absent: [...absent],
    dropped: [...personal].map((index) => columns.label(index)),
  }
}

type Bind = (fields: Fields | undefined) => BoundField | undefined

function bindCollaboration(
  table: TableMapping,
  mapping: CollaborationMapping,
  columns: Columns,
  personal: ReadonlySet<number>,
  bind: Bind,
  bindIdentity: (part: string, fields: Fields | undefined) => BoundField,
): { id?: BoundField; values: BoundValue[] } {
  const values = bindValues(collaborationFields(mapping, columns, personal), bind)
  // A tie is identified by its two actors and dates when it has no id of its own.
  const id =
    table.holds === 'ties'
      ? bind(mapping.id)
      : bindIdentity('collaboration', mapping.id ?? mapping.name)
  return { ...(id && { id }), values }
}

type NamedField = readonly [path: string, type: FieldType, fields: Fields | undefined]

function bindValues(fields: Iterable<NamedField>, bind: Bind): BoundValue[] {
  const values: BoundValue[] = []
  for (const [path, type, spec] of fields) {
    const field = bind(spec)
    if (field !== undefined) values.push({ path, type, field })
  }
  return values
}

function* actorFields(
  mapping: ActorMapping,
  columns: Columns,
  personal: ReadonlySet<number>,
): Generator<NamedField> {
  const { id: _id, place = {}, identifiers = {}, attributes, ...scalars } = mapping
  yield* typed(ACTOR_FIELDS, '', scalars)
  yield* typed(ACTOR_FIELDS, 'place.', place)
  for (const [key, spec] of Object.entries(identifiers)) {
    yield [`identifiers.${key}`, identifierType(key), spec]
  }
  yield* attributeFields(attributes, columns, personal)
}

function* collaborationFields(
  mapping: CollaborationMapping,
  columns: Columns,
  personal: ReadonlySet<number>,
): Generator<NamedField> {
  const { id: _id, funding = {}, attributes, ...scalars } = mapping
  yield* typed(COLLABORATION_FIELDS, '', scalars)
  yield* typed(COLLABORATION_FIELDS, 'funding.', funding)
  yield* attributeFields(attributes, columns, personal)
}

function participationFields(mapping: ParticipationMapping): Iterable<NamedField> {
  const { role: _role, ...scalars } = mapping
  return typed(PARTICIPATION_FIELDS, '', scalars)
}

function* typed(
  types: Readonly<Record<string, FieldType>>,
  prefix: string,
  fields: Readonly<Record<string, Fields | undefined>>,
): Generator<NamedField> {
  for (const [key, spec] of Object.entries(fields)) {
    const type = types[`${prefix}${key}`]
    if (type !== undefined) yield [`${prefix}${key}`, type, spec]
  }
}

function* attributeFields(
  attributes: ActorMapping['attributes'],
  columns: Columns,
  personal: ReadonlySet<number>,
): Generator<NamedField> {
  if (attributes === undefined) return
  if (!Array.isArray(attributes)) {
    for (const [key, spec] of Object.entries(attributes)) {
      yield [`attributes.${key}`, ATTRIBUTE_TEXT, spec]
    }
    return
  }
  for (const ref of attributes) {
    const index = columns.find(ref)
    if (index !== undefined && personal.has(index)) continue
    const name = typeof ref === 'number' && index !== undefined ? columns.label(index) : String(ref)
    yield [`attributes.${name.slice(0, 200)}`, ATTRIBUTE_TEXT, ref]
  }
}
