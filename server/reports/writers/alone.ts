import { translate } from '../../locales/locales.ts'
import type { PictureDocument } from '../document.ts'
import { COLOURS } from '../drawing/palette.ts'
import { element, fitText, picture, text, textWidth, wrapText } from '../drawing/svg.ts'
import { tellDay } from '../telling/dates.ts'
import { tellCounts, tellSlice } from '../telling/slice-line.ts'

const TITLE = 26
const SIZE = 16
const FOOT = 14
const MOST_SOURCES = 3
/** Around the picture. */
const EDGE = 24

/** A picture with its heading and sources on a white page of its own. */
export function alone(
  document: PictureDocument,
  told: { title: string; description: string },
  body: string,
  { width, height }: { width: number; height: number },
): string {
  const head = heading(document, width)
  const foot = sourceLines(document, width, 0)
  const shift = (y: number, content: string) =>
    element('g', { transform: `translate(${String(EDGE)} ${String(Math.round(y))})` }, content)
  return picture(
    { width: width + 2 * EDGE, height: head.height + height + foot.height + 2 * EDGE },
    { ...told, title: `${told.title} · ${document.network.name}` },
    shift(EDGE, head.content) +
      shift(EDGE + head.height, body) +
      shift(EDGE + head.height + height, foot.content),
    '#ffffff',
  )
}

/** What stands above a picture that leaves the house alone: whose network, and which part of it. */
function heading(document: PictureDocument, width: number): { content: string; height: number } {
  const { language, network } = document
  const notice = network.synthetic ? translate(language, 'report.synthetic.short') : undefined
  const room = notice === undefined ? width : width - textWidth(notice, SIZE) - 20
  const line = `${tellSlice(document)} · ${tellCounts(document)}`
  const lines = wrapText(capital(line), SIZE, width)
  const content =
    text(fitText(network.name, TITLE * 1.04, room), 0, 28, {
      size: TITLE,
      fill: COLOURS.ink,
      bold: true,
      ...(notice !== undefined && {
        after: { content: notice, fill: COLOURS.less, size: SIZE, isLight: true },
      }),
    }) +
    lines.map((one, i) => text(one, 0, 54 + i * 22, { size: SIZE, fill: COLOURS.inkSoft })).join('')
  return { content, height: 44 + lines.length * 22 }
}

/** What stands under it: who the data are from, and of when. */
function sourceLines(
  document: PictureDocument,
  width: number,
  top: number,
): { content: string; height: number } {
  const { language, network, sources } = document
  const named = sources
    .slice(0, MOST_SOURCES)
    .map(({ label, producer, licence }) =>
      [label, producer, licence].filter((part) => part !== undefined).join(', '),
    )
  const more = sources.length - named.length
  const list = [
    ...named,
    ...(more > 0 ? [translate(language, 'report.picture.more-sources', { count: more })] : []),
  ].join(' ; ')
  const version = translate(language, 'report.version', {
    version: network.version,
    date: tellDay(language, network.versionAt),
  })
  const said = [
    ...(list === '' ? [] : [translate(language, 'report.picture.source', { sources: list })]),
    `${version} · Maillage`,
  ].join(' ')
  const lines = wrapText(said, FOOT, width)
  return {
    content:
      element('path', {
        d: `M0 ${String(Math.round(top))}H${String(width)}`,
        stroke: COLOURS.line,
      }) +
      lines
        .map((one, i) => text(one, 0, top + 22 + i * 19, { size: FOOT, fill: COLOURS.inkFaint }))
        .join(''),
    height: 14 + lines.length * 19,
  }
}

/** A line begins with a capital; the parts it is made of do not. */
function capital(line: string): string {
  return `${line.charAt(0).toLocaleUpperCase()}${line.slice(1)}`
}
