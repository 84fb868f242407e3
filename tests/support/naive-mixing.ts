import type { NaiveGraph } from './naive.ts'
import type { SmallNetwork } from './small-networks.ts'
import type { HandNetwork } from './networks.ts'

/** Mixing by its definitions, on labels and lists of pairs, without a line in common with the server. */

export type Labels = ReadonlyMap<string, readonly string[]>

/** An end, another end and what the tie between them counts. */
export type Tie = readonly [a: string, b: string, weight: number]

export const handOf = ({ actors, collaborations, sectors }: SmallNetwork): HandNetwork => ({
  actors: actors.map((id, index) => ({ id, sectors: sectors[index] ?? [] })),
  collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
})

export const labelsOf = ({ actors, sectors }: SmallNetwork): Labels =>
  new Map(actors.map((id, index) => [id, sectors[index] ?? []]))

/** The part of an actor that is in a sector. */
export const part = (labels: Labels, actor: string, sector: string): number => {
  const own = labels.get(actor) ?? []
  return own.includes(sector) ? 1 / own.length : 0
}

/** Σ_g f_ag f_bg. */
export const same = (labels: Labels, a: string, b: string): number =>
  (labels.get(a) ?? []).reduce((sum, g) => sum + part(labels, a, g) * part(labels, b, g), 0)

export const isKnown = (labels: Labels, actor: string): boolean =>
  (labels.get(actor) ?? []).length > 0

/** The ties of a graph whose ends are both known. */
export function knownTies(graph: NaiveGraph, labels: Labels, weighted: boolean): Tie[] {
  return [...graph.weight].flatMap(([key, weight]) => {
    const [a = '', b = ''] = key.split(' ')
    return isKnown(labels, a) && isKnown(labels, b) ? [[a, b, weighted ? weight : 1] as const] : []
  })
}

/** Known actors with a tie: whose labels are shuffled by default. */
export function connectedPool(graph: NaiveGraph, labels: Labels): string[] {
  const tied = new Set([...graph.weight.keys()].flatMap((key) => key.split(' ')))
  return graph.actors.filter((id) => tied.has(id) && isKnown(labels, id))
}

export const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]))

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** Sectors that occur among some actors. */
export const sectorsAmong = (labels: Labels, actors: readonly string[]): string[] =>
  [...new Set(actors.flatMap((id) => labels.get(id) ?? []))].toSorted()

/** Weight from g to h, each tie both ways. */
export const cell = (ties: readonly Tie[], labels: Labels, g: string, h: string): number =>
  sum(
    ties.map(
      ([a, b, w]) =>
        w * (part(labels, a, g) * part(labels, b, h) + part(labels, a, h) * part(labels, b, g)),
    ),
  )

/** Every order in which a pool can hold its labels; those outside keep theirs. */
export function* shuffles(labels: Labels, pool: readonly string[]): Generator<Labels> {
  for (const order of permutations(pool)) {
    const shuffled = new Map(labels)
    for (const [index, actor] of pool.entries()) {
      shuffled.set(actor, labels.get(order[index] ?? '') ?? [])
    }
    yield shuffled
  }
}

export function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]]
  return list.flatMap((first, index) =>
    permutations(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  )
}

export function meanAndSd(values: readonly number[]): { mean: number; sd: number } {
  const mean = sum(values) / values.length
  return { mean, sd: Math.sqrt(sum(values.map((v) => (v - mean) ** 2)) / values.length) }
}
