import { rowAt, type Sheet } from '../readers/sheet.ts'
import type { Graph, GraphEdge, GraphNode } from './graph.ts'

/** Headers of the tables that graphs become; the mapping of a graph file speaks of these. */
export const GRAPH_COLUMNS = {
  id: 'id',
  label: 'label',
  start: 'start',
  end: 'end',
  source: 'source',
  target: 'target',
  weight: 'weight',
  directed: 'directed',
  actor: 'actor',
  collaboration: 'collaboration',
} as const

const C = GRAPH_COLUMNS
const TWO_MODE_NAMES = new Set(['bipartite', 'mode', 'type', 'kind', 'nodetype', 'node_type'])

/**
 * Graphs as tables: the nodes and the ties of each; of a two-mode graph the actors, the collaborations
 * and who takes part. Every attribute is a column under its own name; one that is called like a column
 * of the table itself gets a `_` before it. `prefix` begins the names of the tables.
 */
export function graphSheets(graphs: readonly Graph[], prefix = ''): Sheet[] {
  const hasSeveral = graphs.length > 1
  return graphs.flatMap((graph, i) => {
    const name = graph.name ?? String(i + 1)
    const named = (part: string) => prefix + (hasSeveral ? `${name} – ${part}` : part)
    // The same two may be tied in each: which tie is meant is part of it.
    if (hasSeveral) nameRelation(graph, name)
    return noted(
      graph,
      isTwoMode(graph) ? twoModeSheets(graph, named) : oneModeSheets(graph, named),
    )
  })
}

function noted({ undeclared }: Graph, sheets: Sheet[]): Sheet[] {
  const [first, ...rest] = sheets
  if (undeclared === undefined || first === undefined) return sheets
  const notes = [...undeclared].map(([value, line]) => {
    return { line, value, rule: 'undeclared-attribute' } as const
  })
  return [{ ...first, notes }, ...rest]
}

function nameRelation({ edges }: Graph, name: string): void {
  for (const { attributes } of edges) {
    const own = attributes.get('relation')
    attributes.set('relation', own === undefined ? name : `${name} ${own}`)
  }
}

function oneModeSheets({ nodes, edges }: Graph, named: (part: string) => string): Sheet[] {
  const known = new Set(nodes.map(({ id }) => id))
  // Formats that list ties alone name nodes by naming them.
  const implied: GraphNode[] = []
  if (nodes.length === 0) {
    for (const { source, target, line } of edges) {
      for (const id of [source, target]) {
        if (known.has(id)) continue
        known.add(id)
        implied.push({ id, line, attributes: new Map() })
      }
    }
  }
  return [
    { name: named('nodes'), role: 'nodes', rows: nodeRows([...nodes, ...implied]) },
    {
      name: named('edges'),
      role: 'ties',
      rows: edgeRows(edges, [C.source, C.target], ({ source, target }) => [source, target]),
    },
  ]
}

function twoModeSheets({ nodes, edges }: Graph, named: (part: string) => string): Sheet[] {
  const second = new Set(nodes.filter((node) => node.isSecond).map(({ id }) => id))
  return [
    {
      name: named('actors'),
      role: 'actors',
      rows: nodeRows(nodes.filter((node) => !node.isSecond)),
    },
    {
      name: named('collaborations'),
      role: 'collaborations',
      rows: nodeRows(nodes.filter((node) => node.isSecond)),
    },
    {
      name: named('participations'),
      role: 'participations',
      rows: edgeRows(edges, [C.actor, C.collaboration], ({ source, target }) =>
        second.has(source) ? [target, source] : [source, target],
      ),
    },
  ]
}

function nodeRows(nodes: readonly GraphNode[]): Sheet['rows'] {
  const has = {
    label: nodes.some(({ label }) => label !== undefined),
    start: nodes.some(({ start }) => start !== undefined),
    end: nodes.some(({ end }) => end !== undefined),
  }
  const fixed = [
    C.id,
    ...(has.label ? [C.label] : []),
    ...(has.start ? [C.start] : []),
    ...(has.end ? [C.end] : []),
  ]
  const names = attributeNames(nodes)
  const header = [...fixed, ...names.map((name) => columnName(name, fixed))]
  const rows = nodes.map((node) =>
    rowAt(node.line, [
      node.id,
      ...(has.label ? [node.label ?? ''] : []),
      ...(has.start ? [node.start ?? ''] : []),
      ...(has.end ? [node.end ?? ''] : []),
      ...names.map((name) => node.attributes.get(name) ?? ''),
    ]),
  )
  return [rowAt(1, header), ...rows]
}

const EDGE_FIELDS = ['id', 'label', 'weight', 'start', 'end'] as const

function edgeRows(
  edges: readonly GraphEdge[],
  ends: [string, string],
  endsOf: (edge: GraphEdge) => [string, string],
): Sheet['rows'] {
  const fields = EDGE_FIELDS.filter((field) => edges.some((edge) => edge[field] !== undefined))
  const isTied = ends[0] === C.source
  const fixed = [...ends, ...(isTied ? [C.directed] : []), ...fields]
  const names = attributeNames(edges)
  const header = [...fixed, ...names.map((name) => columnName(name, fixed))]
  const rows = edges.map((edge) =>
    rowAt(edge.line, [
      ...endsOf(edge),
      ...(isTied ? [String(edge.directed)] : []),
      ...fields.map((field) => edge[field] ?? ''),
      ...names.map((name) => edge.attributes.get(name) ?? ''),
    ]),
  )
  return [rowAt(1, header), ...rows]
}

function attributeNames(items: readonly { attributes: ReadonlyMap<string, string> }[]): string[] {
  const names = new Set<string>()
  for (const { attributes } of items) for (const name of attributes.keys()) names.add(name)
  return [...names]
}

function columnName(name: string, fixed: readonly string[]): string {
  return fixed.includes(name.toLowerCase()) ? `_${name}` : name
}

/**
 * Declared by the format; or by an attribute of the nodes with exactly two values, such as NetworkX'
 * `bipartite`, across which every tie goes.
 */
function isTwoMode(graph: Graph): boolean {
  if (graph.isTwoMode) return true
  if (graph.edges.length === 0) return false
  for (const name of attributeNames(graph.nodes)) {
    if (!TWO_MODE_NAMES.has(name.toLowerCase())) continue
    const sides = new Map(graph.nodes.map(({ id, attributes }) => [id, attributes.get(name)]))
    const values = [...new Set(sides.values())]
    if (values.length !== 2 || values.includes(undefined)) continue
    const crosses = graph.edges.every(({ source, target }) => {
      const [a, b] = [sides.get(source), sides.get(target)]
      return a !== undefined && b !== undefined && a !== b
    })
    if (!crosses) continue
    // `bipartite` 0 and 1 are actors and what they share; otherwise ties start at actors.
    const first = sides.get(graph.edges[0]?.source ?? '')
    const actors = values.includes('0') && values.includes('1') ? '0' : first
    for (const node of graph.nodes) if (sides.get(node.id) !== actors) node.isSecond = true
    return true
  }
  return false
}
