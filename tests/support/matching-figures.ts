import { createHash } from 'node:crypto'
import { MATCH_CLASSES, type MatchClass } from '../../server/domain/duplicates.ts'
import { findDuplicates } from '../../server/ingest/match/find-duplicates.ts'
import { countWords, isTellable, labelSlip, type LabelSlip } from './label-slips.ts'
import { agreement, labelledPairs, type Agreement, type LabelledNames } from './labelled-names.ts'
import type { ReviewedPairs } from './reviewed-pairs.ts'

export type MatchingFigures = {
  names: number
  seconds: number
  /** Of each class and those more certain than it: pairs as proposed, and all that follows from them. */
  classes: { class: MatchClass; proposed: Agreement; followed: Agreement }[]
  /** Certain pairs that the labels keep apart: what they are, and why, where a rule can tell (label-slips.ts). */
  apart: { names: [string, string]; slip: LabelSlip | undefined; isReviewed: boolean }[]
  /** Precision of the certain pairs where slips of the labels that a rule can tell do not count. */
  ruledPrecision: number
  /** The same where all do not count that a person found wanting. */
  reviewedPrecision: number
  /** Recall of whoever joined all that names give any reason to join, and what is certain. */
  ceiling: number
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
  const labelled = (row: number) => ({
    name: actors[row]?.name ?? '',
    labels: labels[row] ?? new Set<string>(),
  })
  const apart = certain
    .filter(({ a, b }) => ![...labelled(a).labels].some((label) => labelled(b).labels.has(label)))
    .map((pair): MatchingFigures['apart'][number] => ({
      names: [labelled(pair.a).name, labelled(pair.b).name],
      slip: labelSlip(labelled(pair.a), labelled(pair.b)),
      isReviewed: reviewed.sameAfterAll.has(digest(pair)),
    }))
  const precisionBut = (excused: number) =>
    (certain.length - apart.length + excused) / certain.length
  const found = new Set(certain.map(digest))
  const all = labelledPairs(labels)
  const namesWith = countWords(actors.map(({ name }) => name))
  const named = (row: number) => {
    const { name, place } = actors[row] ?? { name: '' }
    return { name, ...(place?.label !== undefined && { town: place.label }) }
  }
  const tellable = all.filter(
    (pair) =>
      found.has(digest(pair)) || isTellable(named(pair.a), named(pair.b), namesWith, actors.length),
  )
  const sample = all
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
    apart,
    ruledPrecision: precisionBut(apart.filter(({ slip }) => slip !== undefined).length),
    reviewedPrecision: precisionBut(apart.filter(({ isReviewed }) => isReviewed).length),
    ceiling: tellable.length / all.length,
    toldRecall: told.filter((one) => found.has(one)).length / told.length,
    told: told.length,
    sampled: sample.length,
  }
}

function digestOf(one: string, other: string): string {
  const text = [one, other].toSorted().join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
