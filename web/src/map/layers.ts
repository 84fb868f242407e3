import type { Sigma } from 'sigma'
import type { NodeLook } from './appearance.ts'
import type { MapGraph, MapNode, MapTie } from './build-graph.ts'
import type { DrawnNow } from './drawn-now.ts'
import { GroundLayer, type GroundState } from './ground-layer.ts'
import { LeavingLayer, type LeavingMark } from './leaving-layer.ts'
import { NamesLayer, type NamesState } from './names-layer.ts'
import { StrongLayer } from './strong-layer.ts'
import type { CanvasTheme } from './theme.ts'

/** What there is to draw beside what Sigma draws. */
export type LayersState = {
  graph: MapGraph
  looks: ReadonlyMap<string, NodeLook>
  theme: CanvasTheme
  now: DrawnNow
  ground: Pick<GroundState, 'discs' | 'hulls' | 'block'>
  names: Pick<NamesState, 'labels' | 'nameOf' | 'describe' | 'write' | 'covered'>
}

/** The canvases under and over Sigma's own; each is drawn again whenever Sigma draws. */
export class Layers {
  readonly #ground: GroundLayer
  readonly #leaving: LeavingLayer
  readonly #names: NamesLayer
  readonly #strong: StrongLayer

  constructor(sigma: Sigma<MapNode, MapTie>) {
    // In this order: each asks for its place beside those that are there already.
    this.#ground = new GroundLayer(sigma)
    this.#leaving = new LeavingLayer(sigma)
    this.#names = new NamesLayer(sigma)
    this.#strong = new StrongLayer(sigma)
  }

  /** Tells each layer what there is to draw next. */
  update({ graph, looks, theme, now, ground, names }: LayersState): void {
    this.#ground.update({ graph, theme, ...ground })
    this.#strong.update({ graph, looks, now })
    const { selection, hovered, strong } = now
    const titles = () => this.#ground.titleBoxes
    this.#names.update({ graph, looks, theme, selection, hovered, strong, titles, ...names })
  }

  /** Draws what lies over the nodes, without Sigma. */
  drawOver(): void {
    this.#strong.draw()
    this.#names.draw()
  }

  /** Nodes are on their way: hulls follow, and those who leave are so strong still. */
  move(leaving: readonly LeavingMark[], strength: number): void {
    this.#leaving.update(leaving, strength)
    this.#ground.measure()
    this.#names.forget()
  }
}
