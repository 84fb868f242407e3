import { distance } from 'fastest-levenshtein'

/** A word and what it sounds like (`foldSound`), so that each is folded once. */
export type Spelled = { text: string; sound: string }

/**
 * How alike two different words are, 0 to 1, where one may be a misspelling of the other; 0 where they
 * are two words. Edit distance alone takes "Talence" for "Valence": a typing error keeps the first
 * letter, and long words take more of them than short ones.
 */
export function wordLikeness(a: Spelled, b: Spelled): number {
  if (a.text === b.text) return 1
  if (a.sound === b.sound) return 0.95
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text]
  const longer = long.length - short.length
  // An apostrophe that got lost: detudes, limagerie.
  if (longer === 1 && /^[dln]/.test(long) && long.endsWith(short)) return 0.97
  // Sounds are compared: what they leave out never was a difference.
  const [one, two] = [a.sound, b.sound]
  const size = Math.max(one.length, two.length)
  const allowed = size >= 11 ? 3 : size >= 8 ? 2 : size >= 5 ? 1 : 0
  if (short.length < 4 || one[0] !== two[0] || Math.abs(one.length - two.length) > allowed) return 0
  const edits = distance(one, two)
  return edits <= allowed ? 1 - edits / size : 0
}

/** What is left when plural, doubled letters and ways to write umlauts are undone. */
export function foldSound(word: string): string {
  return word
    .replace(/(?:ae|oe|ue)/g, (two) => two[0] ?? '')
    .replace(/ph/g, 'f')
    .replace(/y/g, 'i')
    .replace(/(?:aires?|ari)$/, 'ar')
    .replace(/(?:iques?|ics?|ical)$/, 'ic')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.{3})(?:es|s|x|e)$/, '')
}
