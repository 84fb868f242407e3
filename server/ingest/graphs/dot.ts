import {
  parse,
  type AttributeASTNode,
  type ClusterStatementASTNode,
  type CommentASTNode,
  type EdgeTargetASTNode,
} from '@ts-graphviz/ast'
import { brokenFile, newGraph, type Graph, type GraphNode } from './graph.ts'

const MAX_BYTES = 50_000_000
const MAX_NODES = 5_000_000
/** A text makes fewer than one node for each of its signs; a parser that goes back and forth makes more. */
const FEW_NODES = 50_000
const NODES_PER_SIGN = 4

/**
 * GraphViz' DOT: nodes and edges with their attributes, chains (`a -> b -> c`) and groups
 * (`a -> {b c}`) spelled out; a subgraph's label, else its name, becomes the attribute `subgraph` of its
 * nodes. Default attributes (`node [shape=box]`) are drawing and passed over.
 * @throws AppError broken-file
 */
export function readDot(file: string, text: string): Graph[] {
  const ast = parsed(file, text)
  const graphs = ast.children.flatMap((root) => {
    if (root.type !== 'Graph') return []
    const graph = newGraph(root.id?.value)
    collect(graph, root.children, root.directed, undefined)
    return [graph]
  })
  if (graphs.length === 0) throw brokenFile(file, 'DOT', 0, 'graph { ?')
  return graphs
}

/** Groups in groups: the parser goes back over what it read at each of them. */
const MAX_DEPTH = 50

/** Passes over texts in quotes and comments, whose braces are none. */
const BRACES = /"(?:[^"\\]|\\[\s\S])*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[{}\n]/g

function refuseDeep(file: string, text: string): void {
  let depth = 0
  let line = 1
  for (const [token] of text.matchAll(BRACES)) {
    if (token === '{') depth++
    else if (token === '}') depth--
    else for (const sign of token) if (sign === '\n') line++
    if (depth > MAX_DEPTH) throw brokenFile(file, 'DOT', line, `{ × ${String(MAX_DEPTH)}`)
  }
}

function parsed(file: string, text: string) {
  refuseDeep(file, text)
  try {
    const maxASTNodes = Math.min(MAX_NODES, FEW_NODES + NODES_PER_SIGN * text.length)
    return parse(text, { startRule: 'Dot', maxInputSize: MAX_BYTES, maxASTNodes })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    throw brokenFile(file, 'DOT', lineOf(error), message)
  }
}

/** Where the parser stopped: its grammar's error is the cause of what it throws. */
function lineOf(error: unknown): number {
  const cause = error instanceof Error ? error.cause : undefined
  for (const one of [error, cause]) {
    const location: unknown = Reflect.get(Object(one), 'location')
    const line: unknown = Reflect.get(Object(Reflect.get(Object(location), 'start')), 'line')
    if (typeof line === 'number') return line
  }
  return 0
}

function collect(
  graph: Graph,
  statements: readonly ClusterStatementASTNode[],
  directed: boolean,
  group: string | undefined,
): void {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const nodeOf = (id: string, line: number): GraphNode => {
    const known = nodes.get(id)
    if (known) return known
    const made: GraphNode = { id, line, attributes: new Map() }
    if (group !== undefined) made.attributes.set('subgraph', group)
    nodes.set(id, made)
    graph.nodes.push(made)
    return made
  }
  for (const statement of statements) {
    const line = statement.location?.start.line ?? 0
    if (statement.type === 'Node') {
      const node = nodeOf(statement.id.value, line)
      for (const [key, value] of attributesOf(statement.children)) {
        if (key === 'label') node.label = value
        else node.attributes.set(key, value)
      }
    } else if (statement.type === 'Edge') {
      const attributes = attributesOf(statement.children)
      const weight = attributes.get('weight')
      const label = attributes.get('label')
      for (const key of ['weight', 'label']) attributes.delete(key)
      const steps = statement.targets.map(idsOf)
      for (const id of steps.flat()) nodeOf(id, line)
      steps.slice(1).forEach((targets, i) => {
        for (const source of steps[i] ?? []) {
          for (const target of targets) {
            graph.edges.push({
              source,
              target,
              line,
              directed,
              attributes: new Map(attributes),
              ...(weight !== undefined && { weight }),
              ...(label !== undefined && { label }),
            })
          }
        }
      })
    } else if (statement.type === 'Subgraph') {
      const label = attributesOf(statement.children).get('label')
      collect(graph, statement.children, directed, label ?? statement.id?.value ?? group)
      for (const node of graph.nodes) nodes.set(node.id, node)
    }
  }
}

function idsOf(target: EdgeTargetASTNode): string[] {
  return target.type === 'NodeRef' ? [target.id.value] : target.children.map(({ id }) => id.value)
}

function attributesOf(
  children: readonly (AttributeASTNode | CommentASTNode | ClusterStatementASTNode)[],
): Map<string, string> {
  return new Map(
    children.flatMap((child) =>
      child.type === 'Attribute' ? [[child.key.value, child.value.value] as const] : [],
    ),
  )
}
