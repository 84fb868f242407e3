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

/** Told how much of something was read, 0 to 1. */
export type OnPart = (part: number) => void

const TOLD_LINES = 5000

/** Goes through the lines of a text, whatever ends them; told now and then how far it is. */
export function forEachLine(
  text: string,
  take: (line: string, index: number) => void,
  onPart?: OnPart,
): void {
  const lines = text.split(/\r\n|\n|\r/)
  for (const [index, line] of lines.entries()) {
    take(line, index)
    if (index % TOLD_LINES === TOLD_LINES - 1) onPart?.(index / lines.length)
  }
}
