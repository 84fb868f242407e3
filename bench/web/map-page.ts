import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import type { NetworkMap } from '../../server/contract/map.ts'
import { NetworkRenderer } from '../../web/src/map/renderer.ts'
import { sectorLooks } from '../../web/src/map/shapes.ts'

/**
 * Runs in the page: draws one map with the page's own renderer and with Sigma alone, and times what
 * each takes to draw it again, in turns. Milliseconds, in the order of the rounds.
 */
export async function compareRefresh(
  map: NetworkMap,
  rounds: number,
): Promise<{ own: number[]; bare: number[]; nodes: number; ties: number }> {
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
      write: String,
    },
  )
  const graph = new UndirectedGraph()
  renderer.graph.forEachNode((key, { x, y, label }) => {
    graph.addNode(key, { x, y, label, size: 4, color: '#0b5d6b' })
  })
  renderer.graph.forEachEdge((_edge, _tie, source, target) => {
    graph.addEdge(source, target, { size: 1, color: '#cccccc' })
  })
  const bare = new Sigma(graph, second)
  const times: { own: number[]; bare: number[] } = { own: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    times.own.push(timed(() => renderer.setEmphasis({ focus: undefined, path: [] })))
    times.bare.push(timed(() => bare.refresh({ skipIndexation: true })))
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  const counts = { nodes: graph.order, ties: graph.size }
  renderer.kill()
  bare.kill()
  first.remove()
  second.remove()
  return { ...times, ...counts }
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
