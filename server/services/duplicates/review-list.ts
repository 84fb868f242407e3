import { MATCH_CLASSES, type MatchClass } from '../../domain/duplicates.ts'
import type { FoundDuplicates, FoundPair } from '../tasks/find-duplicates.ts'
import { pairKey, type Decisions } from './decisions.ts'

/** A pair as it is to be looked at. */
export type ReviewPair = FoundPair & { later: boolean }

export type ReviewList = {
  /** The most certain first; those put off at the end. */
  pairs: ReviewPair[]
  counts: Record<MatchClass, number> & { later: number; different: number }
}

/**
 * The pairs that a person has still to look at: without those that were said to be different, and without
 * those that follow from others (when A is B and B is C, nobody is asked about A and C). What was said of
 * an actor that is another one's former id is said of that one.
 */
export function reviewList(
  { pairs }: Pick<FoundDuplicates, 'pairs'>,
  { decisions }: Pick<Decisions, 'decisions'>,
  presentId: (id: string) => string,
): ReviewList {
  const decided = new Map(
    decisions.map(({ a, b, decision }) => [pairKey(presentId(a), presentId(b)), decision] as const),
  )
  const groups = new Groups()
  const now: ReviewPair[] = []
  const later: ReviewPair[] = []
  const counts = { certain: 0, probable: 0, possible: 0, later: 0, different: 0 }
  const withDecisions = pairs.map((pair) => ({
    pair: asDecided(pair, decided.get(pairKey(pair.a, pair.b))),
    decision: decided.get(pairKey(pair.a, pair.b)),
  }))
  for (const strength of MATCH_CLASSES) {
    for (const { pair, decision } of withDecisions) {
      if (pair.class !== strength) continue
      if (decision === 'different') counts.different++
      else if (decision === 'later') later.push({ ...pair, later: true })
      else if (groups.join(pair)) {
        now.push({ ...pair, later: false })
        counts[strength]++
      }
    }
  }
  counts.later = later.length
  return { pairs: [...now, ...later], counts }
}

/** What a person said to be the same is certain, whatever the names say. */
function asDecided(pair: FoundPair, decision: string | undefined): FoundPair {
  if (decision !== 'same') return pair
  return { ...pair, class: 'certain', reasons: [{ code: 'decided-same' }, ...pair.reasons] }
}

/** Actors that are one when all certain pairs so far are the same. */
class Groups {
  readonly #parents = new Map<string, string>()
  readonly #asked = new Set<string>()

  /** Whether the pair asks something new; only certain ones are followed. */
  join({ a, b, class: strength }: FoundPair): boolean {
    const [x, y] = [this.#rootOf(a), this.#rootOf(b)]
    const key = pairKey(x, y)
    if (x === y || this.#asked.has(key)) return false
    if (strength === 'certain') this.#parents.set(x, y)
    else this.#asked.add(key)
    return true
  }

  #rootOf(id: string): string {
    let root = id
    for (let up = this.#parents.get(root); up !== undefined; up = this.#parents.get(root)) root = up
    // Paths stay short, or a group of thousands would be walked thousands of times.
    for (let at = id; at !== root;) {
      const up = this.#parents.get(at) ?? root
      this.#parents.set(at, root)
      at = up
    }
    return root
  }
}
