import type { MatchReason, MatchReasonCode } from '../../domain/duplicates.ts'
import { alignWords, type Alignment } from './align-words.ts'
import { mayBeAlike, weigh, type CorpusName, type Word } from './corpus.ts'

/**
 * How two names compare. `equal`: letter for letter once folded; `same`: nothing that tells actors apart
 * differs; `held`: one is the other with what it belongs to; `near`: most of what they say is the same;
 * `far`: not worth showing.
 */
export type NameLevel = 'equal' | 'same' | 'held' | 'near' | 'far'

export type NameLikeness = {
  level: NameLevel
  /** 0 to 1: twice the weight of the words in common, in the weight of both. */
  score: number
  /** Weight of the words in common: little when they are common words only. */
  told: number
  reasons: MatchReason[]
  /** What speaks against: each keeps the pair from being certain. */
  against: MatchReason[]
}

/** Words in common must weigh this much of both names for a pair to be shown. */
const NEAR = 0.66
/** Scores of names that are the same by something else than their words. */
const HELD_SCORE = 0.9
const ACRONYM_SCORE = 0.75
/** Words in common that weigh less than this name nothing. */
const SLIGHT = 0.15
/** Words in common that weigh so much are the name, whatever the body calls itself (institut, laboratoire). */
const PLAIN = 1.6
const FAR: NameLikeness = { level: 'far', score: 0, told: 0, reasons: [], against: [] }
const NO_TOWN: ReadonlySet<string> = new Set()

/**
 * Compares two names. `townOf` gives the words of the place that both actors are in; a name may leave
 * them out.
 */
export function compareNames(
  a: CorpusName,
  b: CorpusName,
  townOf: () => ReadonlySet<string> = () => NO_TOWN,
): NameLikeness {
  const acronym = acronymOf(a, b) ?? acronymOf(b, a)
  if (acronym === undefined && a.form.text !== b.form.text && !mayBeAlike(a, b)) return FAR
  const town = townOf()
  const against = contradictions(a, b)
  if (a.form.text === b.form.text) {
    return { level: 'equal', score: 1, told: a.weight, reasons: [{ code: 'same-name' }], against }
  }
  const unit = a.form.units.find((one) => b.form.units.includes(one))
  const reasons: MatchReason[] = unit === undefined ? [] : [{ code: 'same-unit', value: unit }]
  const whole = alignWords(a.words, b.words, town)
  const score = scoreOf(whole)
  if ((a.isInstitution || b.isInstitution) && unit === undefined) {
    against.push(...differing('different-unit', a.form.units, b.form.units))
  }
  const mayGo = (word: Word): Leave => {
    if (town.has(word.text) || town.has(word.sound)) return 'town'
    // Beside an institution alone, anything more is a unit of it.
    if (a.isInstitution || b.isInstitution) return isOwner(word) ? 'parent' : undefined
    // A centre of a university is not the university.
    if (word.isFiller) return isUniversity(a) && isUniversity(b) ? undefined : 'filler'
    if (isOwner(word)) return 'parent'
    return isAcronymOf(word, a) || isAcronymOf(word, b) ? 'acronym' : undefined
  }
  if (isSame(whole, mayGo)) {
    reasons.push({ code: 'same-words' }, ...spellingsOf(whole))
    return { level: 'same', score, told: whole.common, reasons, against }
  }
  const own = [ownParts(a), ownParts(b)] as const
  const held =
    own[0].length + own[1].length < a.parts.length + b.parts.length
      ? alignWords(own[0].flat(), own[1].flat(), town)
      : undefined
  if (held && isSame(held, mayGo)) {
    const rest = [...restOf(a), ...restOf(b)].map(({ text }) => text)
    reasons.push(
      { code: 'one-holds-the-other', value: [...new Set(rest)].join(' ') },
      ...spellingsOf(held),
    )
    return {
      level: 'held',
      score: Math.max(score, HELD_SCORE),
      told: held.common,
      reasons,
      against,
    }
  }
  if (acronym !== undefined) {
    reasons.push({ code: 'acronym', value: acronym })
    return {
      level: 'near',
      score: Math.max(score, ACRONYM_SCORE),
      told: whole.common,
      reasons,
      against,
    }
  }
  against.push(...differences(whole))
  if (score < NEAR) return { level: 'far', score, told: whole.common, reasons, against }
  reasons.push({ code: 'similar-words' }, ...spellingsOf(whole))
  return { level: 'near', score, told: whole.common, reasons, against }
}

/** What names say outright of being two. */
function contradictions({ form: a }: CorpusName, { form: b }: CorpusName): MatchReason[] {
  const against = differing('different-type', [a.type ?? ''], [b.type ?? ''])
  if (a.units.length > 0 && b.units.length > 0 && !a.units.some((one) => b.units.includes(one))) {
    against.push(...differing('different-unit', a.units, b.units))
  }
  if (a.legalForm !== undefined && b.legalForm !== undefined) {
    against.push(...differing('different-legal-form', [a.legalForm], [b.legalForm]))
  }
  return against
}

function differing(
  code: MatchReasonCode,
  a: readonly string[],
  b: readonly string[],
): MatchReason[] {
  const [one, two] = [a.join(' '), b.join(' ')]
  return one === two ? [] : [{ code, value: `${one || '–'} ≠ ${two || '–'}` }]
}

function isUniversity({ parts }: CorpusName): boolean {
  return parts.some(
    ({ isParent: is, words }) => !is && words.some(({ text }) => text === 'universite'),
  )
}

/** A university's town is no other name of it. */
function isOwner(word: Word): boolean {
  return word.isParent && word.text !== 'universite'
}

/** Why a name may leave a word out. */
type Leave = 'filler' | 'parent' | 'town' | 'acronym' | undefined

/** What differs may be left out, not said otherwise; what is spelled differently surely is one word. */
function isSame(
  { common, onlyA, onlyB, spellings }: Alignment,
  mayGo: (word: Word) => Leave,
): boolean {
  const [left, others] = [onlyA.map(mayGo), onlyB.map(mayGo)]
  return (
    common > SLIGHT &&
    left.every(
      (why) =>
        why !== undefined &&
        (why === 'town' || (why === 'filler' && common >= PLAIN) || !others.includes(why)),
    ) &&
    others.every((why) => why !== undefined) &&
    spellings.every(({ isSure }) => isSure)
  )
}

function isAcronymOf({ text }: Word, { form, parts }: CorpusName): boolean {
  if (form.initials.includes(text)) return true
  return (
    form.acronyms.includes(text) &&
    parts.some(({ words }) => words.length === 1 && words[0]?.text === text)
  )
}

function scoreOf({ common, onlyA, onlyB }: Alignment): number {
  return common === 0 ? 0 : (2 * common) / (2 * common + weigh(onlyA) + weigh(onlyB))
}

/** The parts of a name that are not what it belongs to; all of them when nothing else is left. */
function ownParts({ parts }: CorpusName): Word[][] {
  const own = parts.filter(({ isParent }) => !isParent)
  return (own.length === 0 ? parts : own).map(({ words }) => words)
}

function restOf({ parts }: CorpusName): Word[] {
  return parts.some(({ isParent }) => !isParent)
    ? parts.flatMap(({ words, isParent }) => (isParent ? words : []))
    : []
}

function spellingsOf({ spellings }: Alignment): MatchReason[] {
  const told = spellings.map(({ a, b }) => `${a} ~ ${b}`)
  return told.length === 0 ? [] : [{ code: 'spelling', value: told.join(', ') }]
}

/** Numbers that differ, and words that each of them has alone. */
function differences({ common, onlyA, onlyB }: Alignment): MatchReason[] {
  const words = [texts(onlyA, false), texts(onlyB, false)] as const
  const isEither = words[0].length > 0 && words[1].length > 0
  // "Théâtre du Vieux Four" and "Institut du Vieux Four" share a place's name and are two.
  const all = [...onlyA, ...onlyB]
  const areKinds =
    all.every(({ isKind }) => isKind) && (common < PLAIN || all.some(({ isFiller }) => !isFiller))
  return [
    ...differing('different-number', texts(onlyA, true), texts(onlyB, true)),
    ...(isEither ? differing(areKinds ? 'different-type' : 'different-words', ...words) : []),
  ]
}

function texts(words: readonly Word[], wanted: boolean): string[] {
  return words.filter(({ isNumber }) => isNumber === wanted).map(({ text }) => text)
}

/** The acronym of `short` that the initials of `long` make. */
function acronymOf({ form: short }: CorpusName, { form: long }: CorpusName): string | undefined {
  return short.acronyms.find((acronym) => long.initials.includes(acronym))
}
