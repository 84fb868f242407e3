import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { emphasised, nodeLooks, type Look, type NodeLook } from './appearance.ts'
import {
  buildGraph,
  communitiesOf,
  type MapGraph,
  type MapNode,
  type MapTie,
  type Shown,
  type TieCounts,
} from './build-graph.ts'
import { drawnColours, type DrawnNow } from './drawn-now.ts'
import { bringIntoView, fit, zoom } from './camera.ts'
import { GroundLayer, type GroundDisc } from './ground-layer.ts'
import { isInside, type Point } from './hull.ts'
import { LeavingLayer, type LeavingMark } from './leaving-layer.ts'
import { changeBetween, frameOf, moveFrom, type Frame, type Transition } from './motion.ts'
import type { Box } from './names.ts'
import { NamesLayer } from './names-layer.ts'
import { paint, type Entering } from './paint.ts'
import { paintPicture } from './picture.ts'
import { listenToPointer } from './pointer.ts'
import { release } from './release.ts'
import { ShapeProgram } from './shape-program.ts'
import { StrongLayer } from './strong-layer.ts'
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
  /** What stands over the picture, in pixels from its corner: no name is written under it. */
  covered: () => readonly Box[]
}

/** What of the picture is strong, beside the selection. */
export type Emphasis = {
  focus: string | undefined
  /** Keys along a path, in its order; none: no path. */
  path: readonly string[]
}

/**
 * One Sigma instance and what it shows. Whatever changes is drawn at the next frame, all at once; the
 * graph's data is never changed by selection or focus.
 */
export class NetworkRenderer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #names: NamesLayer
  readonly #ground: GroundLayer
  readonly #leaving: LeavingLayer
  readonly #strongest: StrongLayer
  readonly #events: RendererEvents
  readonly #container: HTMLElement
  #map: NetworkMap
  #shown: Shown
  #graph: MapGraph
  #counts: TieCounts
  #look: Look
  #theme: CanvasTheme
  #looks: Map<string, NodeLook> = new Map()
  #selection: readonly string[] = []
  #hovered: string | undefined
  #focus: string | undefined
  #path: readonly string[] = []
  #labels: Labels = 'important'
  #hasHulls = false
  #hulls: readonly (readonly string[])[] = []
  #discs: readonly GroundDisc[] = []
  #frame: Frame
  #transition: Transition | undefined
  #entering: Entering | undefined
  #strong: ReadonlySet<string> | undefined
  #mostWeight = 0
  /** The next drawing, when one is asked for. */
  #asked = 0
  /** Whether Sigma has to draw again, too. */
  #isStale = false
  /** Whom to fly to, once drawn. */
  #wanted: string | undefined
  #isOver = false

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
    this.#shown = shown
    this.#look = look
    this.#theme = readTheme(container)
    const { graph, ...counts } = buildGraph(map, shown)
    this.#graph = graph
    this.#counts = counts
    this.#prepare()
    // Empty at first: what is shown is drawn once, with all that is still to be said of it.
    this.#sigma = new Sigma<MapNode, MapTie>(new UndirectedGraph(), container, {
      defaultNodeType: 'shape',
      nodeProgramClasses: { shape: ShapeProgram },
      nodeHoverProgramClasses: { shape: ShapeProgram },
      defaultDrawNodeHover: () => undefined,
      renderLabels: false,
      stagePadding: 48,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
    })
    // The frame of the first picture stays: positions mean the same in every period.
    this.#frame = frameOf(graph, map.groups)
    this.#sigma.setCustomBBox(this.#frame)
    this.#ground = new GroundLayer(this.#sigma)
    this.#leaving = new LeavingLayer(this.#sigma)
    this.#names = new NamesLayer(this.#sigma)
    this.#strongest = new StrongLayer(this.#sigma)
    this.#listen()
    this.#ask()
  }

  /**
   * Shows another slice of the same network, or the same in another layout. The camera stays where it
   * is; those who were there go to their new place, those who come appear, those who go fade.
   */
  setMap(map: NetworkMap, shown: Shown): TieCounts & { strong: number } {
    if (map !== this.#map || shown !== this.#shown) this.#replace(map, shown)
    return { ...this.#counts, strong: this.#strongCount() }
  }

  #replace(map: NetworkMap, shown: Shown): void {
    this.#transition?.end()
    const { graph, ...counts } = buildGraph(map, shown)
    const [before, looksBefore] = [this.#graph, this.#looks]
    const isSameLayout = map.layout === this.#map.layout
    const [from, to] = [this.#frame, isSameLayout ? this.#frame : frameOf(graph, map.groups)]
    this.#map = map
    this.#shown = shown
    this.#graph = graph
    this.#counts = counts
    this.#hovered = undefined
    this.#frame = to
    this.#prepare()
    this.#sigma.setCustomBBox(to)
    this.#emphasise()
    this.#ask()
    const change = isMotionReduced() ? undefined : changeBetween(before, graph, from, to)
    if (!change) return
    const marks = [...change.leaving].flatMap(([key, at]): LeavingMark[] => {
      const look = looksBefore.get(key)
      return look ? [{ ...look, ...at }] : []
    })
    this.#transition = moveFrom(graph, change.first, (progress) => {
      this.#entering = progress < 1 ? { keys: change.entering, progress } : undefined
      this.#leaving.update(marks, 1 - progress)
      this.#ground.measure()
      this.draw()
    })
  }

  setLook(look: Look): void {
    if (look.colourBy === this.#look.colourBy && look.sizeBy === this.#look.sizeBy) {
      if (look.sectors === this.#look.sectors) return
    }
    this.#look = look
    this.#prepare()
    this.#ask()
  }

  setSelection(keys: readonly string[]): void {
    this.#selection = keys
    this.#wanted = keys.length === 1 ? keys[0] : undefined
    this.#emphasise()
  }

  /** The node whose surroundings (two steps) alone stay strong, and a path; how many nodes are strong. */
  setEmphasis({ focus, path }: Emphasis): number {
    this.#focus = focus
    this.#path = path
    this.#emphasise()
    return this.#strongCount()
  }

  setLabels(labels: Labels): void {
    this.#labels = labels
    this.#askOver()
  }

  /** What lies under the ties: whether communities have their hull, and the discs of a layout. */
  setGround(hulls: boolean, discs: readonly GroundDisc[]): void {
    this.#hasHulls = hulls
    this.#discs = discs
    this.#measureHulls()
    this.#ask()
  }

  /** Reads the tokens again, after a change of theme. */
  refreshTheme(): void {
    this.#theme = readTheme(this.#container)
    this.#prepare()
    this.#ask()
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
    this.draw()
    return paintPicture(this.#sigma, this.#theme, lines)
  }

  /** Where a node is drawn, in pixels from the canvas' corner. */
  position(key: string): { x: number; y: number } {
    // Where it is known only once it is drawn.
    if (this.#isStale) this.draw()
    const node = this.#graph.getNodeAttributes(key)
    return this.#sigma.graphToViewport({ x: node.x, y: node.y })
  }

  zoom(factor: number): void {
    zoom(this.#sigma, factor)
  }

  fit(): void {
    fit(this.#sigma)
  }

  /** Ends the picture: it draws no more; its memory is given back when the graphics card is done. */
  kill(): void {
    this.#isOver = true
    this.#transition?.end()
    cancelAnimationFrame(this.#asked)
    release(this.#sigma)
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
    this.#measureHulls()
  }

  #measureHulls(): void {
    this.#hulls = this.#hasHulls ? communitiesOf(this.#map, this.#graph) : []
  }

  /** Who is strong has changed: it is worked out now, and drawn with the next frame. */
  #emphasise(): void {
    this.#strong = emphasised(
      this.#graph,
      this.#hovered === undefined ? this.#selection : [...this.#selection, this.#hovered],
      this.#focus,
      this.#path,
    )
    this.#askOver()
  }

  /** The next frame draws all of it. */
  #ask(): void {
    this.#isStale = true
    this.#askOver()
  }

  /** The next frame draws what lies over the nodes. */
  #askOver(): void {
    if (this.#asked !== 0) return
    this.#asked = requestAnimationFrame(() => this.flush())
  }

  /** Draws what was asked for now, not at the next frame. */
  flush(): void {
    if (this.#asked === 0) return
    if (this.#isStale) this.draw()
    else this.#drawOver()
  }

  /** Draws everything as it is now, at once. */
  draw(): void {
    cancelAnimationFrame(this.#asked)
    this.#asked = 0
    this.#isStale = false
    if (this.#isOver) return
    const now = this.#update()
    paint(this.#graph, {
      looks: this.#looks,
      mostWeight: this.#mostWeight,
      colours: now.colours,
      entering: this.#entering,
    })
    // Another graph is drawn as soon as Sigma has it.
    if (this.#sigma.getGraph() === this.#graph) this.#sigma.refresh()
    else this.#sigma.setGraph(this.#graph)
    this.#fly()
  }

  #drawOver(): void {
    cancelAnimationFrame(this.#asked)
    this.#asked = 0
    if (this.#isOver) return
    this.#update()
    this.#strongest.draw()
    this.#names.draw()
    this.#fly()
  }

  #fly(): void {
    const wanted = this.#wanted
    this.#wanted = undefined
    if (wanted === undefined || !this.#graph.hasNode(wanted)) return
    bringIntoView(this.#sigma, wanted, this.position(wanted))
  }

  /** Tells each layer what there is to draw. */
  #update(): DrawnNow {
    const [graph, looks, theme] = [this.#graph, this.#looks, this.#theme]
    const now: DrawnNow = {
      mostWeight: this.#mostWeight,
      selection: new Set(this.#selection),
      hovered: this.#hovered,
      strong: this.#strong,
      hasFocus: this.#focus !== undefined,
      path: this.#path,
      colours: drawnColours(theme, graph.size),
    }
    this.#ground.update({ graph, theme, discs: this.#discs, hulls: this.#hulls })
    this.#strongest.update({ graph, looks, now })
    this.#names.update({
      graph,
      looks,
      theme,
      selection: now.selection,
      hovered: now.hovered,
      strong: now.strong,
      describe: this.#events.describe,
      write: this.#events.write,
      labels: this.#labels,
      titles: () => this.#ground.titleBoxes,
      covered: this.#events.covered,
    })
    return now
  }

  #listen(): void {
    listenToPointer(this.#sigma, {
      onHover: (key) => {
        this.#hovered = key
        this.#container.style.cursor = key === undefined ? '' : 'pointer'
        this.#emphasise()
      },
      onChoose: (key, adds) => this.#events.onSelect(adds ? toggled(this.#selection, key) : [key]),
      onOpen: this.#events.onOpen,
      onFocus: this.#events.onFocus,
      onLeave: () => {
        if (this.#focus !== undefined) this.#events.onFocus(undefined)
        else this.#events.onSelect([])
      },
    })
    for (const canvas of Object.values(this.#sigma.getCanvases())) {
      const onLost = () => {
        if (!this.#isOver) this.#events.onUnavailable('lost')
      }
      canvas.addEventListener('webglcontextlost', onLost, { once: true })
    }
  }
}
