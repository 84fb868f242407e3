/**
 * The characters that a TrueType font can show, read from its `cmap` table (formats 4 and 12, which
 * cover all of Unicode between them; OpenType 1.9, chapter cmap). A page must not ask for any other:
 * PDF/UA refuses text without a glyph.
 */
export function readCoverage(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  const ranges: [first: number, last: number][] = []
  const count = view.getUint16(cmap + 2)
  for (let i = 0; i < count; i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4)
    const format = view.getUint16(at)
    if (format === 4) ranges.push(...segments(view, at))
    if (format === 12) ranges.push(...groups(view, at))
  }
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

function tableOffset(view: DataView, tag: string): number {
  const count = view.getUint16(4)
  for (let i = 0; i < count; i++) {
    const at = 12 + 16 * i
    const name = [0, 1, 2, 3].map((k) => String.fromCharCode(view.getUint8(at + k))).join('')
    if (name === tag) return view.getUint32(at + 8)
  }
  throw new RangeError(`font without a ${tag} table`)
}

/** Format 4: segments of the basic plane; a segment whose glyphs are listed may hold gaps (glyph 0). */
function* segments(view: DataView, at: number): Iterable<[number, number]> {
  const count = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + 2 * count + 2
  const deltas = starts + 2 * count
  const offsets = deltas + 2 * count
  for (let i = 0; i < count; i++) {
    const first = view.getUint16(starts + 2 * i)
    const last = view.getUint16(ends + 2 * i)
    const delta = view.getUint16(deltas + 2 * i)
    const offsetAt = offsets + 2 * i
    const offset = view.getUint16(offsetAt)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - first))
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) yield [code, code]
    }
  }
}

/** Format 12: groups of code points of any plane. */
function* groups(view: DataView, at: number): Iterable<[number, number]> {
  const count = view.getUint32(at + 12)
  for (let i = 0; i < count; i++) {
    const group = at + 16 + 12 * i
    yield [view.getUint32(group), view.getUint32(group + 4)]
  }
}
