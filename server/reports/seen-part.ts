import type { Picture } from './document.ts'

/** What of a picture a person has on screen. */
export type SeenPart = {
  /** Ties weaker than this are not. */
  least: number
  /** Ids of actors that were taken out of it. */
  hidden: readonly string[]
  /** The only actors that are in it; none named: all. */
  kept: readonly string[]
  /** Ids of the actors that stay strong with their neighbours; none named: all do. */
  chosen?: readonly string[]
  /** The actor whose surroundings of two steps stay strong. */
  focus?: string
}

/** A picture without what is hidden, with the counts of what was left out, and with who stays strong. */
export function seenPart(picture: Picture, seen: SeenPart): Picture {
  const isSeen = seenRows(picture, seen)
  const newRow = new Map<number, number>()
  const nodes = picture.nodes.filter((_, row) => {
    if (isSeen[row]) newRow.set(row, newRow.size)
    return isSeen[row]
  })
  const between = picture.edges.flatMap(({ source, target, weight }) => {
    const [from, to] = [newRow.get(source), newRow.get(target)]
    return from === undefined || to === undefined ? [] : [{ source: from, target: to, weight }]
  })
  const edges = between.filter(({ weight }) => weight >= seen.least)
  const part = {
    ...picture,
    nodes,
    edges,
    leftOut: {
      actors: actorsIn(picture) - actorsIn({ nodes }),
      weakTies: between.length - edges.length,
      least: seen.least,
    },
  }
  const emphasis = emphasisOf(part, seen)
  return { ...part, ...(emphasis && { emphasis }) }
}

const actorsIn = ({ nodes }: Pick<Picture, 'nodes'>): number =>
  nodes.reduce((sum, { members }) => sum + members, 0)

/** By row, whether it is seen: a collaboration is as long as one of its actors is. */
function seenRows({ nodes, edges }: Picture, { hidden, kept }: SeenPart): boolean[] {
  if (hidden.length + kept.length === 0) return nodes.map(() => true)
  const out = new Set(hidden)
  const only = kept.length > 0 ? new Set(kept) : undefined
  const isSeen = nodes.map(({ id, kind }) => {
    if (kind !== 'actor') return kind === 'community' && !only
    return !out.has(id) && (!only || only.has(id))
  })
  for (const { source, target } of edges) {
    for (const [end, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const isLinked = nodes[other]?.kind === 'actor' && isSeen[other] === true
      if (nodes[end]?.kind === 'collaboration' && isLinked) isSeen[end] = true
    }
  }
  return isSeen
}

/** The surroundings of a focus, else those who are chosen with their neighbours; nothing where all are strong. */
function emphasisOf(
  { nodes, edges }: Picture,
  { chosen = [], focus }: SeenPart,
): Picture['emphasis'] {
  const rows = new Map(
    nodes.flatMap(({ id, kind, x }, row) => (kind === 'actor' && x !== null ? [[id, row]] : [])),
  )
  const picked = chosen.flatMap((id) => rows.get(id) ?? [])
  const centre = focus === undefined ? undefined : rows.get(focus)
  if (centre === undefined && picked.length === 0) return undefined
  let strong = new Set(centre === undefined ? picked : [centre])
  for (let step = centre === undefined ? 1 : 0; step < 2; step++) {
    const near = edges.flatMap(({ source, target }) => [
      ...(strong.has(source) ? [target] : []),
      ...(strong.has(target) ? [source] : []),
    ])
    strong = new Set([...strong, ...near])
  }
  return { chosen: picked, strong: [...strong].toSorted((a, b) => a - b) }
}
