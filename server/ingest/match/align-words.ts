import type { Word } from './corpus.ts'
import { foldSound, wordLikeness } from './word-likeness.ts'

/** Two lists of words beside each other: what they share, and what only one of them has. */
export type Alignment = {
  /** Weight of the shared words. */
  common: number
  onlyA: Word[]
  onlyB: Word[]
  /** Words that are spelled differently, and whether they are surely one word. */
  spellings: { a: string; b: string; isSure: boolean }[]
}

/** Joined words shorter than this are not compared: too many short texts are alike. */
const JOINED = 6
/** How alike joined words must be to be one. */
const ALIKE = 0.9

/**
 * Same words first, then words written together in one and apart in the other, then misspelt ones. The
 * town that both are in (`town`: its words) may be written as another language does.
 */
export function alignWords(
  a: readonly Word[],
  b: readonly Word[],
  town: ReadonlySet<string>,
): Alignment {
  const found: Alignment = { common: 0, onlyA: [], onlyB: [...b], spellings: [] }
  for (const word of a) {
    const at = found.onlyB.indexOf(word)
    if (at < 0) found.onlyA.push(word)
    else {
      found.onlyB.splice(at, 1)
      found.common += word.weight
    }
  }
  if (found.onlyA.length > 0 && found.onlyB.length > 0) alignJoined(found)
  if (found.onlyA.length > 0 && found.onlyB.length > 0) alignSpellings(found, town)
  return found
}

function alignSpellings(found: Alignment, town: ReadonlySet<string>): void {
  const left = found.onlyA
  found.onlyA = []
  for (const word of left) {
    let best: Word | undefined
    let likeness = 0
    for (const other of found.onlyB) {
      if (word.isNumber || other.isNumber) continue
      const like = wordLikeness(word, other)
      if (like > likeness) [best, likeness] = [other, like]
    }
    if (best === undefined) {
      found.onlyA.push(word)
      continue
    }
    found.onlyB.splice(found.onlyB.indexOf(best), 1)
    found.common += Math.min(word.weight, best.weight) * likeness
    found.spellings.push({
      a: word.text,
      b: best.text,
      isSure: town.has(word.sound) || town.has(best.sound) || isSpelling(word, best, likeness),
    })
  }
}

/** A misspelling is rare where the right spelling is not: two words that many names have are two words. */
function isSpelling(a: Word, b: Word, likeness: number): boolean {
  if (likeness >= 0.95) return true
  return Math.min(a.frequency, b.frequency) <= 2 && Math.min(a.text.length, b.text.length) >= 6
}

/** "nano objets" and "nanoobjets": two words that follow each other on one side, one on the other. */
function alignJoined(found: Alignment): void {
  joinIn(found, found.onlyA, found.onlyB, false)
  joinIn(found, found.onlyB, found.onlyA, true)
}

function joinIn(found: Alignment, apart: Word[], together: Word[], isTurned: boolean): void {
  for (let i = 0; i + 1 < apart.length; i++) {
    const [one, two] = [apart[i], apart[i + 1]]
    if (!one || !two || one.isNumber || two.isNumber) continue
    const text = one.text + two.text
    if (text.length < JOINED) continue
    const joined = { text, sound: foldSound(text) }
    const at = together.findIndex(
      (word) =>
        Math.abs(word.text.length - text.length) <= 1 && wordLikeness(word, joined) >= ALIKE,
    )
    const word = together[at]
    if (word === undefined) continue
    found.common += Math.min(word.weight, one.weight + two.weight)
    const spelling = [`${one.text} ${two.text}`, word.text] as const
    const [a, b] = isTurned ? [spelling[1], spelling[0]] : spelling
    found.spellings.push({ a, b, isSure: true })
    apart.splice(i, 2)
    together.splice(at, 1)
    i--
  }
}
