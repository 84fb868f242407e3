import { tieWidth, type NodeLook } from './appearance.ts'
import type { MapGraph } from './build-graph.ts'
import { bundleColour, type Colours } from './drawn-now.ts'
import { mix } from './scale.ts'

/** Nodes that were not there before, while they appear, and how far they are: from 0 to 1. */
export type Entering = { keys: ReadonlySet<string>; progress: number }

/**
 * Writes into a graph how its nodes and ties are drawn. Sigma reads all of it at each drawing: what does
 * not change from one to the next is not worked out again, and it is not told of what is written, which
 * would make it draw once more.
 */
export function paint(
  graph: MapGraph,
  {
    looks,
    mostWeight,
    colours,
    entering,
  }: {
    looks: ReadonlyMap<string, NodeLook>
    mostWeight: number
    colours: Colours
    entering: Entering | undefined
  },
): void {
  // The same few colours for many nodes: each is mixed once.
  const mixed = new Map<string, string>()
  const appearing = (colour: string): string => {
    const found = mixed.get(colour) ?? mix(colours.paper, colour, entering?.progress ?? 1)
    mixed.set(colour, found)
    return found
  }
  graph.forEachNode((key, node) => {
    const look = looks.get(key)
    if (!look) return
    const isEntering = entering?.keys.has(key) ?? false
    node.size = look.size
    node.shape = look.shape
    node.color = isEntering ? appearing(look.color) : look.color
    node.borderColor = isEntering ? appearing(look.borderColor) : look.borderColor
    node.borderWidth = look.borderWidth
  })
  graph.forEachEdge((_edge, tie) => {
    tie.size = tieWidth(tie.weight, mostWeight, tie.isBundle)
    tie.color = tie.isBundle ? bundleColour(colours, tie.weight, mostWeight) : colours.plain
  })
}
