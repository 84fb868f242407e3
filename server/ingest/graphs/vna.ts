import { brokenFile, newGraph, type Graph } from './graph.ts'
import { forEachLine, wordsOf, type OnPart } from './words.ts'

const FROM = 0
const TO = 1

/**
 * NetDraw's VNA: a table of nodes, one of ties, and one of how nodes are drawn, which is passed over.
 * Ties whose `breed` says "undirected" have no direction.
 * @throws AppError broken-file
 */
export function readVna(file: string, text: string, onPart?: OnPart): Graph[] {
  const graph = newGraph()
  const known = new Map<string, number>()
  let section: 'nodes' | 'ties' | 'other' = 'other'
  let header: string[] | undefined
  const takeLine = (raw: string, i: number): void => {
    const line = i + 1
    if (raw.trim() === '') return
    if (raw.trimStart().startsWith('*')) {
      const name = raw.trim().toLowerCase()
      section = name.startsWith('*node data')
        ? 'nodes'
        : name.startsWith('*tie data')
          ? 'ties'
          : 'other'
      header = undefined
      return
    }
    const cells = wordsOf(raw, ',').map((word) => word.text)
    if (header === undefined) {
      header = cells
      return
    }
    if (section === 'other') return
    if (cells.length > header.length) throw brokenFile(file, 'VNA', line, raw)
    const [first = '', second = ''] = cells
    const from = section === 'nodes' ? 1 : 2
    const attributes = new Map<string, string>()
    header.forEach((name, place) => {
      const cell = cells[place]
      if (place >= from && cell !== undefined && cell !== '') attributes.set(name, cell)
    })
    if (section === 'nodes') {
      known.set(first, graph.nodes.length)
      graph.nodes.push({ id: first, line, attributes })
      return
    }
    if (cells.length <= TO) throw brokenFile(file, 'VNA', line, raw)
    for (const id of [cells[FROM] ?? '', second]) {
      if (known.has(id)) continue
      known.set(id, graph.nodes.length)
      graph.nodes.push({ id, line, attributes: new Map() })
    }
    const weight = attributes.get('strength') ?? attributes.get('weight')
    for (const name of ['strength', 'weight']) attributes.delete(name)
    graph.edges.push({
      source: first,
      target: second,
      line,
      directed: !/undirected/i.test(attributes.get('breed') ?? ''),
      attributes,
      ...(weight !== undefined && { weight }),
    })
  }
  forEachLine(text, takeLine, onPart)
  if (graph.nodes.length === 0) throw brokenFile(file, 'VNA', 0, '*Node data ?')
  return [graph]
}
