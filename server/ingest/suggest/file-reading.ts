import type { DetectedColumn } from '../detect/column-profile.ts'
import type { DetectedFile } from '../detect/detect-file.ts'
import { readHeader, subjectOf, type Concept, type HeaderReading } from './headers.ts'
import { headerWords, isPersonal } from './personal.ts'
import { sideBySide, whoseId } from './side-by-side.ts'

export type ReadColumn = HeaderReading & { column: DetectedColumn; words: readonly string[] }

/** The columns that tell one record from another, the surest first, and its name. */
export type Identity = { ids: ReadColumn[]; name?: ReadColumn }

/** What a file's headers say, before it is decided what the file holds. */
export type FileReading = {
  file: DetectedFile
  /** Columns that hold something and name no person. */
  columns: ReadColumn[]
  actor?: Identity
  collaboration?: Identity
  ends?: { source: ReadColumn; target: ReadColumn }
  /** An identifier that comes back with several names, of actors or of what they take part in. */
  doubtfulId?: { column: ReadColumn; isActors: boolean }
}

const ACTOR_CONTEXT: readonly (Concept | undefined)[] = [
  'sector',
  'register',
  'latitude',
  'commune-code',
  'postcode',
  'city',
]
const COLLABORATION_CONTEXT: readonly (Concept | undefined)[] = ['start', 'end', 'domain', 'title']

/** Reads a file's headers: who is in it, and what brings them together. */
export function readColumns(file: DetectedFile): FileReading {
  // A header alone is understood by its words: what is missing then is rows, and that is said.
  const says = ({ holds }: DetectedColumn) => holds !== 'empty' || file.rowCount === 0
  const columns = file.columns
    .filter((column) => column.name !== '' && says(column) && !isPersonal(column.name))
    .map((column) => ({ ...readHeader(column.name), column, words: headerWords(column.name) }))
  const source = columns.find(({ concept }) => concept === 'source')
  const target = columns.find(({ concept }) => concept === 'target')
  const taken =
    source && target ? columns.filter((one) => one !== source && one !== target) : columns
  const [actor, collaboration] = findIdentities(file, taken)
  return {
    file,
    columns,
    ...(actor && { actor }),
    ...(collaboration && { collaboration }),
    ...(source && target && { ends: { source, target } }),
    ...doubtIn(file, actor, collaboration),
  }
}

/** Only where the header of the identifier does not say whose it is. */
function doubtIn(
  file: DetectedFile,
  actor: Identity | undefined,
  collaboration: Identity | undefined,
): Pick<FileReading, 'doubtfulId'> {
  const ids = [...(actor?.ids ?? []), ...(collaboration?.ids ?? [])]
  const [column, ...others] = ids
  if (!column || others.length > 0 || column.subject !== undefined || column.concept !== 'id') {
    return {}
  }
  if (!actor?.name || collaboration?.name) return {}
  const { isActors, isDoubtful } = whoseId(file, column, actor.name)
  return isDoubtful ? { doubtfulId: { column, isActors } } : {}
}

function findIdentities(
  file: DetectedFile,
  columns: readonly ReadColumn[],
): [actor: Identity | undefined, collaboration: Identity | undefined] {
  const of = (subject: HeaderReading['subject'], ...concepts: Concept[]) =>
    columns.filter((one) => one.subject === subject && isOneOf(one.concept, concepts))
  const actorIds = [...of('actor', 'register'), ...of(undefined, 'register'), ...of('actor', 'id')]
  const actorNames = of('actor', 'name', 'title')
  const ids = of('collaboration', 'id')
  const names = [...of('collaboration', 'name', 'title'), ...of(undefined, 'title')]
  const plainNames = of(undefined, 'name')
  for (const name of plainNames) {
    const isActor =
      actorNames.length === 0 &&
      (isWithin(file, name, ids[0] ?? names[0]) ||
        (names.length > 0 ? inActorContext(columns) : leansToActor(file, columns)))
    if (isActor) actorNames.push(name)
    else if (names.length === 0) names.push(name)
  }
  for (const id of of(undefined, 'id')) {
    if (belongsToActor(id, file, columns, { actorIds, actorNames, ids, names })) actorIds.push(id)
    else ids.push(id)
  }
  const hasBoth = ids.length + names.length > 0
  const rowNumbers = hasBoth ? actorIds.filter((id) => isRowNumber(id, actorNames)) : []
  return [
    identity(actorIds.filter((id) => !rowNumbers.includes(id)).toSorted(bySurety), actorNames),
    identity(ids, names),
  ]
}

/** Names that differ where a project comes back are of those who take part in it. */
function isWithin(file: DetectedFile, name: ReadColumn, key: ReadColumn | undefined): boolean {
  return key !== undefined && sideBySide(file, key, name).withSeveral > 0
}

/** An "id" of which the header does not say whose it is. */
function belongsToActor(
  id: ReadColumn,
  file: DetectedFile,
  columns: readonly ReadColumn[],
  found: Record<'actorIds' | 'actorNames' | 'ids' | 'names', readonly ReadColumn[]>,
): boolean {
  const hasActor = found.actorIds.length + found.actorNames.length > 0
  const hasCollaboration = found.ids.length + found.names.length > 0
  if (hasActor && hasCollaboration) {
    const goesWith = (others: readonly ReadColumn[]) =>
      others.every((one) => goTogether(file, id, one))
    return goesWith(found.actorNames) && !goesWith([...found.names, ...found.ids])
  }
  const [name] = found.actorNames
  if (hasActor && found.actorIds.length === 0 && name) return whoseId(file, id, name).isActors
  if (hasActor) return id.column.isUnique
  return hasCollaboration ? false : leansToActor(file, columns)
}

/** Whether, in the first rows, one value of a column always stands beside one value of the other. */
function goTogether(file: DetectedFile, a: ReadColumn, b: ReadColumn): boolean {
  const cells = ({ column }: ReadColumn) => file.sample.map((row) => row[column.number - 1] ?? '')
  const pairs = cells(a).map((cell, row) => [cell, cells(b)[row] ?? ''] as const)
  const distinct = new Set(pairs.map(([x, y]) => JSON.stringify([x, y]))).size
  return [0, 1].every((side) => new Set(pairs.map((pair) => pair[side])).size === distinct)
}

/** An id that every row has, then the number in a register, then ids that some rows lack. */
function bySurety(a: ReadColumn, b: ReadColumn): number {
  const rank = ({ concept, column }: ReadColumn) =>
    concept === 'register' ? 1 : column.missing === 0 ? 0 : 2
  return rank(a) - rank(b)
}

/** A code that differs on every row while names come back identifies the row, not the actor. */
function isRowNumber(id: ReadColumn, names: readonly ReadColumn[]): boolean {
  if (id.concept === 'register' || !id.column.isUnique) return false
  return names.some((name) => !name.column.isUnique)
}

function leansToActor(file: DetectedFile, columns: readonly ReadColumn[]): boolean {
  const subject = subjectOf(headerWords(file.name.replace(/\.[^.]*$/, '')))
  if (inActorContext(columns)) return subject !== 'collaboration' || columns.every(isNoDate)
  if (subject !== undefined) return subject === 'actor'
  return !columns.some(({ concept }) => COLLABORATION_CONTEXT.includes(concept))
}

function inActorContext(columns: readonly ReadColumn[]): boolean {
  return columns.some(
    ({ concept, subject }) => subject !== 'collaboration' && ACTOR_CONTEXT.includes(concept),
  )
}

function isNoDate({ concept }: ReadColumn): boolean {
  return concept !== 'start' && concept !== 'end'
}

function identity(ids: ReadColumn[], names: readonly ReadColumn[]): Identity | undefined {
  const [name] = names
  if (ids.length === 0 && name === undefined) return undefined
  return { ids, ...(name && { name }) }
}

function isOneOf(concept: Concept | undefined, concepts: readonly Concept[]): boolean {
  return concept !== undefined && concepts.includes(concept)
}
