import { translate } from '../../locales/locales.ts'
import type { PictureDocument } from '../document.ts'
import { COLOURS } from '../drawing/palette.ts'
import { picture, text } from '../drawing/svg.ts'
import { describePicture } from '../telling/picture.ts'
import { alone } from './alone.ts'
import { frame, WIDTH } from './map-frame.ts'
import { discs, hulls, titles } from './map-ground.ts'
import { mapLegend } from './map-legend.ts'
import { marks, ties } from './map-marks.ts'
import { names } from './map-names.ts'

/**
 * The network as an SVG picture, as the page draws it: outlines of communities, discs of the layout, ties,
 * a mark for each node that has a place, names by importance without overlap, the legend with numbers, and
 * who is not drawn. Each mark has its name as tooltip. Alone, it says whose network it is, which part of
 * it and where the data are from; in a report, the pages around it do.
 */
export function writeMapSvg(
  document: PictureDocument,
  { isAlone }: { isAlone: boolean } = { isAlone: true },
): string {
  const told = {
    title: translate(document.language, 'report.map.title'),
    description: describePicture(document),
  }
  const framed = frame(document.picture)
  const isEmpty = framed.nodes.size === 0
  const named = titles(document, framed)
  const legend = mapLegend(document, framed.height, isAlone)
  const body =
    hulls(document, framed) +
    discs(document, framed) +
    ties(document, framed) +
    marks(document, framed) +
    named.content +
    names(document, framed, named.boxes) +
    (isEmpty ? text(told.description, 0, 60, { size: 16, fill: COLOURS.inkSoft }) : '') +
    legend.content
  return isAlone
    ? alone(document, told, body, { width: WIDTH, height: framed.height + legend.height })
    : picture({ width: WIDTH, height: framed.height + legend.height }, told, body)
}
