import { describe, expect, test } from 'vitest'
import { findComponents, type Rows } from '../../server/network/components.ts'
import { findCutPoints } from '../../server/network/cut-points.ts'
import { sizeCuts } from '../../server/network/cut-sizes.ts'
import { project } from '../../server/network/projection.ts'
import { twoModeGraph } from '../../server/network/two-mode-graph.ts'
import { handSlice } from '../support/networks.ts'
import { onSmallNetworks } from '../support/small-networks.ts'

/** The graph without some entries; a row that lost all of them stays, alone. */
function without(graph: Rows, isGone: (a: number, b: number) => boolean): Rows {
  const offsets = [0]
  const neighbours: number[] = []
  for (let row = 0; row + 1 < graph.offsets.length; row++) {
    for (const other of graph.neighbours.subarray(graph.offsets[row], graph.offsets[row + 1])) {
      if (!isGone(row, other)) neighbours.push(other)
    }
    offsets.push(neighbours.length)
  }
  return { offsets: Int32Array.from(offsets), neighbours: Int32Array.from(neighbours) }
}

/** Marked rows outside the largest of the pieces that the rows fall into. */
function outsideLargest(graph: Rows, rows: readonly number[], isMarked: (row: number) => boolean) {
  const { componentOf } = findComponents(graph)
  const sizes = new Map<number, number>()
  for (const row of rows) {
    const piece = componentOf[row] ?? 0
    sizes.set(piece, (sizes.get(piece) ?? 0) + (isMarked(row) ? 1 : 0))
  }
  const counts = [...sizes.values()]
  return counts.reduce((sum, one) => sum + one, 0) - Math.max(0, ...counts)
}

function naive(graph: Rows, isMarked: (row: number) => boolean) {
  const { componentOf } = findComponents(graph)
  const rows = Array.from({ length: graph.offsets.length - 1 }, (_, row) => row)
  const beside = (row: number) => rows.filter((other) => componentOf[other] === componentOf[row])
  return {
    row: (gone: number) =>
      outsideLargest(
        without(graph, (a, b) => a === gone || b === gone),
        beside(gone).filter((row) => row !== gone),
        isMarked,
      ),
    bridge: ([x, y]: readonly [number, number]) =>
      outsideLargest(
        without(graph, (a, b) => (a === x && b === y) || (a === y && b === x)),
        beside(x),
        isMarked,
      ),
  }
}

describe('sizeCuts', () => {
  test('counts what removing each row, or each bridge, in turn cuts off', () => {
    onSmallNetworks(({ actors, collaborations }) => {
      const network = handSlice({
        actors: actors.map((id) => ({ id })),
        collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
      })
      const isActor = (row: number) => row < network.actorCount
      const graphs: [Rows, (row: number) => boolean][] = [
        [twoModeGraph(network), isActor],
        [project(network), () => true],
      ]
      for (const [graph, isMarked] of graphs) {
        const cuts = findCutPoints(graph, isMarked)
        const { cutOff, bridgeSides } = sizeCuts(graph, cuts, isMarked)
        const removed = naive(graph, isMarked)
        expect([...cutOff]).toEqual(Array.from(cutOff, (_, row) => removed.row(row)))
        expect([...bridgeSides]).toEqual(cuts.bridges.map(removed.bridge))
      }
    })
  })
})
