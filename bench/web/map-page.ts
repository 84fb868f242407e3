import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import type { NetworkMap } from '../../server/contract/map.ts'
import { NetworkRenderer } from '../../web/src/map/renderer.ts'
import { sectorLooks } from '../../web/src/map/shapes.ts'

/**
 * Milliseconds, in the order of the rounds: all drawn again by the page's renderer (`own`) and by Sigma
 * alone (`bare`), each also until the graphics card is done; a node's surroundings made strong or no
 * longer (`focused`); the picture left (`leaving`).
 */
export type Compared = Record<
  'own' | 'bare' | 'ownDrawn' | 'bareDrawn' | 'focused' | 'leaving',
  number[]
>

/**
 * Runs in the page: draws one map with the page's own renderer and with Sigma alone, and times what
 * each takes to draw it again, in turns.
 */
export async function compareRefresh(map: NetworkMap, rounds: number): Promise<Compared> {
  const [first, second] = [makeContainer(), makeContainer()]
  const renderer = new NetworkRenderer(
    first,
    map,
    { colourBy: 'sector', sizeBy: 'degree', sectors: sectorLooks(map.sectors) },
    { threshold: 0, hidden: [], kept: [] },
    {
      onSelect: ignore,
      onOpen: ignore,
      onFocus: ignore,
      onUnavailable: ignore,
      describe: () => '',
      nameOf: String,
      write: String,
      covered: () => [],
    },
  )
  const graph = new UndirectedGraph()
  renderer.graph.forEachNode((key, { x, y, name }) => {
    graph.addNode(key, { x, y, label: name, size: 4, color: '#0b5d6b' })
  })
  renderer.graph.forEachEdge((_edge, _tie, source, target) => {
    graph.addEdge(source, target, { size: 1, color: '#cccccc' })
  })
  const bare = new Sigma(graph, second)
  const times: Compared = {
    own: [],
    focused: [],
    bare: [],
    ownDrawn: [],
    bareDrawn: [],
    leaving: [],
  }
  const focus = renderer.graph.nodes()[0]
  const drawOwn = () => renderer.draw()
  const drawBare = () => bare.refresh()
  const emphasise = (node: string | undefined) => {
    renderer.setEmphasis({ focus: node, path: [] })
    renderer.flush()
  }
  const compareOne = async (name: 'own' | 'bare'): Promise<void> => {
    await untilDrawn(first, second)
    const held = timed(name === 'own' ? drawOwn : drawBare)
    times[name].push(held)
    times[`${name}Drawn`].push(held + (await untilDrawn(name === 'own' ? first : second)))
  }
  for (let round = 0; round < rounds; round++) {
    // In turns, and each as often first as second.
    await compareOne(round % 2 === 0 ? 'own' : 'bare')
    await compareOne(round % 2 === 0 ? 'bare' : 'own')
    await untilDrawn(first, second)
    times.focused.push(timed(() => emphasise(focus)))
    emphasise(undefined)
  }
  times.leaving.push(timed(() => renderer.kill()))
  bare.kill()
  first.remove()
  second.remove()
  return times
}

/** Waits until the graphics card has drawn what it was asked to: reading one pixel needs all of it. */
async function untilDrawn(...containers: HTMLElement[]): Promise<number> {
  const began = performance.now()
  for (const canvas of containers.flatMap(webglCanvases)) {
    const context = canvas.getContext('webgl2')
    context?.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4))
  }
  const lasted = performance.now() - began
  await new Promise((resolve) => requestAnimationFrame(resolve))
  return lasted
}

// Another canvas that is asked for WebGL before it is drawn on would be one.
function webglCanvases(container: HTMLElement): HTMLCanvasElement[] {
  return [...container.querySelectorAll<HTMLCanvasElement>('.sigma-edges, .sigma-nodes')]
}

function timed(run: () => void): number {
  const began = performance.now()
  run()
  return performance.now() - began
}

function ignore(): void {}

function makeContainer(): HTMLElement {
  const container = document.createElement('div')
  Object.assign(container.style, { width: '1280px', height: '800px' })
  document.body.append(container)
  return container
}
