import { Sigma } from 'sigma'
import type { NodeDisplayData } from 'sigma/types'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { emphasised, nodeLooks, tieWidth, type Look, type NodeLook } from './appearance.ts'
import { buildGraph, type MapGraph, type MapNode, type MapTie } from './build-graph.ts'
import { NamesLayer } from './names-layer.ts'
import { mix } from './scale.ts'
import { ShapeProgram } from './shape-program.ts'
import { isMotionReduced, readTheme, type CanvasTheme } from './theme.ts'

export type RendererEvents = {
  onSelect: (keys: string[]) => void
  onOpen: (key: string) => void
  /** WebGL is not there, or went away: the page shows the table instead. */
  onUnavailable: () => void
  /** The second line of the name shown under the pointer. */
  describe: (key: string) => string
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
  #strong: ReadonlySet<string> | undefined
  #mostWeight = 0

  /** @throws when the browser gives no WebGL context */
  constructor(
    container: HTMLElement,
    map: NetworkMap,
    look: Look,
    threshold: number,
    events: RendererEvents,
  ) {
    this.#container = container
    this.#events = events
    this.#map = map
    this.#look = look
    this.#theme = readTheme(container)
    this.#graph = buildGraph(map, threshold).graph
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
    this.#sigma.setCustomBBox(this.#sigma.getBBox())
    this.#names = new NamesLayer(this.#sigma)
    this.#listen()
  }

  /** Shows another slice of the same network; the camera stays where it is. */
  setMap(map: NetworkMap, threshold: number): { ties: number; drawn: number } {
    const { graph, ties, drawn } = buildGraph(map, threshold)
    this.#map = map
    this.#graph = graph
    this.#hovered = undefined
    if (this.#focus !== undefined && !graph.hasNode(this.#focus)) this.#focus = undefined
    this.#prepare()
    this.#sigma.setGraph(graph)
    this.#redraw()
    return { ties, drawn }
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

  /** The node whose surroundings (two steps) alone stay strong; undefined ends it. */
  setFocus(key: string | undefined): void {
    this.#focus = key
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

  get hasFocus(): boolean {
    return this.#focus !== undefined
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
    this.#sigma.kill()
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
    )
    this.#names.update({
      graph: this.#graph,
      looks: this.#looks,
      theme: this.#theme,
      selection: new Set(this.#selection),
      hovered: this.#hovered,
      strong: this.#strong,
      describe: this.#events.describe,
    })
    this.#sigma.refresh({ skipIndexation: true })
  }

  #nodeAppearance(key: string, node: MapNode): Partial<NodeDisplayData> {
    const look = this.#looks.get(key)
    if (!look) return { ...node, hidden: true }
    const isChosen = this.#selection.includes(key)
    const isStrong = !this.#strong || this.#strong.has(key)
    const shown = isStrong
      ? look
      : { ...look, color: mix(this.#theme.colour('--paper'), look.color, 0.22) }
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
      this.#events.onSelect(adds ? toggled(this.#selection, node) : [node])
    })
    sigma.on('clickStage', () => {
      if (this.#focus !== undefined) this.setFocus(undefined)
      else this.#events.onSelect([])
    })
    sigma.on('doubleClickNode', (payload) => {
      payload.preventSigmaDefault()
      this.setFocus(payload.node)
    })
    for (const canvas of Object.values(sigma.getCanvases())) {
      canvas.addEventListener('webglcontextlost', () => this.#events.onUnavailable(), {
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
