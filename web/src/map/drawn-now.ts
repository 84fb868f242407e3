import type { NodeDisplayData } from 'sigma/types'
import { tieWidth, type NodeLook } from './appearance.ts'
import type { MapGraph, MapNode, MapTie } from './build-graph.ts'
import { mix } from './scale.ts'
import type { CanvasTheme } from './theme.ts'

/** What decides how nodes and ties are drawn at this moment, beside their own look. */
export type DrawnNow = {
  graph: MapGraph
  looks: ReadonlyMap<string, NodeLook>
  /** The largest weight of a tie. */
  mostWeight: number
  selection: ReadonlySet<string>
  hovered: string | undefined
  /** Nodes that stay strong; undefined when all do. */
  strong: ReadonlySet<string> | undefined
  hasFocus: boolean
  /** Place of each node on the path that is shown, if any. */
  path: ReadonlyMap<string, number>
  entering: { keys: ReadonlySet<string>; progress: number } | undefined
  colours: Colours
}

type Colours = { paper: string; ink: string; accent: string; plain: string; faint: string }

/** How strong a faded node stays. */
const FADED = 0.22

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
    faint: mix(paper, line, ties > 1500 ? 0.08 : 0.15),
  }
}

export function drawNode(now: DrawnNow, key: string, node: MapNode): Partial<NodeDisplayData> {
  const look = now.looks.get(key)
  if (!look) return { ...node, hidden: true }
  const { colours } = now
  const isChosen = now.selection.has(key)
  const isStrong = !now.strong || now.strong.has(key)
  const appeared = now.entering?.keys.has(key) ? now.entering.progress : 1
  const strength = (isStrong ? 1 : FADED) * appeared
  const shown =
    strength === 1
      ? look
      : {
          ...look,
          color: mix(colours.paper, look.color, strength),
          borderColor: mix(colours.paper, look.borderColor, strength),
        }
  return {
    ...node,
    ...shown,
    type: 'shape',
    zIndex: isChosen || key === now.hovered ? 2 : isStrong ? 1 : 0,
    ...(isChosen && chosenLook(look, colours)),
  }
}

/** A chosen node has a dark border; a hollow one is dark itself, since its border fills it. */
function chosenLook(look: NodeLook, { ink }: Colours): Partial<NodeLook> {
  const size = look.size + 2
  const isHollow = look.shape === 'ring' || look.shape === 'dashed'
  return isHollow ? { size, color: ink } : { size, borderColor: ink, borderWidth: 2.5 }
}

export function drawTie(
  now: DrawnNow,
  source: string,
  target: string,
  { weight }: MapTie,
): { size: number; color: string; zIndex: number } {
  const { colours, strong } = now
  const size = tieWidth(weight, now.mostWeight)
  if (now.path.size > 0) {
    const gap = Math.abs((now.path.get(source) ?? Infinity) - (now.path.get(target) ?? -Infinity))
    if (gap === 1) return { size: size + 2, color: colours.accent, zIndex: 1 }
    return { size, color: colours.faint, zIndex: 0 }
  }
  const touches = (key: string) => now.selection.has(key) || key === now.hovered
  if (touches(source) || touches(target)) {
    return { size: size + 0.6, color: colours.accent, zIndex: 1 }
  }
  const isWithin = now.hasFocus && strong?.has(source) && strong.has(target)
  return { size, color: strong && !isWithin ? colours.faint : colours.plain, zIndex: 0 }
}
