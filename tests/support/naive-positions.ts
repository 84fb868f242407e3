import { naiveComponents, naiveDistances, pairKey, type NaiveGraph } from './naive.ts'

// Slow versions of positions, from the definitions.

const weightOf = (graph: NaiveGraph, a: string, b: string) =>
  a === b ? 0 : (graph.weight.get(pairKey(a, b)) ?? 0)

const partners = (graph: NaiveGraph, a: string) =>
  graph.actors.filter((b) => weightOf(graph, a, b) > 0)

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

export type Column = Record<string, number | null>

const column = (graph: NaiveGraph, value: (a: string) => number | null): Column =>
  Object.fromEntries(graph.actors.map((a) => [a, value(a)]))

export function naiveCloseness(graph: NaiveGraph): Column {
  const distances = naiveDistances(graph)
  return column(graph, (a) => {
    const all = graph.actors.filter((b) => a !== b).map((b) => distances.get(pairKey(a, b)))
    const reached = all.filter((distance) => distance !== undefined)
    const r = reached.length
    return r === 0 ? 0 : ((r / (graph.actors.length - 1)) * r) / sum(reached)
  })
}

/** Weights are sums of 1/1 … 1/6, hence multiples of 1/60: lengths become whole numbers of any size. */
export function naiveWeightedBetweenness(graph: NaiveGraph): Column {
  const parts = (a: string, b: string) => BigInt(Math.round(60 * weightOf(graph, a, b)))
  const unit = [
    ...new Set([...graph.weight.values()].map((w) => BigInt(Math.round(60 * w)))),
  ].reduce((product, one) => product * one, 1n)
  const sums = new Map<string, number>()
  for (const from of graph.actors) {
    for (const to of graph.actors.filter((b) => from < b)) {
      const paths = simplePaths(graph, from, to)
      const lengths = paths.map((path) =>
        path.slice(1).reduce((length, b, i) => length + unit / parts(path[i] ?? '', b), 0n),
      )
      const least = lengths.reduce((a, b) => (b < a ? b : a), lengths[0] ?? 0n)
      const shortest = paths.filter((_, i) => lengths[i] === least)
      for (const middle of shortest.flatMap((path) => path.slice(1, -1))) {
        sums.set(middle, (sums.get(middle) ?? 0) + 1 / shortest.length)
      }
    }
  }
  const n = graph.actors.length
  return column(graph, (a) => (sums.get(a) ?? 0) / (((n - 1) * (n - 2)) / 2))
}

function simplePaths(
  graph: NaiveGraph,
  from: string,
  to: string,
  before: string[] = [],
): string[][] {
  const path = [...before, from]
  if (from === to) return [path]
  return partners(graph, from)
    .filter((next) => !path.includes(next))
    .flatMap((next) => simplePaths(graph, next, to, path))
}

/** Betweenness over arcs: every ordered pair, every shortest path listed. */
export function naiveDirectedBetweenness(actors: string[], arcs: ReadonlySet<string>): Column {
  const sums = new Map<string, number>()
  for (const from of actors) {
    for (const to of actors.filter((b) => b !== from)) {
      let paths = [[from]]
      for (let step = 0; step < actors.length; step++) {
        if (paths.some((path) => path.at(-1) === to)) break
        paths = paths.flatMap((path) =>
          actors
            .filter((next) => !path.includes(next) && arcs.has(`${path.at(-1)} ${next}`))
            .map((next) => [...path, next]),
        )
      }
      const arrived = paths.filter((path) => path.at(-1) === to)
      for (const middle of arrived.flatMap((path) => path.slice(1, -1))) {
        sums.set(middle, (sums.get(middle) ?? 0) + 1 / arrived.length)
      }
    }
  }
  const pairs = (actors.length - 1) * (actors.length - 2)
  return Object.fromEntries(actors.map((a) => [a, (sums.get(a) ?? 0) / pairs]))
}

export function naiveConstraint(graph: NaiveGraph): Column {
  const p = (a: string, b: string) =>
    weightOf(graph, a, b) / sum(graph.actors.map((c) => weightOf(graph, a, c)))
  return column(graph, (i) => {
    const around = partners(graph, i)
    if (around.length === 0) return null
    return sum(
      around.map((j) => {
        const others = around.filter((q) => q !== j)
        return (p(i, j) + sum(others.map((q) => p(i, q) * p(q, j)))) ** 2
      }),
    )
  })
}

export function naiveEffectiveSize(graph: NaiveGraph): Column {
  return column(graph, (a) => {
    const around = partners(graph, a)
    if (around.length === 0) return null
    // Burt: each partner less the share of the others whom it knows.
    const redundant = around.map(
      (b) => around.filter((c) => weightOf(graph, b, c) > 0).length / around.length,
    )
    return sum(redundant.map((part) => 1 - part))
  })
}

export function naiveBarrat(graph: NaiveGraph): Column {
  return column(graph, (i) => {
    const around = partners(graph, i)
    if (around.length < 2) return null
    const strength = sum(around.map((j) => weightOf(graph, i, j)))
    const pairs = around.flatMap((j) =>
      around
        .filter((h) => h !== j && weightOf(graph, j, h) > 0)
        .map((h) => (weightOf(graph, i, j) + weightOf(graph, i, h)) / 2),
    )
    return sum(pairs) / (strength * (around.length - 1))
  })
}

type Lists = readonly (readonly string[])[]

export function naiveRedundancy(actors: readonly string[], collaborations: Lists): Column {
  return Object.fromEntries(
    actors.map((a) => {
      const own = collaborations.filter((members) => members.includes(a))
      const pairs = own.flatMap((p, i) => own.slice(i + 1).map((q) => [p, q] as const))
      const covered = pairs.filter(([p, q]) => p.some((b) => b !== a && q.includes(b)))
      return [a, pairs.length === 0 ? null : covered.length / pairs.length]
    }),
  )
}

export function naiveLatapy(
  actors: readonly string[],
  collaborations: Lists,
  over: (own: number, theirs: number, union: number) => number,
): Column {
  const of = (a: string) =>
    collaborations.flatMap((members, index) => (members.includes(a) ? [index] : []))
  return Object.fromEntries(
    actors.map((a) => {
      const own = of(a)
      const parts = actors.flatMap((b) => {
        const common = of(b).filter((p) => own.includes(p)).length
        if (a === b || common === 0) return []
        return [common / over(own.length, of(b).length, new Set([...own, ...of(b)]).size)]
      })
      return [a, parts.length === 0 ? null : sum(parts) / parts.length]
    }),
  )
}

/** Every pair of actors and of collaborations, every path of three links. */
export function naiveRobinsAlexander(actors: readonly string[], collaborations: Lists) {
  let paths = 0
  let closed = 0
  for (const p of collaborations) {
    for (const q of collaborations.filter((other) => other !== p)) {
      for (const a of actors.filter((one) => p.includes(one))) {
        for (const b of actors.filter((one) => one !== a && p.includes(one) && q.includes(one))) {
          // a – p – b – q; closed when a is in q too. Each four-cycle closes four such paths.
          paths++
          if (q.includes(a)) closed++
          void b
        }
      }
    }
  }
  return paths === 0 ? null : closed / paths
}

/** (I − α A)⁻¹ 1 by as many terms as it takes to see no more. */
export function naiveKatz(graph: NaiveGraph, alpha: number): Column {
  let term = Object.fromEntries(graph.actors.map((a) => [a, 1]))
  const total = { ...term }
  for (let length = 0; length < 400; length++) {
    const last = term
    term = Object.fromEntries(
      graph.actors.map((a) => [a, alpha * sum(partners(graph, a).map((b) => last[b] ?? 0))]),
    )
    for (const a of graph.actors) total[a] = (total[a] ?? 0) + (term[a] ?? 0)
  }
  return total
}

/** Components with and without each actor. */
export function naiveArticulation(graph: NaiveGraph): Column {
  const before = naiveComponents(graph).length
  return column(graph, (a) => {
    const rest = {
      actors: graph.actors.filter((b) => b !== a),
      weight: new Map([...graph.weight].filter(([key]) => !key.split(' ').includes(a))),
    }
    return Math.max(0, naiveComponents(rest).length - before)
  })
}

export function naiveBridges(graph: NaiveGraph): number {
  const before = naiveComponents(graph).length
  return [...graph.weight.keys()].filter((tie) => {
    const weight = new Map([...graph.weight].filter(([key]) => key !== tie))
    return naiveComponents({ actors: graph.actors, weight }).length > before
  }).length
}
