import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/**
 * The cells of a sheet of an .xlsx file as text, by number of the sheet: enough for the files of the
 * test data (no dates stored as numbers, no formulas), and apart from the reader that it helps to test.
 */
export function readSheet(path: string, sheet: number): Record<string, string>[] {
  const entries = readEntries(readFileSync(path))
  const strings = elementsOf(entries('xl/sharedStrings.xml'), 'si').map(({ body }) => textOf(body))
  const rows = elementsOf(entries(`xl/worksheets/sheet${sheet}.xml`), 'row').map(({ body }) =>
    Object.fromEntries(
      elementsOf(body, 'c').map(({ attributes, body: cell }) => {
        const column = /\br="([A-Z]+)/.exec(attributes)?.[1] ?? ''
        const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? ''
        const isShared = /\bt="s"/.test(attributes)
        return [column, isShared ? (strings[Number(value)] ?? '') : unescaped(value)]
      }),
    ),
  )
  const [header = {}, ...rest] = rows
  return rest.map((row) =>
    Object.fromEntries(Object.entries(header).map(([column, name]) => [name, row[column] ?? ''])),
  )
}

const LOCAL_HEADER = 30
const CENTRAL_HEADER = 46
const CENTRAL_SIGNATURE = 0x02014b50

/** The files of a ZIP archive, by the directory at its end. */
function readEntries(zip: Buffer): (name: string) => string {
  const directory = zip.lastIndexOf('PK\u0005\u0006')
  let at = zip.readUInt32LE(directory + 16)
  const places = new Map<string, { start: number; size: number }>()
  while (zip.readUInt32LE(at) === CENTRAL_SIGNATURE) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const end = at + CENTRAL_HEADER + (name ?? 0)
    places.set(zip.toString('utf8', at + CENTRAL_HEADER, end), {
      start: zip.readUInt32LE(at + 42),
      size: zip.readUInt32LE(at + 20),
    })
    at = end + (extra ?? 0) + (comment ?? 0)
  }
  return (name) => {
    const { start, size } = places.get(name) ?? { start: 0, size: 0 }
    const data = start + LOCAL_HEADER + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    return inflateRawSync(zip.subarray(data, data + size)).toString('utf8')
  }
}

function elementsOf(xml: string, tag: string): { attributes: string; body: string }[] {
  const element = new RegExp(`<${tag}(\\s[^>]*?)?(?:/>|>(.*?)</${tag}>)`, 'gs')
  return [...xml.matchAll(element)].map(([, attributes = '', body = '']) => ({ attributes, body }))
}

function textOf(xml: string): string {
  return elementsOf(xml, 't')
    .map(({ body }) => unescaped(body))
    .join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function unescaped(text: string): string {
  return text.replaceAll(/&(#\d+|#x[0-9a-f]+|\w+);/gi, (all: string, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return ENTITIES[name] ?? all
  })
}
