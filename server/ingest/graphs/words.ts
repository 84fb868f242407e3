/** A word of a line, and whether it stood in quotes. */
export type Word = { text: string; isQuoted: boolean }

/**
 * The words of a line: parted by white space (and by the sign given), or in double quotes. A quote that
 * is never closed takes the rest of the line.
 */
export function wordsOf(line: string, separator = ''): Word[] {
  const words: Word[] = []
  let at = 0
  const isGap = (sign: string) => /\s/.test(sign) || sign === separator
  while (at < line.length) {
    const sign = line.charAt(at)
    if (isGap(sign)) {
      at++
      continue
    }
    if (sign === '"') {
      const end = line.indexOf('"', at + 1)
      const close = end === -1 ? line.length : end
      words.push({ text: line.slice(at + 1, close), isQuoted: true })
      at = close + 1
      continue
    }
    let end = at
    while (end < line.length && !isGap(line.charAt(end))) end++
    words.push({ text: line.slice(at, end), isQuoted: false })
    at = end
  }
  return words
}

/** Lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}
