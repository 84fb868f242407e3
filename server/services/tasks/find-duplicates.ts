import type { MatchClass, MatchReason } from '../../domain/duplicates.ts'
import { findDuplicates, type MatchedActor } from '../../ingest/match/find-duplicates.ts'
import { fromBytes } from '../../store/packed-bytes.ts'
import { placeOfRow } from '../analysis/labels.ts'
import { task } from '../task.ts'

/** Pairs that are kept; of more, the most certain. */
const MOST_PAIRS = 20_000

export type FindDuplicatesAsked = {
  /** A packed network as bytes: who takes part how often, and where. */
  packed: Uint8Array
  /** The actors as JSON lines, in pieces. */
  actors: readonly Uint8Array[]
}

export type FoundPair = {
  a: string
  b: string
  class: MatchClass
  score: number
  reasons: MatchReason[]
}

export type FoundDuplicates = {
  pairs: FoundPair[]
  /** Pairs beyond those that are kept. */
  more: number
  /** Actors that were not compared with all that are like them. */
  capped: number
  /** Of each actor in a pair. */
  facts: [id: string, facts: { participations: number; place?: string }][]
}

/** Looks for actors that may be one, away from the event loop. */
export const run = task(
  ({ packed, actors: pieces }: FindDuplicatesAsked, tell): FoundDuplicates => {
    const actors = pieces.flatMap((piece) => {
      const lines = new TextDecoder().decode(piece).split('\n')
      return lines.flatMap((line): MatchedActor[] => (line === '' ? [] : [JSON.parse(line)]))
    })
    const { pairs, capped } = findDuplicates(actors, tell)
    const kept = pairs.slice(0, MOST_PAIRS).flatMap(({ a, b, ...rest }) => {
      const ids = [actors[a]?.id, actors[b]?.id]
      return ids[0] === undefined || ids[1] === undefined ? [] : [{ ...rest, a: ids[0], b: ids[1] }]
    })
    const wanted = new Set(kept.flatMap(({ a, b }) => [a, b]))
    return { pairs: kept, more: pairs.length - kept.length, capped, facts: factsOf(packed, wanted) }
  },
)

function factsOf(bytes: Uint8Array, wanted: ReadonlySet<string>): FoundDuplicates['facts'] {
  const packed = fromBytes(bytes)
  const counts = new Int32Array(packed.actors.ids.length)
  for (const row of packed.participations.actor) counts[row] = (counts[row] ?? 0) + 1
  return packed.actors.ids.flatMap((id, row): FoundDuplicates['facts'] => {
    if (!wanted.has(id)) return []
    const place = placeOfRow(packed, row)
    return [[id, { participations: counts[row] ?? 0, ...(place !== undefined && { place }) }]]
  })
}
