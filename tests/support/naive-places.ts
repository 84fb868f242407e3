import { partners, type NaiveGraph } from './naive.ts'

/**
 * By its sentence: some partner, and all of them in the own commune, or all of them in the own EPCI.
 * `communeOf` and `epciOf` by actor.
 */
export function naiveOwnCommuneOnly(
  graph: NaiveGraph,
  actor: string,
  communeOf: (actor: string) => string | undefined,
  epciOf: (actor: string) => string | undefined,
): boolean {
  const others = partners(graph, actor)
  return [communeOf, epciOf].some((placeOf) => {
    const places = new Set([actor, ...others].map(placeOf))
    return others.length > 0 && places.size === 1 && !places.has(undefined)
  })
}
