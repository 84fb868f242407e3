/** Stands for a character that the font lacks. */
export const REPLACEMENT = '□'

const LONG_WORD = /\S{24,}/gu
const LINE_BREAK = /[\r\n\u2028\u2029\t]+/g
// Joiners, soft hyphens, marks of direction and variation: nothing is to be seen of them.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/**
 * Makes texts that a font can show: composed, on one line, characters without a glyph replaced (and
 * counted), and long words given places to break (zero-width spaces) so that none leaves its column.
 */
export function printer(isCovered: (codePoint: number) => boolean) {
  const known = new Map<string, boolean>()
  let replaced = 0
  const shows = (character: string): boolean => {
    let covered = known.get(character)
    if (covered === undefined) {
      covered = isCovered(character.codePointAt(0) ?? 0)
      known.set(character, covered)
    }
    return covered
  }
  const fit = (text: string): string => {
    let fitted = ''
    for (const character of text.normalize('NFC').replace(LINE_BREAK, ' ').replace(INVISIBLE, '')) {
      if (shows(character)) fitted += character
      else {
        fitted += shows(REPLACEMENT) ? REPLACEMENT : '?'
        replaced += 1
      }
    }
    return fitted
  }
  return {
    fit,
    /** The text with places to break in its long words. */
    breakable: (text: string) =>
      fit(text).replace(LONG_WORD, (word) => word.replace(/(.{12})(?=.)/gu, '$1\u200b')),
    replacedCount: () => replaced,
  }
}
