import { tieWidth, type NodeLook } from './appearance.ts'
import type { MapGraph, MapTie } from './build-graph.ts'
import { mix } from './scale.ts'
import type { CanvasTheme } from './theme.ts'

/** What decides at this moment who stays strong while the others fade. */
export type DrawnNow = {
  /** The largest weight of a tie. */
  mostWeight: number
  selection: ReadonlySet<string>
  hovered: string | undefined
  /** Nodes that stay strong; undefined when all do. */
  strong: ReadonlySet<string> | undefined
  hasFocus: boolean
  /** Keys along the path that is shown, if any. */
  path: readonly string[]
  colours: Colours
}

export type Colours = {
  paper: string
  ink: string
  accent: string
  plain: string
  /** Ties between discs, from the weakest to the strongest. */
  bundles: readonly string[]
}

/** How strong the others stay. */
export const FADED = { nodes: 0.22, edges: 0.32 } as const

/** The colours that many nodes and ties share, mixed once. */
export function drawnColours(theme: CanvasTheme, ties: number): Colours {
  const paper = theme.colour('--paper')
  const line = theme.colour('--line-strong')
  return {
    paper,
    ink: theme.colour('--ink'),
    accent: theme.colour('--accent'),
    // Thousands of lines over each other are a grey cloud: the more there are, the fainter each is.
    plain: mix(paper, line, ties > 6000 ? 0.22 : ties > 1500 ? 0.34 : 0.5),
    bundles: Array.from({ length: SHADES }, (_, i) => mix(paper, line, 0.2 + (0.6 * i) / SHADES)),
  }
}

const SHADES = 8

/** Nearly all discs are tied to each other: what is weak is faint, or one would see no strong ones. */
export function bundleColour({ bundles, plain }: Colours, weight: number, most: number): string {
  const share = most > 0 ? Math.sqrt(Math.min(1, weight / most)) : 1
  return bundles[Math.min(SHADES - 1, Math.floor(share * SHADES))] ?? plain
}

/** A strong node's look: a chosen one has a dark border; a hollow one is dark itself. */
export function strongNode(now: DrawnNow, key: string, look: NodeLook): NodeLook {
  if (!now.selection.has(key)) return look
  const size = look.size + 2
  const isHollow = look.shape === 'ring' || look.shape === 'dashed'
  const { ink } = now.colours
  // The border of a hollow one fills it.
  return isHollow
    ? { ...look, size, color: ink }
    : { ...look, size, borderColor: ink, borderWidth: 2.5 }
}

export type StrongTie = { source: string; target: string; size: number; color: string }

/**
 * The ties that stay strong: those along a path; else those of what is chosen or pointed at, over those
 * within the surroundings of a focus.
 */
export function strongTies(now: DrawnNow, graph: MapGraph): StrongTie[] {
  if (!now.strong) return []
  const width = ({ weight, isBundle }: MapTie) => tieWidth(weight, now.mostWeight, isBundle)
  const ties = new Map<string, StrongTie>()
  const { accent, plain } = now.colours
  if (now.path.length > 0) {
    for (const [i, target] of now.path.entries()) {
      const source = now.path[i - 1]
      const edge = source !== undefined && edgeBetween(graph, source, target)
      if (!edge || source === undefined) continue
      const size = width(graph.getEdgeAttributes(edge)) + 2
      ties.set(edge, { source, target, size, color: accent })
    }
    return [...ties.values()]
  }
  if (now.hasFocus) {
    for (const key of now.strong) {
      graph.forEachEdge(key, (edge, tie, source, target) => {
        if (!now.strong?.has(source) || !now.strong.has(target)) return
        ties.set(edge, { source, target, size: width(tie), color: plain })
      })
    }
  }
  for (const key of [...now.selection, ...(now.hovered === undefined ? [] : [now.hovered])]) {
    if (!graph.hasNode(key)) continue
    graph.forEachEdge(key, (edge, tie, source, target) => {
      // Again at the end, over the others.
      ties.delete(edge)
      ties.set(edge, { source, target, size: width(tie) + 0.6, color: accent })
    })
  }
  return [...ties.values()]
}

function edgeBetween(graph: MapGraph, a: string, b: string): string | undefined {
  return graph.hasNode(a) && graph.hasNode(b) ? graph.edge(a, b) : undefined
}
