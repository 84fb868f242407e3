import { Sigma } from 'sigma'
import type { NodeDisplayData } from 'sigma/types'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { emphasised, nodeLooks, tieWidth, type Look, type NodeLook } from './appearance.ts'
import {
  buildGraph,
  communityOfKey,
  type MapGraph,
  type MapNode,
  type MapTie,
  type Shown,
  type TieCounts,
} from './build-graph.ts'
import { GroundLayer, type GroundDisc } from './ground-layer.ts'
import { isInside, type Point } from './hull.ts'
import { frameOf, moveFrom, reframed, type Frame, type Transition } from './motion.ts'
import { NamesLayer } from './names-layer.ts'
import { mix } from './scale.ts'
import { paintPicture } from './picture.ts'
import { ShapeProgram } from './shape-program.ts'
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

/** Time of a camera flight, in milliseconds; none when the person asked for no motion. */
const FLIGHT_MS = 240

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
  #layout: string
  #frame: Frame
  #transition: Transition | undefined
  /** Nodes that were not there before, while they appear; and how far they are. */
  #entering: { keys: ReadonlySet<string>; progress: number } | undefined
  #strong: ReadonlySet<string> | undefined
  #mostWeight = 0

  /** @throws when the browser gives no WebGL context */
  constructor(
    container: HTMLElement,
    map: NetworkMap,
    look: Look,
    shown: Shown,
    layout: string,
    events: RendererEvents,
  ) {
    this.#container = container
    this.#events = events
    this.#map = map
    this.#look = look
    this.#theme = readTheme(container)
    this.#layout = layout
    this.#graph = buildGraph(map, shown).graph
    this.#prepare()
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
      nodeReducer: (key, node) => this.#nodeAppearance(key, node),
      edgeReducer: (edge, tie) => this.#tieAppearance(edge, tie),
    })
    // The frame of the first picture stays: positions mean the same in every period.
    this.#frame = frameOf(this.#graph)
    this.#sigma.setCustomBBox(this.#frame)
    this.#ground = new GroundLayer(this.#sigma)
    this.#names = new NamesLayer(this.#sigma)
    this.#listen()
  }

  /**
   * Shows another slice of the same network, or the same in another layout. The camera stays where it
   * is; those who were there go to their new place, those who come appear.
   */
  setMap(map: NetworkMap, shown: Shown, layout: string): TieCounts & { strong: number } {
    this.#transition?.end()
    const { graph, ...counts } = buildGraph(map, shown)
    const before = this.#graph
    const [from, to] = [this.#frame, layout === this.#layout ? this.#frame : frameOf(graph)]
    this.#map = map
    this.#graph = graph
    this.#hovered = undefined
    this.#layout = layout
    this.#frame = to
    this.#prepare()
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
    if (first !== undefined && keys.length === 1) this.#bringIntoView(first)
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
    const camera = this.#sigma.getCamera()
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, this.#flight())
  }

  fit(): void {
    void this.#sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, this.#flight())
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
    this.#ground.update({
      graph: this.#graph,
      theme: this.#theme,
      discs: this.#discs,
      hulls: this.#hulls ? this.#communities() : [],
    })
    this.#names.update({
      graph: this.#graph,
      looks: this.#looks,
      theme: this.#theme,
      selection: new Set(this.#selection),
      hovered: this.#hovered,
      strong: this.#strong,
      describe: this.#events.describe,
      write: this.#events.write,
      labels: this.#labels,
    })
    this.#sigma.refresh({ skipIndexation: true })
  }

  /** Keys by community; those of two or one have no hull worth the name. */
  #communities(): string[][] {
    const numbers = this.#map.nodes.community ?? this.#map.measures['community'] ?? []
    const members = new Map<number, string[]>()
    this.#graph.forEachNode((key, node) => {
      const number = numbers[node.row] ?? -1
      if (number < 0 || node.kind === 'community') return
      const known = members.get(number) ?? []
      members.set(number, known)
      known.push(key)
    })
    return [...members.values()].filter((keys) => keys.length > 2)
  }

  #nodeAppearance(key: string, node: MapNode): Partial<NodeDisplayData> {
    const look = this.#looks.get(key)
    if (!look) return { ...node, hidden: true }
    const isChosen = this.#selection.includes(key)
    const isStrong = !this.#strong || this.#strong.has(key)
    const paper = this.#theme.colour('--paper')
    const strength =
      (isStrong ? 1 : 0.22) * (this.#entering?.keys.has(key) ? this.#entering.progress : 1)
    const shown =
      strength === 1
        ? look
        : {
            ...look,
            color: mix(paper, look.color, strength),
            borderColor: mix(paper, look.borderColor, strength),
          }
    return {
      ...node,
      ...shown,
      type: 'shape',
      zIndex: isChosen || key === this.#hovered ? 2 : isStrong ? 1 : 0,
      ...(isChosen && {
        size: look.size + 2,
        borderColor: this.#theme.colour('--ink'),
        borderWidth: 2.5,
      }),
    }
  }

  #tieAppearance(
    edge: string,
    { weight }: MapTie,
  ): { size: number; color: string; zIndex: number } {
    const theme = this.#theme
    const size = tieWidth(weight, this.#mostWeight)
    const [source, target] = this.#graph.extremities(edge)
    if (this.#path.length > 0) {
      const gap = Math.abs(this.#path.indexOf(source) - this.#path.indexOf(target))
      const isOnPath = gap === 1 && this.#path.includes(source) && this.#path.includes(target)
      if (isOnPath) return { size: size + 2, color: theme.colour('--accent'), zIndex: 1 }
      const color = mix(theme.colour('--paper'), theme.colour('--line-strong'), 0.15)
      return { size, color, zIndex: 0 }
    }
    const touches = (key: string | undefined) =>
      key !== undefined && (this.#selection.includes(key) || key === this.#hovered)
    if (touches(source) || touches(target)) {
      return { size: size + 0.6, color: theme.colour('--accent'), zIndex: 1 }
    }
    const isFaded =
      this.#strong && !(this.#strong.has(source) && this.#strong.has(target) && this.#focus)
    const share = isFaded ? 0.15 : 0.5
    const color = mix(theme.colour('--paper'), theme.colour('--line-strong'), share)
    return { size, color, zIndex: 0 }
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

  #bringIntoView(key: string): void {
    if (!this.#graph.hasNode(key)) return
    const { x, y } = this.position(key)
    const { width, height } = this.#sigma.getDimensions()
    const margin = 40
    const isVisible = x >= margin && y >= margin && x <= width - margin && y <= height - margin
    if (isVisible) return
    const data = this.#sigma.getNodeDisplayData(key)
    if (data) void this.#sigma.getCamera().animate({ x: data.x, y: data.y }, this.#flight())
  }

  #flight(): { duration: number } {
    return { duration: isMotionReduced() ? 1 : FLIGHT_MS }
  }
}

function toggled(keys: readonly string[], key: string): string[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]
}
