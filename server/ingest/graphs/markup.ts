import { SaxesParser } from 'saxes'
import { brokenFile } from './graph.ts'
import type { OnPart } from './words.ts'

/** An element as it opens: names without their prefix. */
export type Element = { name: string; attributes: Map<string, string>; line: number }

export type MarkupEvents = {
  open(element: Element): void
  /** The text inside the element, its children's apart, trimmed. */
  close(name: string, text: string): void
}

const MAX_DEPTH = 200
/** Characters that are read between two words on how far it is. */
const PIECE = 256 * 1024

/**
 * Reads XML and calls back for each element. Nothing outside the text is ever fetched; a document that
 * declares entities of its own is refused, since an entity can stand for a gigabyte.
 * @throws AppError broken-file with the line
 */
export function readMarkup(
  file: string,
  format: string,
  text: string,
  events: MarkupEvents,
  onPart?: OnPart,
): void {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const texts: string[] = []
  const fail = (found: string) => brokenFile(file, format, parser.line, found)
  parser.on('error', (error) => {
    throw fail(error.message.replace(/^\d+:\d+: /, ''))
  })
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw fail('<!ENTITY')
  })
  parser.on('opentag', (tag) => {
    if (texts.length >= MAX_DEPTH) throw fail(`<${tag.name}> × ${String(MAX_DEPTH)}`)
    texts.push('')
    const attributes = new Map<string, string>()
    for (const [name, value] of Object.entries(tag.attributes)) {
      attributes.set(localName(name), value)
    }
    events.open({ name: localName(tag.name), attributes, line: parser.line })
  })
  const add = (more: string) => {
    if (texts.length > 0) texts.push((texts.pop() ?? '') + more)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', (tag) => {
    events.close(localName(tag.name), (texts.pop() ?? '').trim())
  })
  for (let at = 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE))
    onPart?.(Math.min(1, (at + PIECE) / text.length))
  }
  parser.close()
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
