import { newGraph, type Graph } from './graph.ts'
import { readDl } from './dl.ts'
import { readDot } from './dot.ts'
import { readGexf } from './gexf.ts'
import { readGml } from './gml.ts'
import { readGraphml } from './graphml.ts'
import { readPajek, type PajekFile } from './pajek.ts'
import { readVna } from './vna.ts'
import type { OnPart } from './words.ts'

export const GRAPH_FORMATS = ['gexf', 'graphml', 'gml', 'pajek', 'dl', 'vna', 'dot'] as const
export type GraphFormat = (typeof GRAPH_FORMATS)[number]

const READERS: Readonly<
  Record<GraphFormat, (file: string, text: string, onPart?: OnPart) => Graph[]>
> = {
  gexf: readGexf,
  graphml: readGraphml,
  gml: readGml,
  pajek: (file, text, onPart) => withColumns(readPajek(file, text, onPart)),
  dl: readDl,
  vna: readVna,
  dot: readDot,
}

/**
 * The graphs of a file in a format of graphs. `onPart` hears how far its text is read, but of DOT, whose
 * parser says nothing. @throws AppError broken-file
 */
export function readGraph(
  format: GraphFormat,
  file: string,
  text: string,
  onPart?: OnPart,
): Graph[] {
  return READERS[format](file, text, onPart)
}

/** By how the text begins, whatever the file is called; by its name where formats begin alike. */
export function graphFormatOf(name: string, head: string): GraphFormat | undefined {
  const text = head.trimStart()
  if (/<gexf[\s>]/i.test(text)) return 'gexf'
  if (/<graphml[\s>]/i.test(text)) return 'graphml'
  if (/^(%[^\n]*\n\s*)*\*(vertices|network|partition|vector)\b/i.test(text)) return 'pajek'
  if (/^\*(node|tie)\s+(data|properties)\b/i.test(text)) return 'vna'
  if (/^dl\b[\s,]*(n|nr|nm|nc|format)\s*=/i.test(text)) return 'dl'
  if (/^(\/\*[\s\S]*?\*\/\s*|(\/\/|#)[^\n]*\n\s*)*(strict\s+)?(di)?graph\b[^[{]*\{/i.test(text)) {
    return 'dot'
  }
  if (/(^|\s)graph\s*\[/i.test(text)) return 'gml'
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''
  return BY_ENDING[ending]
}

const BY_ENDING: Readonly<Record<string, GraphFormat>> = {
  gexf: 'gexf',
  graphml: 'graphml',
  gml: 'gml',
  net: 'pajek',
  paj: 'pajek',
  clu: 'pajek',
  vec: 'pajek',
  dl: 'dl',
  vna: 'vna',
  dot: 'dot',
  gv: 'dot',
}

/** How Pajek tells the modes of a network that it wrote as one: the first 108 nodes, then 136. */
const MODES = /^affiliation partition of N\d+ \[(\d+),(\d+)\]$/i

/**
 * A partition or a vector belongs to the network of its size, or whose first mode has its size; on its
 * own it makes a table of nodes.
 */
function withColumns({ graphs, columns }: PajekFile): Graph[] {
  const alone: Graph[] = []
  for (const { name, values, line } of columns) {
    const owner = graphs.find(({ nodes }) => nodes.length === values.length)
    const first = Number(MODES.exec(name)?.[1])
    if (owner && first > 0) {
      owner.isTwoMode = true
      for (const node of owner.nodes.slice(first)) node.isSecond = true
      continue
    }
    const partly = graphs.find(({ nodes }) => {
      return nodes.filter(({ isSecond }) => isSecond !== true).length === values.length
    })
    const nodes =
      (owner ?? partly)?.nodes ??
      values.map((_, i) => ({
        id: String(i + 1),
        line: line + i + 1,
        attributes: new Map<string, string>(),
      }))
    values.forEach((value, i) => nodes[i]?.attributes.set(name, value))
    if (!owner && !partly) alone.push({ ...newGraph(name), nodes })
  }
  return [...graphs, ...alone]
}
