import { distance } from 'fastest-levenshtein'

/**
 * Why labels keep two names apart that are those of one organisation, as far as a rule can tell without
 * anybody's judgement and without the code that is measured:
 * `same-text`: the names are equal but for case, accents, ä or ae, and what is neither letter nor digit;
 * `label-spelled-twice`: two of their labels are equal but for that, two letters at most, or a legal form;
 * `same-words`: the names hold the same words in any order, small words and those for a university or an
 *   institute apart, in any of six languages; "technical" and "technology" are one word.
 */
export const LABEL_SLIPS = ['same-text', 'label-spelled-twice', 'same-words'] as const
export type LabelSlip = (typeof LABEL_SLIPS)[number]

type Labelled = { name: string; labels: ReadonlySet<string> }

/** Letters in which two spellings of one label may differ. */
const LETTERS = 2
const LEGAL_FORM = /(limited|ltd|gmbh|spa|sa|as|ab|ag|plc|bv|nv|ev)$/
const SMALL =
  /^(the|of|for|and|de|du|des|la|le|les|et|en|d|l|di|dei|degli|delle|del|do|da|e|y|der|die|das|und|fur|zur|van|voor|in|a)$/
const OF_BODIES =
  /^(univer[a-z]*|studi|hochschule|institut[a-z]*|istituto|instituto|center|centre|centro)$/
const TECHNICAL = /^tech(nical|nische|nology|nologie|nique)$/

/** Why the labels of two names differ though they should not; nothing where no rule can tell. */
export function labelSlip(one: Labelled, other: Labelled): LabelSlip | undefined {
  if (squeezed(one.name) === squeezed(other.name)) return 'same-text'
  if (isSpelledTwice(one.labels, other.labels)) return 'label-spelled-twice'
  return wordsOf(one.name) === wordsOf(other.name) ? 'same-words' : undefined
}

// A register's numbers are no spellings: two that are near are two laboratories.
const spellings = (labels: ReadonlySet<string>) =>
  [...labels].filter((label) => !/\d/.test(label)).map(squeezed)

function isSpelledTwice(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return spellings(one).some((label) =>
    spellings(other).some(
      (theirs) =>
        distance(label, theirs) <= LETTERS ||
        label.replace(LEGAL_FORM, '') === theirs.replace(LEGAL_FORM, ''),
    ),
  )
}

/**
 * Whether something that names tell speaks for one organisation: one town (or one that is not told) and a
 * word in common that fewer than one name in a hundred has. `namesWith`: how many have a word.
 */
export function isTellable(
  one: { name: string; town?: string },
  other: { name: string; town?: string },
  namesWith: ReadonlyMap<string, number>,
  names: number,
): boolean {
  const towns = [one.town, other.town].flatMap((town) => (town === undefined ? [] : folded(town)))
  if (new Set(towns).size > 1) return false
  const theirs = new Set(allWords(other.name))
  return allWords(one.name).some(
    (word) => theirs.has(word) && (namesWith.get(word) ?? 0) < names / 100,
  )
}

/** In how many names each word is. */
export function countWords(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) {
    for (const word of new Set(allWords(name))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function wordsOf(name: string): string {
  const telling = allWords(name).filter((word) => !OF_BODIES.test(word))
  return [...new Set(telling.map((word) => (TECHNICAL.test(word) ? 'technical' : word)))]
    .toSorted()
    .join(' ')
}

function allWords(name: string): string[] {
  return (folded(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.test(word))
}

function squeezed(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

function folded(text: string): string {
  const plain = text.toLowerCase().replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/([aou])e/g, '$1')
}
