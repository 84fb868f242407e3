import type { Picture } from './document.ts'

/** What of a picture a person has on screen. */
export type SeenPart = {
  /** Ties weaker than this are not. */
  least: number
  /** Ids of actors that were taken out of it. */
  hidden: readonly string[]
  /** The only actors that are in it; none named: all. */
  kept: readonly string[]
}

/** A picture without what is hidden, with the counts of what was left out. */
export function seenPart(picture: Picture, { least, hidden, kept }: SeenPart): Picture {
  const out = new Set(hidden)
  const only = kept.length > 0 ? new Set(kept) : undefined
  const isSeen = picture.nodes.map(({ id }) => !out.has(id) && (!only || only.has(id)))
  const newRow = new Map<number, number>()
  const nodes = picture.nodes.filter((_, row) => {
    if (isSeen[row]) newRow.set(row, newRow.size)
    return isSeen[row]
  })
  const between = picture.edges.flatMap(({ source, target, weight }) => {
    const [from, to] = [newRow.get(source), newRow.get(target)]
    return from === undefined || to === undefined ? [] : [{ source: from, target: to, weight }]
  })
  const edges = between.filter(({ weight }) => weight >= least)
  return {
    ...picture,
    nodes,
    edges,
    leftOut: {
      actors: picture.nodes.length - nodes.length,
      weakTies: between.length - edges.length,
      least,
    },
  }
}
