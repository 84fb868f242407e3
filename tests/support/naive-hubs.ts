import { naiveDistances, pairKey, partners, type NaiveGraph } from './naive.ts'

/** The ids of the hubs by their sentence, and each actor's ties to the nearest (null: none). */
export function naiveHubs(graph: NaiveGraph, share: number) {
  const degreeOf = (id: string) => partners(graph, id).length
  const tied = graph.actors.filter((id) => degreeOf(id) > 0)
  const wanted = Math.ceil(share * tied.length)
  // A hub has fewer than `wanted` actors strictly above it, and somebody tied below the lowest hub.
  const candidates = tied.filter(
    (id) => tied.filter((other) => degreeOf(other) > degreeOf(id)).length < wanted,
  )
  const allAlike = new Set(tied.map(degreeOf)).size <= 1
  const hubs = allAlike ? [] : candidates
  const distances = naiveDistances(graph)
  const distanceOf = (id: string): number | null => {
    const ways = hubs.map((hub) => (hub === id ? 0 : (distances.get(pairKey(id, hub)) ?? Infinity)))
    const shortest = Math.min(Infinity, ...ways)
    return shortest === Infinity ? null : shortest
  }
  return { hubs, distances: Object.fromEntries(graph.actors.map((id) => [id, distanceOf(id)])) }
}
