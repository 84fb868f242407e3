/**
 * Slow and obvious versions, written from the definitions on sets and matrices, without a line in
 * common with the server: what the fast ones are held against.
 */

export type NaiveGraph = { actors: string[]; weight: Map<string, number> }

export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** The projection by its definition: every pair of every collaboration, 1 / (n − 1) each. */
export function naiveProjection(
  actors: readonly string[],
  collaborations: readonly (readonly string[])[],
): NaiveGraph {
  const weight = new Map<string, number>()
  for (const listed of collaborations) {
    const members = [...new Set(listed)]
    for (const a of members) {
      for (const b of members) {
        if (a >= b) continue
        weight.set(pairKey(a, b), (weight.get(pairKey(a, b)) ?? 0) + 1 / (members.length - 1))
      }
    }
  }
  return { actors: [...actors], weight }
}

const tied = (graph: NaiveGraph, a: string, b: string) => a !== b && graph.weight.has(pairKey(a, b))

export const partners = (graph: NaiveGraph, a: string) =>
  graph.actors.filter((b) => tied(graph, a, b))

/** Distances by relaxing every pair over every third until nothing changes. */
export function naiveDistances(graph: NaiveGraph): Map<string, number> {
  const distance = new Map<string, number>()
  const get = (a: string, b: string) => (a === b ? 0 : (distance.get(pairKey(a, b)) ?? Infinity))
  for (const key of graph.weight.keys()) distance.set(key, 1)
  for (const via of graph.actors) {
    for (const a of graph.actors) {
      for (const b of graph.actors) {
        const around = get(a, via) + get(via, b)
        if (a < b && around < get(a, b)) distance.set(pairKey(a, b), around)
      }
    }
  }
  return distance
}

/** All shortest paths between two actors, listed one by one. */
function shortestPaths(graph: NaiveGraph, from: string, to: string): string[][] {
  let paths = [[from]]
  for (let length = 0; length < graph.actors.length && paths.length > 0; length++) {
    const arrived = paths.filter((path) => path.at(-1) === to)
    if (arrived.length > 0) return arrived
    paths = paths.flatMap((path) =>
      partners(graph, path.at(-1) ?? '')
        .filter((next) => !path.includes(next))
        .map((next) => [...path, next]),
    )
  }
  return []
}

export function naiveBetweenness(graph: NaiveGraph): Record<string, number> {
  const n = graph.actors.length
  const sums: Record<string, number> = Object.fromEntries(graph.actors.map((a) => [a, 0]))
  for (const from of graph.actors) {
    for (const to of graph.actors) {
      if (from >= to) continue
      const paths = shortestPaths(graph, from, to)
      for (const path of paths) {
        for (const middle of path.slice(1, -1)) {
          sums[middle] = (sums[middle] ?? 0) + 1 / paths.length
        }
      }
    }
  }
  return Object.fromEntries(
    Object.entries(sums).map(([a, sum]) => [a, sum / (((n - 1) * (n - 2)) / 2)]),
  )
}

export function naiveHarmonic(graph: NaiveGraph): Record<string, number> {
  const distance = naiveDistances(graph)
  return Object.fromEntries(
    graph.actors.map((a) => [
      a,
      graph.actors.reduce(
        (sum, b) => sum + (a === b ? 0 : 1 / (distance.get(pairKey(a, b)) ?? Infinity)),
        0,
      ) /
        (graph.actors.length - 1),
    ]),
  )
}

export function naiveClustering(graph: NaiveGraph): Record<string, number | null> {
  return Object.fromEntries(
    graph.actors.map((a) => {
      const around = partners(graph, a)
      const pairs = around.flatMap((b) => around.filter((c) => b < c).map((c) => tied(graph, b, c)))
      return [a, pairs.length === 0 ? null : pairs.filter(Boolean).length / pairs.length]
    }),
  )
}

/** For k = 1, 2, …: throw out actors with fewer than k partners left, until none is thrown out. */
export function naiveCores(graph: NaiveGraph): Record<string, number> {
  const cores: Record<string, number> = Object.fromEntries(graph.actors.map((a) => [a, 0]))
  for (let k = 1; k < graph.actors.length; k++) {
    let left = graph.actors
    for (;;) {
      const kept = left.filter((a) => left.filter((b) => tied(graph, a, b)).length >= k)
      if (kept.length === left.length) break
      left = kept
    }
    for (const a of left) cores[a] = k
  }
  return cores
}

export function naiveComponents(graph: NaiveGraph): string[][] {
  const components: string[][] = []
  for (const start of graph.actors) {
    if (components.some((component) => component.includes(start))) continue
    const component = [start]
    for (const a of component) {
      for (const b of partners(graph, a)) if (!component.includes(b)) component.push(b)
    }
    components.push(component)
  }
  return components
}

/** E-I by its definition, for one label or several (equal shares) for each actor of a graph. */
export function naiveIndex(
  graph: NaiveGraph,
  labels: ReadonlyMap<string, readonly string[]>,
  weighted: boolean,
): number | null {
  let internal = 0
  let total = 0
  for (const [key, weight] of graph.weight) {
    const [a = '', b = ''] = key.split(' ')
    const own = labels.get(a) ?? []
    const theirs = labels.get(b) ?? []
    if (own.length === 0 || theirs.length === 0) continue
    const counted = weighted ? weight : 1
    const same = own.filter((label) => theirs.includes(label)).length
    internal += (counted * same) / (own.length * theirs.length)
    total += counted
  }
  return total === 0 ? null : (total - 2 * internal) / total
}

/** Mean and standard deviation of the index over every order in which the pool can hold its labels. */
export function naiveChance(
  graph: NaiveGraph,
  labels: ReadonlyMap<string, readonly string[]>,
  pool: readonly string[],
  weighted: boolean,
): { expectation: number; sd: number } {
  const values: number[] = []
  for (const order of permutations(pool)) {
    const shuffled = new Map(labels)
    for (const [index, actor] of pool.entries()) {
      shuffled.set(actor, labels.get(order[index] ?? '') ?? [])
    }
    values.push(naiveIndex(graph, shuffled, weighted) ?? 0)
  }
  const expectation = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, v) => sum + (v - expectation) ** 2, 0) / values.length
  return { expectation, sd: Math.sqrt(variance) }
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]]
  return list.flatMap((first, index) =>
    permutations(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  )
}
