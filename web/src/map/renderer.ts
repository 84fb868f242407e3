import type { Sigma } from 'sigma'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { emphasised, type Look } from './appearance.ts'
import type { MapGraph, MapNode, MapTie, Shown, TieCounts } from './build-graph.ts'
import type { DrawnNow } from './drawn-now.ts'
import { bringAllIntoView, bringIntoView, fit, zoom } from './camera.ts'
import { Framing, paddingOf } from './framing.ts'
import type { GroundBlock, GroundDisc } from './ground-layer.ts'
import { isInside, type Point } from './hull.ts'
import { Layers } from './layers.ts'
import { makeSigma } from './make-sigma.ts'
import { moveFrom, openedBy, type Transition } from './motion.ts'
import { NextFrame } from './next-frame.ts'
import { paint, type Entering } from './paint.ts'
import { listenToPointer } from './pointer.ts'
import { release } from './release.ts'
import type { RendererEvents } from './renderer-events.ts'
import { Scene } from './scene.ts'
import { toggled } from '../state/selection.ts'
import type { Labels } from '../state/options.ts'
import { isMotionReduced, readTheme } from './theme.ts'

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
  readonly #framing: Framing
  readonly #layers: Layers
  readonly #next = new NextFrame((isAll) => {
    if (isAll) this.draw()
    else this.#drawOver()
  })
  readonly #events: RendererEvents
  readonly #container: HTMLElement
  readonly #scene: Scene
  /** A panel that opens beside the picture makes it narrower, which Sigma does not hear of. */
  readonly #resizing = new ResizeObserver(() => this.#next.ask(true))
  #selection: readonly string[] = []
  #chosen: ReadonlySet<string> = new Set()
  #hovered: string | undefined
  #focus: string | undefined
  #path: readonly string[] = []
  #labels: Labels = 'important'
  #discs: readonly GroundDisc[] = []
  #block: GroundBlock | undefined
  #transition: Transition | undefined
  #entering: Entering | undefined
  #painted: { looks: Scene['looks']; entering: Entering | undefined } | undefined
  #strong: ReadonlySet<string> | undefined
  /** Whom to fly to, once drawn: one who was chosen, or those who came out of a disc. */
  #wanted: string | undefined
  #opened: readonly string[] = []
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
    this.#scene = new Scene(map, shown, look, readTheme(container))
    this.#sigma = makeSigma(container, paddingOf(container, map.folded !== undefined))
    this.#framing = new Framing(this.#sigma)
    this.#framing.set(this.#scene.frame, events.covered)
    this.#layers = new Layers(this.#sigma)
    this.#listen()
    this.#resizing.observe(container)
    this.#next.ask(true)
  }

  /**
   * Shows another slice of the same network, or the same in another layout. The camera stays where it
   * is; those who were there go to their new place, those who come appear, those who go fade.
   */
  setMap(map: NetworkMap, shown: Shown): TieCounts & { strong: number } {
    if (!this.#scene.isOf(map, shown)) this.#replace(map, shown)
    return { ...this.#scene.counts, strong: this.#strongCount() }
  }

  #replace(map: NetworkMap, shown: Shown): void {
    this.#transition?.end()
    this.#hovered = undefined
    const change = this.#scene.replace(map, shown)
    this.#opened = change ? [...openedBy(change)] : []
    this.#framing.set(this.#scene.frame, this.#events.covered)
    this.#emphasise()
    this.#next.ask(true)
    if (!change || isMotionReduced()) return
    this.#transition = moveFrom(this.#scene.graph, change.first, (progress) => {
      this.#entering = progress < 1 ? { keys: change.entering, progress } : undefined
      this.#layers.move(change.marks, 1 - progress)
      this.draw()
    })
  }

  setLook(look: Look): void {
    this.#scene.look = look
    this.#next.ask(true)
  }

  setSelection(keys: readonly string[]): void {
    this.#selection = keys
    this.#chosen = new Set(keys)
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

  /** What stands over the picture has changed: names make room for it. */
  drawNames(): void {
    this.#next.ask(false)
  }

  setLabels(labels: Labels): void {
    this.#labels = labels
    this.#next.ask(false)
  }

  /** What lies under the ties: whether communities have their hull, the discs of a layout, a block. */
  setGround(hulls: boolean, discs: readonly GroundDisc[], block?: GroundBlock): void {
    this.#scene.hasHulls = hulls
    this.#discs = discs
    this.#block = block
    this.#next.ask(true)
  }

  /** Reads the tokens again, after a change of theme. */
  refreshTheme(): void {
    this.#scene.theme = readTheme(this.#container)
    this.#next.ask(true)
  }

  get graph(): MapGraph {
    return this.#scene.graph
  }

  /** The nodes whose middle is within a polygon of the viewport, the most tied first, then by key. */
  keysIn(polygon: readonly Point[]): string[] {
    return this.#scene.graph
      .filterNodes((key) => isInside(this.position(key), polygon))
      .toSorted(
        (a, b) => this.#scene.graph.degree(b) - this.#scene.graph.degree(a) || (a < b ? -1 : 1),
      )
  }

  /** Where a node is drawn, in pixels from the canvas' corner. */
  position(key: string): { x: number; y: number } {
    // Where it is known only once it is drawn.
    if (this.#next.isStale) this.draw()
    const node = this.#scene.graph.getNodeAttributes(key)
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
    this.#resizing.disconnect()
    this.#next.clear()
    release(this.#sigma)
  }

  #strongCount(): number {
    return this.#strong?.size ?? this.#scene.graph.order
  }

  /** Who is strong has changed: it is worked out now, and drawn with the next frame. */
  #emphasise(): void {
    this.#strong = emphasised(
      this.#scene.graph,
      this.#hovered === undefined ? this.#selection : [...this.#selection, this.#hovered],
      this.#focus,
      this.#path,
    )
    this.#next.ask(false)
  }

  /** Draws what was asked for now, not at the next frame. */
  flush(): void {
    this.#next.flush()
  }

  /** Draws everything as it is now, at once. */
  draw(): void {
    this.#next.clear()
    if (this.#isOver) return
    this.#scene.unit = this.#framing.unit
    this.#update()
    this.#paint()
    const { graph } = this.#scene
    // Another graph is drawn as soon as Sigma has it.
    if (this.#sigma.getGraph() === graph) this.#sigma.refresh()
    else this.#sigma.setGraph(graph)
    this.#fly()
  }

  /** Looks are written into the graph when they have changed. */
  #paint(): void {
    const { graph, looks, mostWeight, colours } = this.#scene
    const entering = this.#entering
    const painted = this.#painted
    if (painted?.looks === looks && !painted.entering && !entering) return
    this.#painted = { looks, entering }
    paint(graph, { looks, mostWeight, colours, entering })
  }

  #drawOver(): void {
    this.#next.clear()
    if (this.#isOver) return
    this.#update()
    this.#layers.drawOver()
    this.#fly()
  }

  #fly(): void {
    const opened = this.#opened.flatMap((key) =>
      this.#scene.graph.hasNode(key) ? [this.#scene.graph.getNodeAttributes(key)] : [],
    )
    this.#opened = []
    bringAllIntoView(this.#sigma, opened)
    const wanted = this.#wanted
    this.#wanted = undefined
    if (wanted === undefined || !this.#scene.graph.hasNode(wanted)) return
    bringIntoView(this.#sigma, wanted, this.position(wanted))
  }

  /** Tells each layer what there is to draw. */
  #update(): void {
    const { graph, looks, theme, mostWeight, hulls, colours } = this.#scene
    const now: DrawnNow = {
      mostWeight,
      selection: this.#chosen,
      hovered: this.#hovered,
      strong: this.#strong,
      hasFocus: this.#focus !== undefined,
      path: this.#path,
      colours,
    }
    const { nameOf, describe, write, covered } = this.#events
    this.#layers.update({
      graph,
      looks,
      theme,
      now,
      ground: { discs: this.#discs, hulls, block: this.#block },
      names: { labels: this.#labels, nameOf, describe, write, covered },
    })
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
