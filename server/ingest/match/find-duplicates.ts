import type { MatchClass, MatchReason } from '../../domain/duplicates.ts'
import type { Actor } from '../../domain/records.ts'
import { blockNames } from './blocks.ts'
import { classify } from './classify.ts'
import { compareNames, type NameLikeness } from './compare-names.ts'
import {
  comparePlaces,
  NOWHERE,
  placeForm,
  type PlaceForm,
  type PlaceLikeness,
} from './compare-places.ts'
import { corpusOf } from './corpus.ts'
import {
  compareIdentifiers,
  exactPairs,
  identifierForm,
  type IdentifierForm,
} from './identifiers.ts'
import { nameForm, type NameForm } from './name-form.ts'

/** What of an actor is compared. */
export type MatchedActor = Pick<Actor, 'id' | 'name'> &
  Partial<Pick<Actor, 'aliases' | 'formerIds' | 'identifiers' | 'place'>>

/** Two actors that may be one, `a` before `b` in the order of the actors given. */
export type MatchedPair = {
  a: number
  b: number
  class: MatchClass
  /** 0 to 1, to order the pairs of a class. */
  score: number
  /** What speaks for it, then what speaks against. */
  reasons: MatchReason[]
}

export type Duplicates = {
  /** The most certain first. */
  pairs: MatchedPair[]
  /** Actors whose name or number is that of so many others that not all of their pairs were compared. */
  capped: number
}

/** Other names of one actor that are compared beside its name. */
const NAMES_EACH = 6
/** Names between two words about progress. */
const TOLD_EVERY = 200
// Parts of the whole, as they take about as long.
const FORMED = 0.4
const BLOCKED = 0.7

/**
 * Actors that may be the same, each pair with its reasons: by exact keys first, then by their names.
 * Pure and deterministic; O(actors) comparisons, about 20 each. `onProgress` is told
 * how far it is, 0 to 1.
 */
export function findDuplicates(
  actors: readonly MatchedActor[],
  onProgress?: (part: number) => void,
): Duplicates {
  const forms: NameForm[] = []
  const owners: number[] = []
  /** Of a form that is not of the actor's name: the other name. */
  const otherNames: (string | undefined)[] = []
  for (const [i, { name, aliases = [] }] of actors.entries()) {
    if (i % TOLD_EVERY === 0) onProgress?.((FORMED * i) / actors.length)
    for (const one of [...new Set([name, ...aliases])].slice(0, NAMES_EACH)) {
      const form = nameForm(one)
      if (form.text === '') continue
      forms.push(form)
      owners.push(i)
      otherNames.push(one === name ? undefined : one)
    }
  }
  const places = actors.map(({ place }) => placeForm(place))
  const identifiers = actors.map(identifierForm)
  const found = new Map<number, MatchedPair>()
  const take = (x: number, y: number, likeness: NameLikeness | undefined) => {
    const [a, b] = [Math.min(x, y), Math.max(x, y)]
    // Most pairs: nothing speaks for them.
    if (likeness?.level === 'far' && identifiers[a]?.size === 0) return
    const pair = judge(a, b, likeness, places, identifiers)
    if (pair === undefined) return
    const key = a * actors.length + b
    const known = found.get(key)
    if (known === undefined || compareStrength(pair, known) < 0) found.set(key, pair)
  }
  const names = corpusOf(forms)
  const blocks = blockNames(names)
  for (const [i, name] of names.entries()) {
    if (i % TOLD_EVERY === 0) onProgress?.(BLOCKED + ((1 - BLOCKED) * i) / names.length)
    const owner = owners[i] ?? 0
    for (const j of blocks.candidates(i)) {
      const other = owners[j] ?? 0
      const otherName = names[j]
      if (other === owner || !otherName) continue
      const likeness = compareNames(otherName, name, () =>
        townOf(places[other] ?? NOWHERE, places[owner] ?? NOWHERE),
      )
      const others = [otherNames[j], otherNames[i]].filter((one) => one !== undefined)
      take(other, owner, others.length === 0 ? likeness : byOtherName(likeness, others))
    }
  }
  const exact = exactPairs(identifiers)
  for (const [a, b] of exact.pairs) {
    if (!found.has(Math.min(a, b) * actors.length + Math.max(a, b))) take(a, b, undefined)
  }
  return {
    pairs: [...found.values()].toSorted(compareStrength),
    capped: blocks.capped + exact.capped,
  }
}

/** The same likeness, with the names that it is the likeness of. */
function byOtherName(likeness: NameLikeness, names: readonly string[]): NameLikeness {
  const value = [...new Set(names)].join(', ').slice(0, LONGEST_VALUE)
  return { ...likeness, reasons: [{ code: 'other-name', value }, ...likeness.reasons] }
}

/** Characters of what a reason tells. */
const LONGEST_VALUE = 500

/** The words of the place, or of the EPCI around, that both are in. */
function townOf(a: PlaceForm, b: PlaceForm): ReadonlySet<string> {
  const place = comparePlaces(a, b)
  if (place !== 'same' && place !== 'near') return NO_WORDS
  return place === 'same' ? a.words : new Set([...a.words].filter((word) => b.words.has(word)))
}

function judge(
  a: number,
  b: number,
  names: NameLikeness | undefined,
  places: readonly PlaceForm[],
  identifiers: readonly IdentifierForm[],
): MatchedPair | undefined {
  const place = comparePlaces(places[a] ?? NOWHERE, places[b] ?? NOWHERE)
  const ids = compareIdentifiers(
    identifiers[a] ?? NO_IDENTIFIERS,
    identifiers[b] ?? NO_IDENTIFIERS,
    place,
  )
  const reasons = [...ids.for, ...(names?.reasons ?? []), ...placeFor(place)]
  const against = [...ids.against, ...(names?.against ?? []), ...placeAgainst(place)]
  const strength = classify(names, place, ids)
  if (strength === undefined) return undefined
  const score = Math.max(names?.score ?? 0, ids.for.length > 0 ? 0.5 : 0) + PLACE_SCORES[place]
  return { a, b, class: strength, score, reasons: [...reasons, ...against] }
}

const NO_IDENTIFIERS: IdentifierForm = new Map()
const NO_WORDS: ReadonlySet<string> = new Set()
const PLACE_SCORES = {
  same: 0.02,
  near: 0.01,
  unknown: 0,
  'otherwise-called': -0.01,
  different: -0.02,
}

function placeFor(place: PlaceLikeness): MatchReason[] {
  if (place === 'same') return [{ code: 'same-place' }]
  return place === 'near' ? [{ code: 'near-place' }] : []
}

function placeAgainst(place: PlaceLikeness): MatchReason[] {
  return place === 'different' || place === 'otherwise-called' ? [{ code: 'different-place' }] : []
}

const ORDER = { certain: 0, probable: 1, possible: 2 }

function compareStrength(x: MatchedPair, y: MatchedPair): number {
  return ORDER[x.class] - ORDER[y.class] || y.score - x.score || x.a - y.a || x.b - y.b
}
