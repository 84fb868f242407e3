import { isInstitution, isNumber, type NameForm } from './name-form.ts'
import { COMMON_WORDS, FILLERS, PARENTS } from './vocabulary.ts'
import { foldSound } from './word-likeness.ts'

/** A word of the names that are compared, once for all of them. */
export type Word = {
  text: string
  /** What is left of it when plurals and ways to write umlauts are undone. */
  sound: string
  /** The first letter and the consonants after it: what misspellings of it share. */
  skeleton: string
  /** How many names have it. */
  frequency: number
  /** How much it tells, 0 to 1. */
  weight: number
  isNumber: boolean
  /** One of the words that name what a body is, not which one (école, institut, club). */
  isKind: boolean
  /** What a body calls itself, or whom it belongs to: a name may leave it out. */
  isFiller: boolean
  isParent: boolean
}

/** A name beside the others that it is compared with. */
export type CorpusName = {
  form: NameForm
  words: Word[]
  /** Beginnings of the words as numbers, ascending, and what they weigh: a first look at two names. */
  starts: Int32Array
  startWeights: Float64Array
  parts: { words: Word[]; isParent: boolean }[]
  /** An institution and nothing else: what its unit is makes all the difference. */
  isInstitution: boolean
  weight: number
  /** Weight of the parts that are not what it belongs to. */
  ownWeight: number
}

/** Names are few in a small network: every word would look rare. As many names as this are assumed. */
const LEAST_NAMES = 1000
/** What a word that is common anywhere counts, of one that is as rare here. */
const COMMON_PART = 0.35
/** A part of names that stands beside so many different ones is what they belong to, not what they are. */
const PARENT_OF = 3
/** Letters at the beginning of a word that misspellings of it keep. */
const START_LETTERS = 3
/** Part of the lighter name that must be shared at first sight. */
const LEAST_SHARED = 0.35

/**
 * The names with the weight of each of their words, learnt from the names themselves:
 * log(N / names with the word) / log N, so that a word of every tenth name tells little.
 */
export function corpusOf(forms: readonly NameForm[]): CorpusName[] {
  const words = new Map<string, Word>()
  const beside = new Map<string, Set<string>>()
  for (const form of forms) {
    for (const word of new Set(form.parts.flat())) {
      const known = words.get(word)
      if (known === undefined) words.set(word, newWord(word))
      else known.frequency++
    }
    const own = form.parts
      .filter((part) => kindOf(part, form) === 'own')
      .map((part) => part.join(' '))
    if (own.length < 2) continue
    for (const part of own) {
      const others = beside.get(part) ?? new Set()
      for (const other of own) if (other !== part && others.size < PARENT_OF) others.add(other)
      beside.set(part, others)
    }
  }
  const count = Math.max(forms.length, LEAST_NAMES)
  for (const word of words.values()) {
    const rarity = Math.max(0.05, Math.log(count / word.frequency) / Math.log(count))
    word.weight = rarity * (word.isKind ? COMMON_PART : 1)
  }
  const isLearnt = (part: readonly string[]) => (beside.get(part.join(' '))?.size ?? 0) >= PARENT_OF
  const numbers = new Map<string, number>()
  return forms.map((form) => {
    const kinds = form.parts.map((part) => kindOf(part, form))
    // An acronym is the name itself where nothing but institutions stands beside it.
    const hasOwn = kinds.includes('own')
    const parts = form.parts.map((part, i) => ({
      words: part.flatMap((word) => words.get(word) ?? []),
      isParent: kinds[i] === 'institution' || (kinds[i] === 'acronym' && hasOwn) || isLearnt(part),
    }))
    const all = parts.flatMap((part) => part.words)
    const isInstitutionAlone = kinds.every((kind) => kind === 'institution')
    const own = parts.flatMap((part) => (part.isParent ? [] : part.words))
    const weight = weigh(all)
    const ownWeight = own.length === 0 ? weight : weigh(own)
    return {
      form,
      parts,
      isInstitution: isInstitutionAlone,
      words: all,
      weight,
      ownWeight,
      ...startsOf(all, numbers),
    }
  })
}

/** Whether two names share enough words, or beginnings of words, for a closer look. O(words). */
export function mayBeAlike(a: CorpusName, b: CorpusName): boolean {
  let common = 0
  for (let i = 0, j = 0; i < a.starts.length && j < b.starts.length;) {
    const [x = 0, y = 0] = [a.starts[i], b.starts[j]]
    if (x === y) common += Math.min(a.startWeights[i] ?? 0, b.startWeights[j] ?? 0)
    if (x <= y) i++
    if (y <= x) j++
  }
  return common >= LEAST_SHARED * Math.min(a.ownWeight, b.ownWeight)
}

function startsOf(words: readonly Word[], numbers: Map<string, number>) {
  const weights = new Map<number, number>()
  for (const { sound, weight } of words) {
    const start = sound.slice(0, START_LETTERS)
    const number = numbers.get(start) ?? numbers.size
    numbers.set(start, number)
    weights.set(number, (weights.get(number) ?? 0) + weight)
  }
  const sorted = [...weights].toSorted(([x], [y]) => x - y)
  return {
    starts: Int32Array.from(sorted, ([number]) => number),
    startWeights: Float64Array.from(sorted, ([, weight]) => weight),
  }
}

/** What a part of a name is by what it says: an institution, an acronym of the rest, or what it is about. */
function kindOf(part: readonly string[], form: NameForm): 'institution' | 'acronym' | 'own' {
  if (part.every((word) => PARENTS.has(word)) || isInstitution(part)) return 'institution'
  const isShort = form.parts.length > 1 && part.every((word) => isAcronym(word, form))
  return isShort ? 'acronym' : 'own'
}

function isAcronym(word: string, { acronyms, initials }: NameForm): boolean {
  return acronyms.includes(word) || initials.includes(word)
}

/** How much words say together: the sum of their weights. */
export function weigh(words: readonly Word[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0)
}

function newWord(text: string): Word {
  const sound = foldSound(text)
  return {
    text,
    sound,
    skeleton:
      sound.slice(0, 1) +
      sound
        .slice(1)
        .replace(/[aeiou]/g, '')
        .slice(0, 5),
    frequency: 1,
    weight: 1,
    isNumber: isNumber(text),
    isKind: FILLERS.has(text) || COMMON_WORDS.has(text) || COMMON_WORDS.has(sound),
    isFiller: FILLERS.has(text),
    isParent: PARENTS.has(text),
  }
}
