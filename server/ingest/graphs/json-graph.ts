import { brokenFile, newGraph, type Graph, type GraphEdge, type GraphNode } from './graph.ts'

/** A JSON object of which nothing is known yet. */
export type Thing = Readonly<Record<string, unknown>>

const MAX_DEPTH = 64
/** What a tie's own fields say; the others are its attributes. */
const TIE_FIELDS: readonly string[] =
  'from to source target _id id key weight value label direction directed undirected reversed delayed'.split(
    ' ',
  )

/**
 * A parsed JSON document as graphs, where it is one: Kumu's projects (elements and connections), the
 * node-link form of NetworkX and D3, graphology's and Gephi Lite's serialisation. `line` is the place in
 * its list, from 1. undefined where it is no graph.
 * @throws AppError broken-file for a list of ties without ends
 */
export function readJsonGraph(file: string, document: unknown): Graph[] | undefined {
  if (!isThing(document)) return undefined
  // Gephi Lite keeps the graph inside its workspace.
  const inner = isThing(document['graphDataset']) ? document['graphDataset'] : document
  const lists = listsOf(inner)
  if (lists === undefined) return undefined
  const isDirected = directionOf(document)
  const graph = newGraph(typeof document['name'] === 'string' ? document['name'] : undefined)
  lists.nodes.forEach((item, i) => graph.nodes.push(nodeOf(file, item, i + 1)))
  lists.edges.forEach((item, i) => graph.edges.push(edgeOf(file, item, i + 1, isDirected)))
  return [graph]
}

/**
 * How deep brackets are nested, counted without reading the document. Texts are passed over.
 * @throws AppError broken-file past 64
 */
export function refuseDeepJson(file: string, text: string): void {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (inText) {
      if (sign === 92) at++
      else if (sign === 34) inText = false
    } else if (sign === 34) inText = true
    else if (sign === 91 || sign === 123) {
      depth++
      if (depth > MAX_DEPTH) throw brokenFile(file, 'JSON', 0, `[ × ${String(MAX_DEPTH)}`)
    } else if (sign === 93 || sign === 125) depth--
  }
}

/** A JSON value as the text of a cell; objects and lists inside are spelled out. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(cellOf).join('|')
  return JSON.stringify(value)
}

function listsOf(document: Thing): { nodes: unknown[]; edges: unknown[] } | undefined {
  const list = (...names: string[]) => names.map((name) => document[name]).find(Array.isArray)
  const nodes = list('elements', 'nodes')
  const edges = list('connections', 'links', 'edges')
  return nodes && edges ? { nodes, edges } : undefined
}

function directionOf(document: Thing): boolean {
  const options = document['options']
  if (isThing(options) && options['type'] === 'directed') return true
  return document['directed'] === true || document['type'] === 'directed'
}

function nodeOf(file: string, item: unknown, line: number): GraphNode {
  const { own, attributes } = partsOf(item)
  const id = first(own, 'id', '_id', 'key', 'name') ?? first(attributes, 'label')
  if (id === undefined) throw brokenFile(file, 'JSON', line, 'id ?')
  const label = first(own, 'label') ?? first(attributes, 'label') ?? first(own, 'name')
  return {
    id,
    line,
    attributes: kept(own, attributes, ['id', '_id', 'key', 'label', 'x', 'y', 'position']),
    ...(label !== undefined && { label }),
  }
}

function edgeOf(file: string, item: unknown, line: number, isDirected: boolean): GraphEdge {
  const { own, attributes } = partsOf(item)
  const source = endOf(own['from'] ?? own['source'])
  const target = endOf(own['to'] ?? own['target'])
  if (source === undefined || target === undefined) {
    throw brokenFile(file, 'JSON', line, source === undefined ? 'source ?' : 'target ?')
  }
  const id = first(own, '_id', 'id', 'key')
  const weight = first(own, 'weight', 'value') ?? first(attributes, 'weight', 'strength')
  const label = first(own, 'label') ?? first(attributes, 'label')
  const direction = own['direction']
  const isUndirected =
    direction === 'undirected' || direction === 'mutual' || own['undirected'] === true
  return {
    source,
    target,
    line,
    directed: isUndirected
      ? false
      : direction === 'directed' || own['directed'] === true || isDirected,
    attributes: kept(own, attributes, TIE_FIELDS),
    ...(id !== undefined && { id }),
    ...(weight !== undefined && { weight }),
    ...(label !== undefined && { label }),
  }
}

/** An end by its id, or, as D3 leaves it, the node itself. */
function endOf(value: unknown): string | undefined {
  if (isThing(value)) return first(value, 'id', 'key', 'name')
  const text = cellOf(value)
  return text === '' ? undefined : text
}

function partsOf(item: unknown): { own: Thing; attributes: Thing } {
  const own = isThing(item) ? item : {}
  const attributes = own['attributes']
  return { own, attributes: isThing(attributes) ? attributes : {} }
}

function first(of: Thing, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = cellOf(of[name])
    if (text !== '') return text
  }
  return undefined
}

function kept(own: Thing, attributes: Thing, without: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of [own, attributes]) {
    for (const [name, value] of Object.entries(part)) {
      if (name === 'attributes' || without.includes(name)) continue
      const text = cellOf(value)
      if (text !== '') found.set(name, text)
    }
  }
  return found
}

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
