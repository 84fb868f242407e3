/**
 * What people and programs write where a date, a number or a choice is not known. Only fields that
 * cannot be any text are read so by themselves; a name or a sector "NA" stays unless the mapping's
 * `unknown` says otherwise.
 */
const MARKS = new Set([
  'na',
  'n/a',
  '#n/a',
  'nd',
  'nc',
  'null',
  'none',
  'nan',
  '-',
  '–',
  '—',
  '?',
  'inconnu',
  'inconnue',
  'unknown',
  'non renseigne',
  'non renseignee',
  'non communique',
  'non disponible',
  'non concerne',
  'sans objet',
  's.o.',
])

/** Whether a text only says that nothing is known. */
export function isMissingMark(text: string): boolean {
  if (text.length > 16) return false
  // No mark begins with a digit or a number's sign: nearly every cell is settled here.
  const first = text.charCodeAt(0)
  if ((first >= 48 && first <= 57) || (text.length > 1 && (first === 45 || first === 43))) {
    return false
  }
  return MARKS.has(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
}
