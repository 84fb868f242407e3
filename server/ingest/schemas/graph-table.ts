import type { DetectedColumn } from '../detect/column-profile.ts'
import type { DetectedFile } from '../detect/detect-file.ts'
import { GRAPH_COLUMNS as C } from '../graphs/graph-sheets.ts'
import type { ActorMapping, CollaborationMapping, FieldSpec, TableMapping } from '../mapping.ts'
import { readHeader } from '../suggest/headers.ts'
import { isPersonal } from '../suggest/personal.ts'

/**
 * The tables that graph files become (graphs/graph-sheets.ts). Nodes are actors; ties keep their
 * direction, weight, times and relation; of a two-mode network each side is what it says. Attributes
 * that a header calls a sector or a place are taken as such, all others stay with their record.
 */
export function graphTable(file: DetectedFile): TableMapping[] | undefined {
  const { name, role } = file
  if (role === undefined) return undefined
  const columns = file.columns.filter((column) => !isPersonal(column.name))
  const has = (wanted: string) => columns.find((column) => column.name === wanted)
  const table = tableOf(role, columns, has)
  return [{ file: name, ...table }]
}

type Has = (name: string) => DetectedColumn | undefined

function tableOf(
  role: NonNullable<DetectedFile['role']>,
  columns: readonly DetectedColumn[],
  has: Has,
): Omit<TableMapping, 'file'> {
  switch (role) {
    case 'nodes':
    case 'actors':
      return { holds: 'actors', actor: actor(columns, has) }
    case 'collaborations':
      return { holds: 'collaborations', collaboration: collaboration(columns, has) }
    case 'participations':
      return {
        holds: 'participations',
        actor: { id: C.actor },
        collaboration: { id: C.collaboration },
        participation: times(has),
      }
    case 'ties':
      return {
        holds: 'ties',
        source: { id: C.source },
        target: { id: C.target },
        collaboration: tie(columns, has),
      }
  }
}

function actor(columns: readonly DetectedColumn[], has: Has): ActorMapping {
  const { startsOn, endsOn } = times(has)
  return {
    ...nodeActor(columns, { id: C.id, ...(has(C.label) && { label: C.label }) }),
    ...(startsOn && { openedOn: startsOn }),
    ...(endsOn && { closedOn: endsOn }),
  }
}

/** Where a node was drawn is no place on earth. */
const DRAWN = /^(x|y|z|long)$/i

/** The actor that a table of nodes tells of, whatever its identity columns are called. */
export function nodeActor(
  all: readonly DetectedColumn[],
  { id, label }: { id: string; label?: string },
): ActorMapping {
  const columns = all.filter((column) => !isPersonal(column.name))
  const taken = new Set<string>([id, C.start, C.end, ...(label === undefined ? [] : [label])])
  const take = (concept: string) => {
    const found = columns.find(
      (one) =>
        !taken.has(one.name) && !DRAWN.test(one.name) && readHeader(one.name).concept === concept,
    )
    if (found) taken.add(found.name)
    return found?.name
  }
  const sector = take('sector')
  const [latitude, longitude] = [take('latitude'), take('longitude')]
  const city = take('city')
  const place = {
    ...(city !== undefined && { label: city }),
    ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
  }
  return {
    id,
    ...(label !== undefined && { name: [label, id] }),
    ...(sector !== undefined && { sectors: sector }),
    ...(Object.keys(place).length > 0 && { place }),
    ...attributes(columns, taken),
  }
}

function collaboration(columns: readonly DetectedColumn[], has: Has): CollaborationMapping {
  return {
    id: C.id,
    name: has(C.label) ? [C.label, C.id] : C.id,
    ...times(has),
    ...attributes(columns, new Set([C.id, C.label, C.start, C.end])),
  }
}

function tie(columns: readonly DetectedColumn[], has: Has): CollaborationMapping {
  const relation = has('relation')
  const id = has('id')
  const taken = new Set<string>([C.source, C.target, C.directed, 'id', C.label, C.weight])
  for (const name of [C.start, C.end, 'relation']) taken.add(name)
  const isNamed = id?.isUnique === true && id.missing === 0
  // A relation is another tie between the same two.
  const parts = ['relation', C.source, C.target, ...(has(C.start) ? [C.start] : [])]
  return {
    ...(relation ? { id: { join: parts }, domains: 'relation' } : isNamed && { id: 'id' }),
    ...(has(C.label) && { name: C.label }),
    directed: C.directed,
    ...(has(C.weight) && { weight: C.weight }),
    ...times(has),
    ...attributes(columns, taken),
  }
}

/** Dates only: a graph's own clock (1, 2, 3 …) is no calendar, and stays as an attribute. */
function times(has: Has): { startsOn?: FieldSpec; endsOn?: FieldSpec } {
  const date = (name: string) => {
    const column = has(name)
    if (column?.holds === 'year') return { column: name, date: 'year' as const }
    return column?.holds === 'date'
      ? { column: name, match: '^([0-9-]{10})', date: 'iso' as const }
      : undefined
  }
  const [startsOn, endsOn] = [date(C.start), date(C.end)]
  return { ...(startsOn && { startsOn }), ...(endsOn && { endsOn }) }
}

function attributes(
  columns: readonly DetectedColumn[],
  taken: ReadonlySet<string>,
): { attributes?: string[] } {
  const names = columns.flatMap(({ name, holds }) =>
    name === '' || taken.has(name) || holds === 'empty' ? [] : [name],
  )
  return names.length > 0 ? { attributes: names } : {}
}
