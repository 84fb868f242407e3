/**
 * The name over a box beside the map, in lines no wider than the box: a long name goes on under itself
 * instead of over the box at its side. A word alone may be wider than `room`; it is drawn narrower.
 */
export function linesWithin(
  name: string,
  room: number,
  widthOf: (text: string) => number,
): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    const longer = `${last ?? ''} ${word}`
    if (last !== undefined && widthOf(longer) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
