import { brokenFile, newGraph, type Graph, type GraphEdge, type GraphNode } from './graph.ts'
import { readMarkup, type MarkupEvents } from './markup.ts'
import type { OnPart } from './words.ts'

type Key = { name: string; of: string; fallback?: string }

const LABELS = new Set(['label', 'name', 'nodelabel', 'd_label'])

/**
 * GraphML (graphml.graphdrawing.org), as Gephi, igraph, NetworkX and yEd write it: keys with their
 * defaults, nodes inside nodes, edges directed or as the graph says. Hyperedges become one tie for each
 * pair of their ends; ports and locators are passed over.
 * @throws AppError broken-file
 */
export function readGraphml(file: string, text: string, onPart?: OnPart): Graph[] {
  const graphs: Graph[] = []
  const keys = new Map<string, Key>()
  const directions: boolean[] = []
  const items: (GraphNode | GraphEdge | undefined)[] = []
  let data: string | undefined
  let dataLine = 0
  let label: string | undefined
  let declaring: Key | undefined
  let ends: string[] = []
  const graph = (): Graph => {
    const last = graphs.at(-1)
    if (!last) throw brokenFile(file, 'GraphML', 0, '<graph> ?')
    return last
  }

  const events: MarkupEvents = {
    open({ name, attributes, line }) {
      const need = (key: string): string => {
        const found = attributes.get(key)?.trim()
        if (found === undefined || found === '') {
          throw brokenFile(file, 'GraphML', line, `<${name}> ${key} ?`)
        }
        return found
      }
      if (name === 'key') {
        const id = need('id')
        declaring = {
          name: attributes.get('attr.name') ?? attributes.get('name') ?? id,
          of: attributes.get('for') ?? 'all',
        }
        // The same id may be declared for nodes and again for edges.
        keys.set(`${declaring.of} ${id}`, declaring)
      } else if (name === 'graph') {
        if (directions.length === 0) graphs.push(newGraph(attributes.get('id')))
        directions.push(attributes.get('edgedefault') !== 'undirected')
      } else if (name === 'node') {
        const node: GraphNode = { id: need('id'), line, attributes: new Map() }
        graph().nodes.push(node)
        items.push(node)
      } else if (name === 'edge') {
        const directed = attributes.get('directed')
        const id = attributes.get('id')
        const edge: GraphEdge = {
          source: need('source'),
          target: need('target'),
          line,
          directed: directed === undefined ? (directions.at(-1) ?? false) : directed === 'true',
          attributes: new Map(),
          ...(id !== undefined && { id }),
        }
        graph().edges.push(edge)
        items.push(edge)
      } else if (name === 'hyperedge') {
        ends = []
        items.push(undefined)
      } else if (name === 'endpoint') ends.push(need('node'))
      else if (name === 'data') {
        data = attributes.get('key')
        dataLine = line
      }
    },
    close(name, content) {
      const item = items.at(-1)
      if (name === 'default' && declaring) declaring.fallback = content
      else if (name === 'key') declaring = undefined
      else if (name === 'graph') directions.pop()
      else if (name === 'nodelabel') label = content
      else if (name === 'data') {
        if (item && data !== undefined) {
          const of = 'source' in item ? 'edge' : 'node'
          const key = keys.get(`${of} ${data}`) ?? keys.get(`all ${data}`)
          if (key === undefined) noteUndeclared(graph(), data, dataLine)
          if (content !== '') item.attributes.set(key?.name ?? data, content)
          // yEd keeps the label in markup of its own.
          if (label !== undefined && of === 'node') item.label = label
        }
        data = undefined
        label = undefined
      } else if (name === 'node' || name === 'edge') {
        items.pop()
        if (item) complete(item, keys, name)
      } else if (name === 'hyperedge') {
        items.pop()
        addPairs(graph(), ends)
      }
    },
  }
  readMarkup(file, 'GraphML', text, events, onPart)
  if (graphs.length === 0) throw brokenFile(file, 'GraphML', 0, '<graph> ?')
  return graphs
}

function noteUndeclared(graph: Graph, key: string, line: number): void {
  graph.undeclared ??= new Map()
  if (!graph.undeclared.has(key)) graph.undeclared.set(key, line)
}

function complete(item: GraphNode | GraphEdge, keys: ReadonlyMap<string, Key>, of: string): void {
  for (const key of keys.values()) {
    const isOfItem = key.of === of || key.of === 'all'
    if (isOfItem && key.fallback !== undefined && !item.attributes.has(key.name)) {
      item.attributes.set(key.name, key.fallback)
    }
  }
  for (const [name, value] of item.attributes) {
    const lower = name.toLowerCase()
    if (item.label === undefined && LABELS.has(lower)) item.label = value
    else if ('source' in item && lower === 'weight') item.weight = value
    else continue
    item.attributes.delete(name)
  }
}

function addPairs(graph: Graph, ends: readonly string[]): void {
  const line = graph.edges.at(-1)?.line ?? 0
  ends.forEach((source, i) => {
    for (const target of ends.slice(i + 1)) {
      graph.edges.push({ source, target, line, directed: false, attributes: new Map() })
    }
  })
}
