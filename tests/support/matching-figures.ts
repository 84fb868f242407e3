import { createHash } from 'node:crypto'
import { MATCH_CLASSES, type MatchClass } from '../../server/domain/duplicates.ts'
import { findDuplicates } from '../../server/ingest/match/find-duplicates.ts'
import { agreement, labelledPairs, type Agreement, type LabelledNames } from './labelled-names.ts'
import type { ReviewedPairs } from './reviewed-pairs.ts'

export type MatchingFigures = {
  names: number
  seconds: number
  /** Of each class and those more certain than it: pairs as proposed, and all that follows from them. */
  classes: { class: MatchClass; proposed: Agreement; followed: Agreement }[]
  /** Precision of the certain pairs where labels that a person found wanting do not count. */
  reviewedPrecision: number
  /** Part of the sampled pairs that names tell which is certain, and how many there are. */
  toldRecall: number
  told: number
  sampled: number
}

/** What the search for duplicates reaches on labelled names. */
export function matchingFigures(
  { actors, labels }: LabelledNames,
  reviewed: ReviewedPairs,
): MatchingFigures {
  const started = performance.now()
  const { pairs } = findDuplicates(actors)
  const seconds = (performance.now() - started) / 1000
  const digest = ({ a, b }: { a: number; b: number }) =>
    digestOf(actors[a]?.name ?? '', actors[b]?.name ?? '')
  const certain = pairs.filter((pair) => pair.class === 'certain')
  const isRight = (pair: { a: number; b: number }) =>
    [...(labels[pair.a] ?? [])].some((label) => labels[pair.b]?.has(label)) ||
    reviewed.sameAfterAll.has(digest(pair))
  const found = new Set(certain.map(digest))
  const sample = labelledPairs(labels)
    .map(digest)
    .toSorted()
    .slice(0, reviewed.told.size + reviewed.notTold.size)
  const told = sample.filter((one) => reviewed.told.has(one))
  return {
    names: actors.length,
    seconds,
    classes: MATCH_CLASSES.map((last, i) => {
      const taken = pairs.filter((pair) => MATCH_CLASSES.indexOf(pair.class) <= i)
      return {
        class: last,
        proposed: agreement(labels, taken, false),
        followed: agreement(labels, taken, true),
      }
    }),
    reviewedPrecision: certain.filter(isRight).length / certain.length,
    toldRecall: told.filter((one) => found.has(one)).length / told.length,
    told: told.length,
    sampled: sample.length,
  }
}

function digestOf(one: string, other: string): string {
  const text = [one, other].toSorted().join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
