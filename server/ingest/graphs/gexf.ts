import { brokenFile, newGraph, type Graph, type GraphEdge, type GraphNode } from './graph.ts'
import { readMarkup, type Element, type MarkupEvents } from './markup.ts'
import type { OnPart } from './words.ts'

type Declared = { title: string; fallback?: string }
type Item = { attributes: Map<string, string>; start?: string; end?: string }

/**
 * GEXF 1.1 to 1.3, the interchange format of Gephi (gexf.net): nodes also inside nodes, attributes with
 * their defaults, times on the element or as spells. Of values that change in time the last one counts;
 * spells give their first start and their last end.
 * @throws AppError broken-file
 */
export function readGexf(file: string, text: string, onPart?: OnPart): Graph[] {
  const graph = newGraph()
  const declared = { node: new Map<string, Declared>(), edge: new Map<string, Declared>() }
  const open: Element[] = []
  const items: Item[] = []
  let isDirected = false
  let hasGraph = false
  let declaring: Map<string, Declared> | undefined
  let current: Declared | undefined

  const events: MarkupEvents = {
    open(element) {
      const { name, attributes, line } = element
      const value = (key: string) => attributes.get(key)
      open.push(element)
      const need = (key: string): string => {
        const found = value(key)?.trim()
        if (found === undefined || found === '') {
          throw brokenFile(file, 'GEXF', line, `<${name}> ${key} ?`)
        }
        return found
      }
      if (name === 'graph') {
        hasGraph = true
        isDirected = value('defaultedgetype') === 'directed'
        const format = value('timeformat') ?? value('timetype')
        if (format === 'double' || format === 'float' || format === 'integer') {
          graph.times = 'numbers'
        }
      } else if (name === 'attributes') {
        declaring = value('class') === 'edge' ? declared.edge : declared.node
      } else if (name === 'attribute') {
        current = { title: value('title') ?? need('id') }
        declaring?.set(need('id'), current)
      } else if (name === 'node') {
        const node: GraphNode = { id: need('id'), line, attributes: new Map(), ...times(element) }
        const label = value('label')
        if (label !== undefined) node.label = label
        const parent = value('pid')
        if (parent !== undefined) node.attributes.set('pid', parent)
        graph.nodes.push(node)
        items.push(node)
      } else if (name === 'edge') {
        const type = value('type')
        const edge: GraphEdge = {
          source: need('source'),
          target: need('target'),
          line,
          directed: type === undefined ? isDirected : type === 'directed',
          attributes: new Map(),
          ...times(element),
        }
        for (const key of ['id', 'label', 'weight'] as const) {
          const found = value(key)
          if (found !== undefined) edge[key] = found
        }
        const kind = value('kind')
        if (kind !== undefined) edge.attributes.set('kind', kind)
        graph.edges.push(edge)
        items.push(edge)
      } else if (name === 'attvalue') {
        const isEdge = open.findLast((one) => one.name === 'node' || one.name === 'edge')
        const known = declared[isEdge?.name === 'edge' ? 'edge' : 'node']
        const of = value('for') ?? value('id') ?? ''
        const item = items.at(-1)
        item?.attributes.set(known.get(of)?.title ?? of, value('value') ?? '')
      } else if (name === 'spell') {
        const item = items.at(-1)
        if (item) widen(item, times(element))
      }
    },
    close(name, content) {
      open.pop()
      if (name === 'node' || name === 'edge') {
        const item = items.pop()
        if (item) complete(item, declared[name])
      } else if (name === 'default' && current) current.fallback = content
      else if (name === 'attribute') current = undefined
    },
  }
  readMarkup(file, 'GEXF', text, events, onPart)
  if (!hasGraph) throw brokenFile(file, 'GEXF', 0, '<graph> ?')
  return [graph]
}

/** 1.3 writes `timestamp` for a moment; 1.2 also `startopen` for starts that do not count themselves. */
function times({ attributes }: Element): { start?: string; end?: string } {
  const moment = attributes.get('timestamp')
  const start = attributes.get('start') ?? attributes.get('startopen') ?? moment
  const end = attributes.get('end') ?? attributes.get('endopen') ?? moment
  return {
    ...(isTime(start) && { start: start.trim() }),
    ...(isTime(end) && { end: end.trim() }),
  }
}

function isTime(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '' && !/infinity/i.test(text)
}

function widen(item: Item, { start, end }: { start?: string; end?: string }): void {
  if (start !== undefined && (item.start === undefined || start < item.start)) item.start = start
  if (end !== undefined && (item.end === undefined || end > item.end)) item.end = end
}

function complete(item: Item, declared: ReadonlyMap<string, Declared>): void {
  for (const { title, fallback } of declared.values()) {
    if (fallback !== undefined && !item.attributes.has(title)) item.attributes.set(title, fallback)
  }
  const name = ['Weight', 'weight'].find((one) => item.attributes.has(one))
  if (!('source' in item) || name === undefined) return
  // Weights that change in time are attributes; the last one counts.
  if (!('weight' in item)) Object.assign(item, { weight: item.attributes.get(name) })
  item.attributes.delete(name)
}
