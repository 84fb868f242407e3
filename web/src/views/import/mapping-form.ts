import type { ImportMapping, TableMapping } from '../../../../server/domain/import-mapping.ts'

/**
 * The mapping as a form: for each column, the field it feeds. Pure. Refinements that the form does not
 * show (expressions, joins, unknown values) stay as long as their column keeps its field.
 */

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const RECORD_PARTS = ['actor', 'source', 'target', 'collaboration', 'participation']
const FIELD_KEYS = ['column', 'join', 'value']
const isField = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  Array.isArray(value) ||
  (isNode(value) && FIELD_KEYS.some((key) => key in value))

/** The fields that each column feeds, by the column's name (or number as text). */
export function columnFields(table: TableMapping): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const note = (column: unknown, path: string): void => {
    if (typeof column !== 'string' && typeof column !== 'number') return
    const key = String(column)
    found.set(key, [...(found.get(key) ?? []), path])
  }
  visit(table, (path, field) => {
    for (const column of columnsOf(field)) note(column, path)
  })
  return found
}

/** Sets the field that a column feeds; undefined: none. The column leaves what it fed before. */
export function assign(
  table: TableMapping,
  column: string,
  path: string | undefined,
): TableMapping {
  const copy = structuredClone(table)
  removeColumn(copy, column)
  if (path === undefined) return copy
  const keys = path.split('.')
  const last = keys.at(-1) ?? ''
  let node: Node = copy
  for (const key of keys.slice(0, -1)) {
    const child = node[key]
    const next: Node = isNode(child) ? child : {}
    node[key] = next
    node = next
  }
  const before = node[last]
  // Without headers, columns go by their numbers.
  const ref = table.header === false ? Number(column) : column
  // Attributes are a list of columns, or columns under names of one's choice.
  if (last === 'attributes' && isNode(before)) node[last] = { ...before, [column]: ref }
  else if (last === 'attributes') node[last] = [...(Array.isArray(before) ? before : []), ref]
  // An identity may have a fallback; any other field has one column.
  else if (last === 'id' && before !== undefined) {
    node[last] = Array.isArray(before) ? [...before, ref] : [before, ref]
  } else node[last] = ref
  return copy
}

/** Sets a refinement (`date`, `values`, `split`) of the field that a column feeds. */
export function refine(
  table: TableMapping,
  path: string,
  column: string,
  refinement: Readonly<Record<string, unknown>>,
): TableMapping {
  const copy = structuredClone(table)
  const keys = path.split('.')
  const last = keys.at(-1) ?? ''
  const node = keys.slice(0, -1).reduce<unknown>((at, key) => (isNode(at) ? at[key] : at), copy)
  if (!isNode(node)) return copy
  const before = node[last]
  const kept = isNode(before) ? before : { column }
  const next: Node = { ...kept }
  for (const [key, value] of Object.entries(refinement)) {
    if (value === undefined) delete next[key]
    else next[key] = value
  }
  node[last] = next
  return copy
}

/** A refinement of a field, as it stands. */
export function refinementOf(table: TableMapping, path: string, name: string): unknown {
  const field = path
    .split('.')
    .reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), table)
  return isNode(field) ? field[name] : undefined
}

type TablePlace = { name: string; sheet?: string }

/** How a table is called: its file, and its sheet where the file has several. */
export function tableName({ name, sheet }: TablePlace): string {
  return sheet === undefined ? name : `${name} – ${sheet}`
}

/** Whether a file is a table of text, of which encoding and separator can be chosen. */
export function isText({ format }: { format: string }): boolean {
  return format === 'csv'
}

/** The table of a mapping that reads a table of a file; −1 where none does. */
export function tableIndexFor(mapping: ImportMapping, { name, sheet }: TablePlace): number {
  const inSheet = (table: TableMapping) => sheet === undefined || table.sheet === sheet
  const exact = mapping.tables.findIndex((table) => table.file === name && inSheet(table))
  if (exact !== -1) return exact
  return mapping.tables.findIndex((table) => globMatches(table.file, name) && inSheet(table))
}

/** A mapping that reads one more table, or no longer reads one. */
export function withTable(
  mapping: ImportMapping,
  file: TablePlace & { header?: boolean },
): ImportMapping {
  return { ...mapping, tables: [...mapping.tables, newTable(file)] }
}

export function withoutTable(mapping: ImportMapping, { name, sheet }: TablePlace): ImportMapping {
  const tables = mapping.tables.filter(
    (table) => !(globMatches(table.file, name) && (sheet === undefined || table.sheet === sheet)),
  )
  return { ...mapping, tables }
}

/** A table of which nothing is said yet but where it is. */
export function newTable({ name, sheet, header }: TablePlace & { header?: boolean }): TableMapping {
  return {
    file: name,
    ...(sheet !== undefined && { sheet }),
    ...(header === false && { header }),
    holds: 'participations',
  }
}

/** Whether the fields that identify what the table holds are there. */
export function isComplete(table: TableMapping): boolean {
  const fields = new Set([...columnFields(table).values()].flat())
  const has = (part: string): boolean => fields.has(`${part}.id`) || fields.has(`${part}.name`)
  if (table.holds === 'actors') return has('actor')
  if (table.holds === 'collaborations') return has('collaboration')
  if (table.holds === 'ties') return has('source') && has('target')
  return has('actor') && has('collaboration')
}

export function globMatches(glob: string, file: string): boolean {
  let at = 0
  const pieces = glob.split('*')
  for (const [i, piece] of pieces.entries()) {
    const found = i === 0 ? (file.startsWith(piece) ? 0 : -1) : file.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return pieces.at(-1) === '' || file.endsWith(pieces.at(-1) ?? '')
}

function columnsOf(field: unknown): unknown[] {
  if (Array.isArray(field)) return field.flatMap((one: unknown) => columnsOf(one))
  if (!isNode(field)) return [field]
  if (Array.isArray(field['join'])) return field['join']
  return field['column'] === undefined ? [] : [field['column']]
}

/** Calls back for each field of a table with its path; attributes count as one field. */
function visit(table: TableMapping, seen: (path: string, field: unknown) => void): void {
  const walk = (node: Node, path: string): void => {
    for (const [key, value] of Object.entries(node)) {
      const here = `${path}.${key}`
      if (key === 'attributes') {
        if (Array.isArray(value)) seen(here, value)
        else if (isNode(value)) for (const field of Object.values(value)) seen(here, field)
      } else if (isField(value)) seen(here, value)
      else if (isNode(value)) walk(value, here)
    }
  }
  const whole: Node = table
  for (const part of RECORD_PARTS) {
    const value = whole[part]
    if (isNode(value)) walk(value, part)
  }
}

function removeColumn(table: TableMapping, column: string): void {
  const reads = (field: unknown): boolean => columnsOf(field).some((one) => String(one) === column)
  const walk = (node: Node): void => {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'attributes' && isNode(value)) {
        for (const [name, field] of Object.entries(value)) if (reads(field)) delete value[name]
      } else if (isField(value)) {
        if (!reads(value)) continue
        const rest = Array.isArray(value) ? value.filter((one: unknown) => !reads(one)) : []
        if (rest.length === 0) delete node[key]
        else node[key] = rest.length === 1 && key !== 'attributes' ? rest[0] : rest
      } else if (isNode(value)) walk(value)
    }
  }
  const whole: Node = table
  for (const part of RECORD_PARTS) {
    const value = whole[part]
    if (isNode(value)) walk(value)
  }
}
