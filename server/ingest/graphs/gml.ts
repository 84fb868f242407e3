import { brokenFile, newGraph, type Graph, type GraphEdge, type GraphNode } from './graph.ts'
import type { OnPart } from './words.ts'

type Value = { text: string; line: number } | List
type List = { entries: { key: string; value: Value; line: number }[] }

const TOKEN = /\s+|#[^\n]*|"[^"]*"|\[|\]|[^\s[\]"]+/gy
const MAX_DEPTH = 100
const TOLD_SIGNS = 256 * 1024

/**
 * GML, the Graph Modelling Language (Himsolt, 1997): nested lists of keys and values. The keys of a node
 * or an edge that are lists themselves are kept as `outer.inner`.
 * @throws AppError broken-file
 */
export function readGml(file: string, text: string, onPart?: OnPart): Graph[] {
  // The format has one graph a file; other programs pass over what follows it too.
  const [first] = listsOf(parse(file, text, onPart), 'graph')
  if (!first) throw brokenFile(file, 'GML', 1, 'graph [ ?')
  return [graphOf(file, first.value)]
}

function graphOf(file: string, list: List): Graph {
  const graph = newGraph(textOf(list, 'label') ?? textOf(list, 'name'))
  const isDirected = textOf(list, 'directed') === '1'
  const need = (of: List, key: string, line: number): string => {
    const found = textOf(of, key)
    if (found === undefined) throw brokenFile(file, 'GML', line, `${key} ?`)
    return found
  }
  for (const { value, line } of listsOf(list, 'node')) {
    const label = textOf(value, 'label')
    const node: GraphNode = {
      id: need(value, 'id', line),
      line,
      attributes: attributesOf(value, ['id', 'label', 'graphics', 'labelgraphics']),
      ...(label !== undefined && { label }),
    }
    graph.nodes.push(node)
  }
  for (const { value, line } of listsOf(list, 'edge')) {
    const weight = textOf(value, 'weight') ?? textOf(value, 'value')
    const label = textOf(value, 'label')
    const edge: GraphEdge = {
      source: need(value, 'source', line),
      target: need(value, 'target', line),
      line,
      directed: isDirected,
      attributes: attributesOf(value, ['source', 'target', 'weight', 'value', 'label', 'graphics']),
      ...(weight !== undefined && { weight }),
      ...(label !== undefined && { label }),
    }
    graph.edges.push(edge)
  }
  return graph
}

function parse(file: string, text: string, onPart?: OnPart): List {
  const root: List = { entries: [] }
  const stack = [root]
  let key: { text: string; line: number } | undefined
  let line = 1
  let told = 0
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const [token] = TOKEN.exec(text) ?? []
    // Only a quote that is never closed is no token.
    if (token === undefined) throw brokenFile(file, 'GML', line, '" ?')
    if (TOKEN.lastIndex - told >= TOLD_SIGNS) {
      told = TOKEN.lastIndex
      onPart?.(told / text.length)
    }
    const at = line
    for (const sign of token) if (sign === '\n') line++
    if (/^[\s#]/.test(token)) continue
    const list = stack.at(-1)
    if (!list) break
    if (token === ']') {
      if (key || stack.length === 1) throw brokenFile(file, 'GML', at, ']')
      stack.pop()
    } else if (key === undefined) {
      if (!/^[a-z_][\w.-]*$/i.test(token)) throw brokenFile(file, 'GML', at, token)
      key = { text: token, line: at }
    } else {
      const value: Value = token === '[' ? { entries: [] } : { text: plain(token), line: at }
      list.entries.push({ key: key.text, value, line: key.line })
      if ('entries' in value) {
        if (stack.length >= MAX_DEPTH) throw brokenFile(file, 'GML', at, '[')
        stack.push(value)
      }
      key = undefined
    }
  }
  if (key) throw brokenFile(file, 'GML', key.line, key.text)
  if (stack.length > 1) throw brokenFile(file, 'GML', line, '] ?')
  return root
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Texts stand in quotes; what ASCII lacks is written as entities. */
function plain(token: string): string {
  const text = token.startsWith('"') ? token.slice(1, -1) : token
  return text.replace(/&(?:#(\d{1,7})|(\w{2,6}));/g, (whole, code?: string, name?: string) => {
    if (code === undefined) return ENTITIES[name ?? ''] ?? whole
    const point = Number(code)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

function listsOf(list: List, key: string): { value: List; line: number }[] {
  return list.entries.flatMap((entry) =>
    entry.key.toLowerCase() === key && 'entries' in entry.value
      ? [{ value: entry.value, line: entry.line }]
      : [],
  )
}

function textOf(list: List, key: string): string | undefined {
  const found = list.entries.find((entry) => entry.key.toLowerCase() === key)?.value
  return found && 'text' in found ? found.text : undefined
}

function attributesOf(list: List, without: readonly string[]): Map<string, string> {
  const attributes = new Map<string, string>()
  const take = (prefix: string, { entries }: List): void => {
    for (const { key, value } of entries) {
      if (prefix === '' && without.includes(key.toLowerCase())) continue
      if ('entries' in value) take(`${prefix}${key}.`, value)
      else attributes.set(prefix + key, value.text)
    }
  }
  take('', list)
  return attributes
}
