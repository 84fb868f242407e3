import { parse, type ParseError } from 'jsonc-parser'
import { unsupported } from '../detect/file-kind.ts'
import { brokenFile } from '../graphs/graph.ts'
import { cellOf, isThing, readJsonGraph, refuseDeepJson, type Thing } from '../graphs/json-graph.ts'
import { graphSheets } from '../graphs/graph-sheets.ts'
import { rowAt, type Sheet } from './sheet.ts'

const FLATTENED = 3

/**
 * JSON as tables: a graph (see graphs/json-graph.ts), GeoJSON features with their coordinates, a list
 * of objects, an object whose lists are each a table, or one object a line. Fields inside fields are
 * `outer.inner`; `line` is the place in the list, from 1 (of JSON Lines the line itself).
 * @throws AppError broken-file, unsupported-format (a description of a table, which holds no rows)
 */
export function readJson(file: string, text: string): { format: JsonFormat; sheets: Sheet[] } {
  refuseDeepJson(file, text)
  const document = parsed(file, text)
  if (document === undefined) return { format: 'jsonl', sheets: [table('', linesIn(file, text))] }
  if (isTableSchema(document)) throw unsupported(file, 'JSON Table Schema')
  const graphs = readJsonGraph(file, document)
  if (graphs) return { format: 'json-graph', sheets: graphSheets(graphs) }
  if (isThing(document) && document['type'] === 'FeatureCollection') {
    const features = Array.isArray(document['features']) ? document['features'] : []
    return { format: 'geojson', sheets: [table('', features.map(featureFields))] }
  }
  if (Array.isArray(document)) return { format: 'json', sheets: [table('', document)] }
  const lists = isThing(document)
    ? Object.entries(document).filter(([, value]) => isTable(value))
    : []
  if (lists.length === 0) throw brokenFile(file, 'JSON', 0, '[ { … } ] ?')
  return {
    format: 'json',
    sheets: lists.map(([name, value]) =>
      table(lists.length > 1 ? name : '', Array.isArray(value) ? value : []),
    ),
  }
}

export type JsonFormat = 'json' | 'jsonl' | 'geojson' | 'json-graph'

/** Frictionless Table Schema: what columns a register has, such as schema.data.gouv.fr publishes. */
function isTableSchema(document: unknown): boolean {
  if (!isThing(document) || !Array.isArray(document['fields'])) return false
  const { fields, $schema, constraints } = document
  const describes = fields.every((field) => isThing(field) && 'name' in field && 'type' in field)
  return fields.length > 0 && describes && ($schema !== undefined || constraints !== undefined)
}

/** undefined where the text is one object a line. */
function parsed(file: string, text: string): unknown {
  try {
    const document: unknown = JSON.parse(text)
    return document
  } catch (error) {
    if (/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)) return undefined
    const message = error instanceof Error ? error.message : ''
    throw brokenFile(file, 'JSON', faultLine(text), message)
  }
}

function linesIn(file: string, text: string): unknown[] {
  return text.split(/\r?\n/).map((line, i) => {
    if (line.trim() === '') return undefined
    try {
      const value: unknown = JSON.parse(line)
      return value
    } catch (error) {
      throw brokenFile(file, 'JSON Lines', i + 1, error instanceof Error ? error.message : '')
    }
  })
}

/** Where the first fault is: the engine's own message does not always say. */
function faultLine(text: string): number {
  const faults: ParseError[] = []
  parse(text, faults, { allowEmptyContent: false, disallowComments: true })
  const at = faults[0]?.offset
  return at === undefined ? 0 : text.slice(0, at).split('\n').length
}

function featureFields(feature: unknown): Thing {
  if (!isThing(feature)) return {}
  const properties = isThing(feature['properties']) ? feature['properties'] : {}
  const geometry = feature['geometry']
  const isPoint = isThing(geometry) && geometry['type'] === 'Point'
  const coordinates = isPoint ? geometry['coordinates'] : undefined
  const [longitude, latitude]: unknown[] = Array.isArray(coordinates) ? coordinates : []
  return {
    ...(feature['id'] !== undefined && { id: feature['id'] }),
    ...properties,
    ...(isPoint && { longitude, latitude }),
  }
}

function table(name: string, items: readonly unknown[]): Sheet {
  const columns = new Map<string, number>()
  const found: { line: number; fields: Map<string, string> }[] = []
  items.forEach((item, i) => {
    if (!isThing(item)) return
    const fields = new Map<string, string>()
    flatten(item, '', FLATTENED, fields)
    for (const field of fields.keys()) {
      if (!columns.has(field)) columns.set(field, columns.size)
    }
    found.push({ line: i + 1, fields })
  })
  const header = [...columns.keys()]
  const rows = found.map(({ line, fields }) =>
    rowAt(
      line,
      header.map((column) => fields.get(column) ?? ''),
    ),
  )
  return { name, rows: [rowAt(1, header), ...rows] }
}

function flatten(item: Thing, prefix: string, depth: number, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(item)) {
    if (isThing(value) && depth > 1) flatten(value, `${prefix}${key}.`, depth - 1, into)
    else into.set(prefix + key, cellOf(value))
  }
}

function isTable(value: unknown): boolean {
  return Array.isArray(value) && value.some(isThing)
}
