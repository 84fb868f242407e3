import type { PictureDocument } from '../document.ts'
import { sectorMark } from '../drawing/marks.ts'
import { COLOURS } from '../drawing/palette.ts'
import { bundleShade, classColours, classOf, lineWidth, mix, tieShade } from '../drawing/scales.ts'
import { element, escapeXml, round, text, textWidth } from '../drawing/svg.ts'
import { tellNumber } from '../telling/numbers.ts'
import { MOST_TIES, nodeName } from '../telling/picture.ts'
import type { Framed, PlacedNode } from './map-frame.ts'

const PAPER = '#ffffff'
/** How strong those stay who are not chosen while others are. */
const FADED = { nodes: 0.22, edges: 0.32 } as const
const COUNT_SIZE = 13
const BANDS = 8

type Tie = PictureDocument['picture']['edges'][number]

/** Ties, as wide as they are strong; those of who is chosen over the faded others. */
export function ties({ picture }: PictureDocument, framed: Framed): string {
  const drawn =
    picture.edges.length <= MOST_TIES
      ? picture.edges
      : picture.edges
          .toSorted((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target)
          .slice(0, MOST_TIES)
  const plain = mix(PAPER, COLOURS.lineStrong, tieShade(drawn.length))
  const most = mostWeight(picture)
  const { emphasis } = picture
  const isDisc = (row: number) => picture.nodes[row]?.kind === 'community'
  const isBundle = ({ source, target }: Tie) => isDisc(source) && isDisc(target)
  const shareOf = (weight: number) => Math.sqrt(weight / most)
  const widthOf = (share: number, bundled: boolean) =>
    lineWidth(picture.look.mode, share * share, 1, bundled)
  const lines = (some: readonly Tie[], wider: number) =>
    pathsOf(some.filter(isBundle), framed, shareOf, (share) => ({
      'stroke-width': widthOf(share, true) + wider,
      // Of who is chosen, they have the colour of the others.
      stroke: wider > 0 ? undefined : mix(PAPER, COLOURS.lineStrong, bundleShade(share)),
    })) +
    pathsOf(
      some.filter((tie) => !isBundle(tie)),
      framed,
      shareOf,
      (share) => ({ 'stroke-width': widthOf(share, false) + wider }),
    )
  const all = lines(drawn, 0)
  if (!emphasis) return element('g', { class: 'ties', fill: 'none', stroke: plain }, all)
  const [strong, chosen] = [new Set(emphasis.strong), new Set(emphasis.chosen)]
  const within = drawn.filter(({ source, target }) => strong.has(source) && strong.has(target))
  const own = drawn.filter(({ source, target }) => chosen.has(source) || chosen.has(target))
  return (
    element('g', { class: 'ties', fill: 'none', stroke: plain, opacity: FADED.edges }, all) +
    // The surroundings of a focus are whole; of who is chosen, only their own ties are strong.
    (chosen.size === 0
      ? element('g', { fill: 'none', stroke: plain }, lines(within, 0))
      : element('g', { fill: 'none', stroke: COLOURS.accent }, lines(own, 0.6)))
  )
}

/** Ties in so many widths, one path each: the picture stays small and quick to draw. */
function pathsOf(
  drawn: readonly Tie[],
  { nodes }: Framed,
  shareOf: (weight: number) => number,
  lookOf: (share: number) => Readonly<Record<string, string | number | undefined>>,
): string {
  const paths = Array.from({ length: BANDS }, () => '')
  for (const { source, target, weight } of drawn) {
    const from = nodes.get(source)
    const to = nodes.get(target)
    if (!from || !to) continue
    const band = Math.min(BANDS - 1, Math.floor(shareOf(weight) * BANDS))
    paths[band] += `M${round(from.px)} ${round(from.py)}L${round(to.px)} ${round(to.py)}`
  }
  return paths
    .map((d, band) => (d === '' ? '' : element('path', { d, ...lookOf((band + 0.5) / BANDS) })))
    .join('')
}

export function mostWeight({ edges }: PictureDocument['picture']): number {
  return edges.reduce((most, { weight }) => Math.max(most, weight), 0) || 1
}

/** A mark for each node with its name as tooltip, the largest first; the strong over the faded others. */
export function marks(document: PictureDocument, { nodes }: Framed): string {
  const { emphasis } = document.picture
  const draw = painter(document)
  const ordered = [...nodes.values()].toSorted((a, b) => b.radius - a.radius || a.row - b.row)
  if (!emphasis) return element('g', {}, ordered.map((node) => draw(node, false)).join(''))
  const [strong, chosen] = [new Set(emphasis.strong), new Set(emphasis.chosen)]
  const faded = ordered.filter(({ row }) => !strong.has(row))
  return (
    element('g', { opacity: FADED.nodes }, faded.map((node) => draw(node, false)).join('')) +
    element(
      'g',
      {},
      ordered
        .filter(({ row }) => strong.has(row))
        .map((node) => draw(node, chosen.has(node.row)))
        .join(''),
    )
  )
}

function painter(document: PictureDocument): (node: PlacedNode, isChosen: boolean) => string {
  const { picture } = document
  const colours = classColours(PAPER, COLOURS.accent)
  const isShaded = picture.look.colour !== 'sector'
  return (node, isChosen) => {
    const { kind, px, py } = node
    const radius = node.radius + (isChosen ? 2 : 0)
    const name = element('title', {}, escapeXml(nodeName(document, node)))
    if (kind === 'community') return disc(document, node, name)
    if (kind === 'collaboration') {
      return element(
        'circle',
        {
          class: 'collaboration',
          cx: px,
          cy: py,
          r: radius,
          fill: COLOURS.lineStrong,
          stroke: PAPER,
          'stroke-width': Math.min(1, radius * 0.25),
        },
        name,
      )
    }
    const shade = classOf(node.shade, picture.scales.shade)
    return sectorMark(node.sector, px, py, radius, { class: 'actor' }, name, {
      ...(isShaded && { colour: colours[shade ?? -1] ?? COLOURS.chance }),
      ...(isChosen && { edge: COLOURS.ink }),
    })
  }
}

/** How many a disc stands for, where the number has room in it. */
export function countIn(
  language: PictureDocument['language'],
  { kind, members, radius }: PlacedNode,
): string | undefined {
  if (kind !== 'community') return undefined
  const number = tellNumber(language, members)
  return textWidth(number, COUNT_SIZE) > 2 * radius - 4 ? undefined : number
}

/** A disc for several actors, with how many where the number has room. */
function disc({ language }: PictureDocument, node: PlacedNode, name: string): string {
  const circle = element(
    'circle',
    {
      class: 'community',
      cx: node.px,
      cy: node.py,
      r: node.radius,
      fill: mix(PAPER, COLOURS.accent, 0.22),
      stroke: COLOURS.accent,
      'stroke-width': 1.5,
    },
    name,
  )
  const number = countIn(language, node)
  if (number === undefined) return circle
  return (
    circle +
    text(number, node.px, node.py + COUNT_SIZE * 0.35, {
      size: COUNT_SIZE,
      fill: COLOURS.ink,
      anchor: 'middle',
      bold: true,
    })
  )
}
