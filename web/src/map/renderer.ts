import { Sigma } from 'sigma'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { emphasised, nodeLooks, type Look, type NodeLook } from './appearance.ts'
import {
  buildGraph,
  communitiesOf,
  communityOfKey,
  type MapGraph,
  type MapNode,
  type MapTie,
  type Shown,
  type TieCounts,
} from './build-graph.ts'
import { drawNode, drawnColours, drawTie, type DrawnNow } from './drawn-now.ts'
import { bringIntoView, fit, zoom } from './camera.ts'
import { GroundLayer, type GroundDisc } from './ground-layer.ts'
import { isInside, type Point } from './hull.ts'
import { frameOf, moveFrom, reframed, type Frame, type Transition } from './motion.ts'
import { NamesLayer } from './names-layer.ts'
import { paintPicture } from './picture.ts'
import { ShapeProgram } from './shape-program.ts'
import { toggled } from '../state/selection.ts'
import type { Labels } from '../state/options.ts'
import { isMotionReduced, readTheme, type CanvasTheme } from './theme.ts'

/** Why there is no picture: no WebGL here, or its context was taken away. */
export type Missing = 'absent' | 'lost'

export type RendererEvents = {
  onSelect: (keys: string[]) => void
  onOpen: (key: string) => void
  /** The node whose surroundings alone are asked for; undefined: no longer. */
  onFocus: (key: string | undefined) => void
  /** WebGL is not there, or went away: the page shows the table instead. */
  onUnavailable: (missing: Missing) => void
  /** The second line of the name shown under the pointer. */
  describe: (key: string) => string
  /** A number as the reader writes it. */
  write: (count: number) => string
}

/** What of the picture is strong, beside the selection. */
export type Emphasis = {
  focus: string | undefined
  /** Keys along a path, in its order; none: no path. */
  path: readonly string[]
}

/**
 * One Sigma instance and what it shows. The graph's data is never changed by selection or focus: the
 * reducers give each node and tie its look at drawing time.
 */
export class NetworkRenderer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #names: NamesLayer
  readonly #ground: GroundLayer
  readonly #events: RendererEvents
  readonly #container: HTMLElement
  #graph: MapGraph
  #map: NetworkMap
  #look: Look
  #theme: CanvasTheme
  #looks: Map<string, NodeLook> = new Map()
  #selection: readonly string[] = []
  #hovered: string | undefined
  #focus: string | undefined
  #path: readonly string[] = []
  #labels: Labels = 'important'
  #hulls = false
  #discs: readonly GroundDisc[] = []
  #frame: Frame
  #transition: Transition | undefined
  /** Nodes that were not there before, while they appear; and how far they are. */
  #entering: { keys: ReadonlySet<string>; progress: number } | undefined
  #strong: ReadonlySet<string> | undefined
  #mostWeight = 0
  /** What the reducers read while Sigma draws. */
  #now: DrawnNow

  /** @throws when the browser gives no WebGL context */
  constructor(
    container: HTMLElement,
    map: NetworkMap,
    look: Look,
    shown: Shown,
    events: RendererEvents,
  ) {
    this.#container = container
    this.#events = events
    this.#map = map
    this.#look = look
    this.#theme = readTheme(container)
    this.#graph = buildGraph(map, shown).graph
    this.#prepare()
    this.#now = this.#drawnNow()
    this.#sigma = new Sigma<MapNode, MapTie>(this.#graph, container, {
      defaultNodeType: 'shape',
      nodeProgramClasses: { shape: ShapeProgram },
      nodeHoverProgramClasses: { shape: ShapeProgram },
      defaultDrawNodeHover: () => undefined,
      renderLabels: false,
      zIndex: true,
      stagePadding: 48,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      nodeReducer: (key, node) => drawNode(this.#now, key, node),
      edgeReducer: (edge, tie) => {
        const [source, target] = this.#now.graph.extremities(edge)
        return drawTie(this.#now, source, target, tie)
      },
    })
    // The frame of the first picture stays: positions mean the same in every period.
    this.#frame = frameOf(this.#graph, map.groups)
    this.#sigma.setCustomBBox(this.#frame)
    this.#ground = new GroundLayer(this.#sigma)
    this.#names = new NamesLayer(this.#sigma)
    this.#listen()
  }

  /**
   * Shows another slice of the same network, or the same in another layout. The camera stays where it
   * is; those who were there go to their new place, those who come appear.
   */
  setMap(map: NetworkMap, shown: Shown): TieCounts & { strong: number } {
    this.#transition?.end()
    const { graph, ...counts } = buildGraph(map, shown)
    const before = this.#graph
    const isSameLayout = map.layout === this.#map.layout
    const [from, to] = [this.#frame, isSameLayout ? this.#frame : frameOf(graph, map.groups)]
    this.#map = map
    this.#graph = graph
    this.#hovered = undefined
    this.#frame = to
    this.#prepare()
    this.#now = this.#drawnNow()
    this.#sigma.setCustomBBox(to)
    this.#sigma.setGraph(graph)
    this.#redraw()
    if (!isMotionReduced() && before.order > 0) this.#enter(before, from, to)
    return { ...counts, strong: this.#strongCount() }
  }

  #enter(before: MapGraph, from: Frame, to: Frame): void {
    const first = new Map<string, Point>()
    const keys = new Set<string>()
    let hasMoved = false
    this.#graph.forEachNode((key, node) => {
      if (!before.hasNode(key)) {
        keys.add(key)
        return
      }
      const was = reframed(before.getNodeAttributes(key), from, to)
      if (Math.hypot(was.x - node.x, was.y - node.y) < 1e-6) return
      hasMoved = true
      first.set(key, was)
    })
    if (!hasMoved && (keys.size === 0 || keys.size === this.#graph.order)) return
    this.#transition = moveFrom(this.#graph, first, (progress) => {
      this.#entering = progress < 1 ? { keys, progress } : undefined
      this.#now = { ...this.#now, entering: this.#entering }
      this.#ground.measure()
      this.#sigma.refresh({ skipIndexation: progress < 1 })
    })
  }

  setLook(look: Look): void {
    this.#look = look
    this.#prepare()
    this.#redraw()
  }

  setSelection(keys: readonly string[]): void {
    this.#selection = keys
    const [first] = keys
    if (first !== undefined && keys.length === 1 && this.#graph.hasNode(first)) {
      bringIntoView(this.#sigma, first, this.position(first))
    }
    this.#redraw()
  }

  /** The node whose surroundings (two steps) alone stay strong, and a path; how many nodes are strong. */
  setEmphasis({ focus, path }: Emphasis): number {
    this.#focus = focus
    this.#path = path
    this.#redraw()
    return this.#strongCount()
  }

  setLabels(labels: Labels): void {
    this.#labels = labels
    this.#redraw()
  }

  /** What lies under the ties: whether communities have their hull, and the discs of a layout. */
  setGround(hulls: boolean, discs: readonly GroundDisc[]): void {
    this.#hulls = hulls
    this.#discs = discs
    this.#redraw()
  }

  /** Reads the tokens again, after a change of theme. */
  refreshTheme(): void {
    this.#theme = readTheme(this.#container)
    this.#prepare()
    this.#redraw()
  }

  get graph(): MapGraph {
    return this.#graph
  }

  /** The nodes whose middle is within a polygon of the viewport, the most tied first, then by key. */
  keysIn(polygon: readonly Point[]): string[] {
    return this.#graph
      .filterNodes((key) => isInside(this.position(key), polygon))
      .toSorted((a, b) => this.#graph.degree(b) - this.#graph.degree(a) || (a < b ? -1 : 1))
  }

  /** What is seen, as a picture of its own with lines of text under it. */
  picture(lines: readonly string[]): HTMLCanvasElement {
    // WebGL forgets what it drew: it draws again, and is copied before it forgets.
    this.#sigma.refresh({ skipIndexation: true })
    return paintPicture(this.#sigma, this.#theme, lines)
  }

  /** Where a node is drawn, in pixels from the canvas' corner. */
  position(key: string): { x: number; y: number } {
    const node = this.#graph.getNodeAttributes(key)
    return this.#sigma.graphToViewport({ x: node.x, y: node.y })
  }

  zoom(factor: number): void {
    zoom(this.#sigma, factor)
  }

  fit(): void {
    fit(this.#sigma)
  }

  kill(): void {
    this.#transition?.end()
    this.#sigma.kill()
  }

  #strongCount(): number {
    return this.#strong?.size ?? this.#graph.order
  }

  #prepare(): void {
    this.#looks = nodeLooks(this.#map, this.#graph, this.#look, this.#theme)
    this.#mostWeight = this.#graph.reduceEdges(
      (most, _edge, { weight }) => Math.max(most, weight),
      0,
    )
  }

  #redraw(): void {
    this.#strong = emphasised(
      this.#graph,
      this.#hovered === undefined ? this.#selection : [...this.#selection, this.#hovered],
      this.#focus,
      this.#path,
    )
    this.#now = this.#drawnNow()
    this.#ground.update({
      graph: this.#graph,
      theme: this.#theme,
      discs: this.#discs,
      hulls: this.#hulls ? communitiesOf(this.#map, this.#graph) : [],
    })
    this.#names.update({
      graph: this.#graph,
      looks: this.#looks,
      theme: this.#theme,
      selection: this.#now.selection,
      hovered: this.#hovered,
      strong: this.#strong,
      describe: this.#events.describe,
      write: this.#events.write,
      labels: this.#labels,
      titles: () => this.#ground.titleBoxes,
    })
    this.#sigma.refresh({ skipIndexation: true })
  }

  #drawnNow(): DrawnNow {
    return {
      graph: this.#graph,
      looks: this.#looks,
      mostWeight: this.#mostWeight,
      selection: new Set(this.#selection),
      hovered: this.#hovered,
      strong: this.#strong,
      hasFocus: this.#focus !== undefined,
      path: new Map(this.#path.map((key, place) => [key, place])),
      entering: this.#entering,
      colours: drawnColours(this.#theme, this.#graph.size),
    }
  }

  #listen(): void {
    const sigma = this.#sigma
    sigma.on('enterNode', ({ node }) => this.#hover(node))
    sigma.on('leaveNode', () => this.#hover(undefined))
    sigma.on('clickNode', ({ node, event }) => {
      const adds = event.original.shiftKey || event.original.ctrlKey || event.original.metaKey
      if (communityOfKey(node) !== undefined) {
        this.#events.onOpen(node)
        return
      }
      this.#events.onSelect(adds ? toggled(this.#selection, node) : [node])
    })
    sigma.on('clickStage', () => {
      if (this.#focus !== undefined) this.#events.onFocus(undefined)
      else this.#events.onSelect([])
    })
    sigma.on('doubleClickNode', (payload) => {
      payload.preventSigmaDefault()
      if (communityOfKey(payload.node) === undefined) this.#events.onFocus(payload.node)
    })
    for (const canvas of Object.values(sigma.getCanvases())) {
      canvas.addEventListener('webglcontextlost', () => this.#events.onUnavailable('lost'), {
        once: true,
      })
    }
  }

  #hover(key: string | undefined): void {
    this.#hovered = key
    this.#container.style.cursor = key === undefined ? '' : 'pointer'
    this.#redraw()
  }
}
