import { brokenFile, checkAnnounced, newGraph, type Graph, type GraphEdge } from './graph.ts'
import { forEachLine, wordsOf, type OnPart } from './words.ts'

/** What a partition (.clu) or a vector (.vec) says of the nodes, in their order. */
export type NodeColumn = { name: string; values: string[]; line: number }
export type PajekFile = { graphs: Graph[]; columns: NodeColumn[] }

type Section = 'vertices' | 'ties' | 'lists' | 'matrix' | 'column' | 'other'

/**
 * Pajek's networks (.net), partitions (.clu), vectors (.vec) and projects of these (.paj): arcs, edges,
 * their lists, matrices, two-mode networks (`*Vertices 18 5`: the first five are actors), relations by
 * name, and times in brackets (`[1-3,5]`: from 1 to 5). Coordinates and colours are passed over.
 * Source: Pajek reference manual (Mrvar and Batagelj).
 * @throws AppError broken-file
 */
export function readPajek(file: string, text: string, onPart?: OnPart): PajekFile {
  const graphs: Graph[] = []
  const columns: NodeColumn[] = []
  let section: Section = 'other'
  let isDirected = false
  let relation: string | undefined
  let named: string | undefined
  let size = 0
  let firstMode = 0
  let matrixRow = 0
  let announced = 0
  let isColumn = /\.(clu|vec)$/i.test(file)
  const fail = (line: number, found: string) => brokenFile(file, 'Pajek', line, found)
  const current = (line: number): Graph => {
    const graph = graphs.at(-1)
    if (!graph) throw fail(line, '*Vertices ?')
    return graph
  }

  const begin = (line: number, content: string): void => {
    const [head = { text: '' }, ...rest] = wordsOf(content.slice(1).trimStart())
    const word = head.text.toLowerCase()
    const rest0 = rest.map(({ text: part }) => part)
    if (word === 'network') {
      named = rest0.join(' ')
      isColumn = false
      section = 'other'
    } else if (word === 'partition' || word === 'vector') {
      columns.push({ name: rest0.join(' ') || word, values: [], line })
      isColumn = true
      section = 'other'
    } else if (word === 'vertices') {
      size = wholeNumber(rest0[0])
      firstMode = rest0[1] === undefined ? size : wholeNumber(rest0[1])
      if (!(size >= 0) || !(firstMode >= 0) || firstMode > size) throw fail(line, content)
      if (isColumn) {
        if (columns.length === 0) columns.push({ name: baseName(file), values: [], line })
        section = 'column'
        return
      }
      announced += size
      checkAnnounced(file, line, announced)
      const graph = newGraph(named)
      graph.times = 'numbers'
      graph.isTwoMode = firstMode < size && firstMode > 0
      for (let number = 1; number <= size; number++) {
        graph.nodes.push({
          id: String(number),
          line,
          attributes: new Map(),
          ...(graph.isTwoMode && number > firstMode && { isSecond: true }),
        })
      }
      graphs.push(graph)
      named = undefined
      section = 'vertices'
    } else if (/^(arcs|edges|arcslist|edgeslist|matrix)$/.test(word)) {
      current(line)
      section = word.endsWith('list') ? 'lists' : word === 'matrix' ? 'matrix' : 'ties'
      // A matrix of two modes has no direction; one of a single mode is of arcs.
      isDirected = word.startsWith('arcs') || (word === 'matrix' && firstMode === size)
      relation = relationOf(rest0)
      matrixRow = 0
    } else section = 'other'
  }

  const addTie = (line: number, from: string, to: string, more: Partial<GraphEdge>): void => {
    const graph = current(line)
    for (const end of [from, to]) {
      const number = wholeNumber(end)
      if (!(number >= 1) || number > size) throw fail(line, end)
    }
    graph.edges.push({
      source: String(Number(from)),
      target: String(Number(to)),
      line,
      directed: isDirected && !graph.isTwoMode,
      attributes: new Map(relation === undefined ? [] : [['relation', relation]]),
      ...more,
    })
  }

  const readLine = (line: number, content: string): void => {
    const words = wordsOf(content)
    const texts = words.map(({ text: word }) => word)
    const [first = '', second = ''] = texts
    if (section === 'column') {
      const values = columns.at(-1)?.values
      // What follows the last value is a legend.
      if (values && values.length < size) values.push(first)
    } else if (section === 'vertices') {
      const node = current(line).nodes[wholeNumber(first) - 1]
      if (!node) throw fail(line, first)
      node.line = line
      if (second !== '' && !second.startsWith('[')) node.label = second
      Object.assign(node, timesOf(content))
    } else if (section === 'ties') {
      if (texts.length < 2) throw fail(line, content)
      const weight = /^[+-]?[\d.]/.test(texts[2] ?? '') ? texts[2] : undefined
      const at = texts.indexOf('l')
      const label = at > 2 && words[at + 1]?.isQuoted === true ? texts[at + 1] : undefined
      addTie(line, first, second, {
        ...(weight !== undefined && { weight }),
        ...(label !== undefined && { label }),
        ...timesOf(content),
      })
    } else if (section === 'lists') {
      for (const to of texts.slice(1)) addTie(line, first, to, {})
    } else if (section === 'matrix') {
      matrixRow++
      if (matrixRow > firstMode) throw fail(line, content)
      texts.forEach((value, i) => {
        if (Number.isNaN(Number(value))) throw fail(line, value)
        const to = firstMode < size ? firstMode + i + 1 : i + 1
        if (Number(value) !== 0) addTie(line, String(matrixRow), String(to), { weight: value })
      })
    }
  }

  const takeLine = (raw: string, i: number): void => {
    const content = raw.trim()
    if (content === '' || content.startsWith('%') || content.startsWith('/*')) return
    if (content.startsWith('*')) begin(i + 1, content)
    else readLine(i + 1, content)
  }
  forEachLine(text, takeLine, onPart)
  if (graphs.length === 0 && columns.length === 0) throw fail(0, '*Vertices ?')
  return { graphs, columns }
}

/** `*Arcs :2 "advice"` names a relation; without a name its number is kept. */
function relationOf(rest: readonly string[]): string | undefined {
  const at = rest.findIndex((word) => word.startsWith(':'))
  if (at === -1) return undefined
  return rest[at + 1] ?? rest[at]?.slice(1)
}

/** `[5-10,12-*]`: from the first start to the last end; `*` is open. */
function timesOf(content: string): { start?: string; end?: string } {
  const inside = /\[([^\]]*)\]\s*$/.exec(content)?.[1]
  if (inside === undefined) return {}
  const spells = inside.split(',').map((part) => part.trim().split('-'))
  const start = spells[0]?.[0]?.trim() ?? ''
  const last = spells.at(-1) ?? []
  const end = (last[1] ?? last[0] ?? '').trim()
  return { ...(/^\d/.test(start) && { start }), ...(/^\d/.test(end) && { end }) }
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
}

function baseName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
}
