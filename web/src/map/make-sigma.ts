import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import type { MapNode, MapTie } from './build-graph.ts'
import { ShapeProgram } from './shape-program.ts'

/**
 * Sigma as the map needs it: one program for all shapes, no names of its own, no order of drawing but
 * the graph's. Empty at first: what is shown is drawn once, with all that is still to be said of it.
 * `padding` is the room left around the picture, in pixels.
 *
 * @throws when the browser gives no WebGL context
 */
export function makeSigma(container: HTMLElement, padding: number): Sigma<MapNode, MapTie> {
  const sigma = new Sigma<MapNode, MapTie>(new UndirectedGraph(), container, {
    defaultNodeType: 'shape',
    nodeProgramClasses: { shape: ShapeProgram },
    nodeHoverProgramClasses: { shape: ShapeProgram },
    defaultDrawNodeHover: () => undefined,
    renderLabels: false,
    stagePadding: padding,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
  })
  // What is pointed at is drawn by a layer of our own, under the names.
  const hovered = sigma.getCanvases()['hoverNodes']
  if (hovered) hovered.style.display = 'none'
  return sigma
}
