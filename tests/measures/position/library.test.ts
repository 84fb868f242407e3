import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { connectedComponents } from 'graphology-components'
import betweenness from 'graphology-metrics/centrality/betweenness.js'
import { describe, expect, test } from 'vitest'
import { project } from '../../../server/network/projection.ts'
import { seededRandom } from '../../../server/network/random.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { davis, karate } from '../../support/classics.ts'
import { expectNearAll, findingOf, valuesOf } from '../../support/measured.ts'
import { handSlice } from '../../support/networks.ts'
import { onSmallNetworks } from '../../support/small-networks.ts'

/** The projection as the library takes it; made here tie by tie, not by the server's bridge. */
function graphOf(network: SlicedNetwork): UndirectedGraph {
  const graph = new UndirectedGraph()
  const { offsets, neighbours, weights } = project(network)
  for (const id of network.actorIds) graph.addNode(id)
  for (const [row, id] of network.actorIds.entries()) {
    for (let k = offsets[row] ?? 0; k < (offsets[row + 1] ?? 0); k++) {
      const other = network.actorIds[neighbours[k] ?? 0]
      graph.mergeEdge(id, other, { weight: weights[k] })
    }
  }
  return graph
}

// Its default takes weights as lengths, where a strong tie would be a long way: null says unweighted.
const theirs = (network: SlicedNetwork) =>
  betweenness(graphOf(network), { getEdgeWeight: null, normalized: true })

describe('against graphology’s library', () => {
  test('betweenness on the karate club and the Southern women', () => {
    for (const network of [karate(), davis()]) {
      expectNearAll(valuesOf(network, 'betweenness'), theirs(network))
    }
  })

  test('betweenness and components on any small network that it accepts', () => {
    onSmallNetworks(({ actors, collaborations }) => {
      if (actors.length < 3) return
      const network = handSlice({
        actors: actors.map((id) => ({ id })),
        collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
      })
      expectNearAll(valuesOf(network, 'betweenness'), theirs(network))
      const components = connectedComponents(graphOf(network))
      expect(findingOf(network, 'components').value).toBe(components.length)
    })
  })

  test('communities of the karate club come within 1 % of its best of fifty runs', () => {
    const graph = graphOf(karate())
    const runs = Array.from({ length: 50 }, (_, seed) =>
      louvain.detailed(graph, { rng: seededRandom(seed) }),
    )
    const best = Math.max(...runs.map((run) => run.modularity))
    expect(findingOf(karate(), 'modularity').value).toBeGreaterThan(best * 0.99)
  })
})
