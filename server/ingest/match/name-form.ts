import { splitType } from './types-of-name.ts'
import {
  INSTITUTIONS,
  LEGAL_FORMS,
  LONG_LEGAL_FORMS,
  SAME_WORDS,
  SHORT_NAMES,
  SMALL_WORDS,
  UNITS_OF_INSTITUTIONS,
} from './vocabulary.ts'

/** A name as it is compared. Two names are never the same because a part of both was left out. */
export type NameForm = {
  /** All of the name, folded, in its order: what "the same name" means. */
  text: string
  /** Words and numbers of each part of the name (what commas, dashes, slashes and brackets part). */
  parts: string[][]
  /** What kind of body the name says it is ("mairie de" → commune). */
  type?: string
  legalForm?: string
  /** Numbers of research units (UMR 5297 → 5297). */
  units: string[]
  /** First letters of the words of each part and of all of them: what an acronym of it would be. */
  initials: string[]
  /** Words written as acronyms (INRIA). */
  acronyms: string[]
}

const APOSTROPHES = /['’‘`´ʼ′]/g
const UNIT =
  /\b(?:umr|umrs|umr s|umr a|upr|ur|ums|usr|uar|fre|ea|u)[ -]*(?:cnrs|inserm|inra)?[ -]*_?(\d{2,4})\b/g
const PARTS = /\s[-–—:]+\s|[,;:/()[\]|"«»“”_]|[-–—]{2,}/
const ROMAN: ReadonlyMap<string, string> = new Map(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii'].map(
    (roman, i): [string, string] => [roman, String(i + 1)],
  ),
)
/** `i`, `v` and `x` are numbers at the end of a part only: elsewhere they are letters. */
const LONE = new Set(['i', 'v', 'x'])
/** `sa`, `ag`, `as` are legal forms among the last words of a part only. */
const TAIL = 3
/** Words of a part that is an institution: its name and its town, not a laboratory of it. */
const INSTITUTION_WORDS = 6

/**
 * Folds a text for comparison: no accents or ligatures, lower case, `&` as "et", apostrophes as spaces,
 * letters with dots joined (S.A.R.L. → sarl).
 */
export function foldText(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\b([dlDL])(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replace(APOSTROPHES, ' ')
    .replaceAll('&', ' et ')
    .replaceAll('+', ' plus ')
    .replace(/\b(?:\p{L}\.)+\p{L}\b\.?|\b(?:\p{L}\.){2,}/gu, (letters) =>
      letters.replaceAll('.', ''),
    )
    .replace(/\b([as])\/([sa])\b/g, '$1$2')
}

/** What a name is compared by. O(length). */
export function nameForm(name: string): NameForm {
  const folded = foldText(name)
  const units = [...folded.matchAll(UNIT)].flatMap(([, number]) => number ?? [])
  const form: NameForm = {
    text: folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim(),
    parts: [],
    units: [...new Set(units)].toSorted(),
    initials: [],
    acronyms: acronymsOf(name),
  }
  const initials: string[] = []
  for (const part of folded.replace(UNIT, ' , ').split(PARTS)) {
    for (const words of splitInstitution(readPart(part, form))) {
      form.parts.push(words)
      initials.push(words.map((word) => word[0] ?? '').join(''))
    }
  }
  form.initials = [...new Set([...initials, initials.join('')])].filter((one) => one.length > 2)
  return form
}

/** "Laboratoire X CNRS" and "Laboratoire X Université de Bordeaux" are two parts without a comma. */
function splitInstitution(words: string[]): string[][] {
  const at = words.findIndex(
    (word, i) => i > 1 && INSTITUTIONS.has(word) && isInstitution(words.slice(i)),
  )
  const own = words.slice(0, Math.max(0, at))
  // "Moscow State University" is one name, "Faculty of Arts University of Moscow" is two.
  const isTwo = words[at] !== 'universite' || own.some((word) => UNITS_OF_INSTITUTIONS.has(word))
  const parts = at < 0 || !isTwo ? [words] : [own, words.slice(at)]
  return parts.filter((part) => part.length > 0)
}

/** An institution alone, with its town or branch: CNRS délégation Aquitaine, Université de Pau. */
export function isInstitution(part: readonly string[]): boolean {
  const [first = '', ...rest] = part
  if (!INSTITUTIONS.has(first) || part.length > INSTITUTION_WORDS) return false
  // INRA is made of centres, each called by its town or region.
  const branch = first === 'inra' && rest[0] === 'centre' ? rest.slice(1) : rest
  return !branch.some((word) => UNITS_OF_INSTITUTIONS.has(word))
}

/** Whether a word of a form is a number: they are the same or another one, never misspelt. */
export function isNumber(word: string): boolean {
  return /^\d/.test(word)
}

function readPart(part: string, form: NameForm): string[] {
  let plain = part.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  for (const [pattern, short] of [...LONG_LEGAL_FORMS, ...SHORT_NAMES])
    plain = plain.replace(pattern, short)
  const { type, rest } = splitType(plain)
  if (type !== undefined) form.type ??= type
  const tokens = rest.split(' ').filter((token) => token !== '')
  const words: string[] = []
  for (const [i, token] of tokens.entries()) {
    const number = numberOf(token, i === tokens.length - 1)
    const legal = LEGAL_FORMS.get(token)
    const isFirst = i === 0 && form.parts.length === 0
    if (number !== undefined) words.push(number)
    else if (legal !== undefined && !isFirst && i >= tokens.length - TAIL) form.legalForm ??= legal
    else if (!SMALL_WORDS.has(token)) words.push(SAME_WORDS.get(token) ?? token)
  }
  return words
}

function numberOf(token: string, isLast: boolean): string | undefined {
  if (/^\d+$/.test(token)) return token.replace(/^0+(?=\d)/, '')
  const ordinal = /^(\d+)(?:er|e|eme|nd|rd|th|st)$/.exec(token)?.[1]
  if (ordinal !== undefined) return ordinal
  return LONE.has(token) && !isLast ? undefined : ROMAN.get(token)
}

/** Runs of capitals (dots or not); in a name of capitals throughout, only what stands alone. */
function acronymsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}+/gu, '')
  const found = /\p{Ll}/u.test(plain)
    ? [...plain.matchAll(/\b[A-Z][A-Z0-9.]{1,11}\b/g)].map(([text]) => text)
    : [
        /(?:^|[-–(/]\s*)([A-Z][A-Z0-9.]{1,11})\)?\s*$/.exec(plain)?.[1],
        /^([A-Z][A-Z0-9.]{1,11})\s*[-–(]/.exec(plain)?.[1],
      ]
  const inBrackets = [...plain.matchAll(/\(([^()\s]{2,10})\)/g)].flatMap(([, text = '']) =>
    /\p{Lu}.*[\p{Lu}\d]/u.test(text) ? [text.toUpperCase()] : [],
  )
  const short = [...found, ...inBrackets].flatMap(
    (text) => text?.replace(/[^A-Z0-9]/g, '').toLowerCase() ?? [],
  )
  return [...new Set(short)].filter((one) => one.length > 2 && one.length < 11)
}
