import type { NetworkMap } from '../../../server/contract/map.ts'
import { nodeLooks, type Look, type NodeLook } from './appearance.ts'
import {
  buildGraph,
  communitiesOf,
  type MapGraph,
  type Shown,
  type TieCounts,
} from './build-graph.ts'
import { drawnColours, type Colours } from './drawn-now.ts'
import type { LeavingMark } from './leaving-layer.ts'
import { changeBetween, frameOf, isFramed, type Change, type Frame } from './motion.ts'
import type { CanvasTheme } from './theme.ts'

/** How many times lighter than the heaviest tie there could be a link is drawn. */
const LINKS_ARE_LIGHT = 16

/** What there is to be seen, whoever draws it: nodes and ties in their places with their looks. */
export class Scene {
  #map: NetworkMap
  #shown: Shown
  #look: Look
  #theme: CanvasTheme
  #hasHulls = false
  #unit = 0
  graph: MapGraph
  counts: TieCounts
  looks: ReadonlyMap<string, NodeLook> = new Map()
  /** The largest weight of a tie. */
  mostWeight = 0
  colours: Colours
  /** Keys of each community whose hull is drawn. */
  hulls: readonly (readonly string[])[] = []
  /** That of the first picture stays: positions mean the same in every period. */
  frame: Frame

  constructor(map: NetworkMap, shown: Shown, look: Look, theme: CanvasTheme) {
    this.#map = map
    this.#shown = shown
    this.#look = look
    this.#theme = theme
    const { graph, ...counts } = buildGraph(map, shown)
    this.graph = graph
    this.counts = counts
    this.frame = frameOf(graph, map.groups, map.folded?.small)
    this.colours = drawnColours(theme, graph.size)
    this.#prepare()
  }

  get theme(): CanvasTheme {
    return this.#theme
  }

  set theme(theme: CanvasTheme) {
    this.#theme = theme
    this.#prepare()
  }

  set look(look: Look) {
    this.#look = look
    this.#prepare()
  }

  /** Pixels to one unit of the graph, where all of it is seen: discs are as large as their ground. */
  set unit(unit: number) {
    if (unit === this.#unit) return
    this.#unit = unit
    if (this.#map.folded) this.#prepare()
  }

  set hasHulls(hasHulls: boolean) {
    this.#hasHulls = hasHulls
    this.#measureHulls()
  }

  isOf(map: NetworkMap, shown: Shown): boolean {
    return map === this.#map && shown === this.#shown
  }

  /**
   * Another slice, or the same in another layout: who comes, goes and moves, with the marks of those who
   * go; nothing where all is new or as it was.
   */
  replace(map: NetworkMap, shown: Shown): (Change & { marks: LeavingMark[] }) | undefined {
    const [before, looks, from, layout] = [this.graph, this.looks, this.frame, this.#map.layout]
    const { graph, ...counts } = buildGraph(map, shown)
    this.#map = map
    this.#shown = shown
    this.graph = graph
    this.counts = counts
    // Another layout has a frame of its own; so has a picture with a block beside it.
    const block = map.folded?.small
    if (map.layout !== layout || (block && !isFramed(block, this.frame))) {
      this.frame = frameOf(graph, map.groups, block)
    }
    this.#prepare()
    const change = changeBetween(before, graph, from, this.frame)
    if (!change) return undefined
    const marks = [...change.leaving].flatMap(([key, at]): LeavingMark[] => {
      const look = looks.get(key)
      return look ? [{ ...look, ...at }] : []
    })
    return { ...change, marks }
  }

  #prepare(): void {
    this.looks = nodeLooks(this.#map, this.graph, this.#look, this.#theme, this.#unit)
    this.colours = drawnColours(this.#theme, this.graph.size)
    const heaviest = this.graph.reduceEdges((most, _edge, tie) => Math.max(most, tie.weight), 0)
    // Links of actors and collaborations all weigh the same: as heavy ones they would hide what they link.
    const areLinks = this.#map.mode === 'two-mode' && this.#map.folded === undefined
    this.mostWeight = areLinks ? heaviest * LINKS_ARE_LIGHT : heaviest
    this.#measureHulls()
  }

  #measureHulls(): void {
    this.hulls = this.#hasHulls ? communitiesOf(this.#map, this.graph) : []
  }
}
