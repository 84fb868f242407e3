import { translate } from '../../locales/locales.ts'
import type { PictureDocument, PictureNode } from '../document.ts'
import { tellNumber } from './numbers.ts'

/** What the picture shows, in words: its alternative text. */
export function describePicture(document: PictureDocument): string {
  const { language, picture } = document
  const drawn = picture.nodes.filter((node) => node.x !== null && !node.shelved)
  if (drawn.length === 0) return translate(language, 'report.map.empty')
  const collaborations = drawn.filter(({ kind }) => kind === 'collaboration').length
  const sectors = new Set(drawn.map((node) => node.sector).filter((sector) => sector >= 0))
  picture.folded?.sectors.slice(0, -1).forEach((count, sector) => {
    if (count > 0) sectors.add(sector)
  })
  const counts = {
    actors: drawn.reduce((sum, { members }) => sum + members, 0),
    sectors: sectors.size,
  }
  const said = [
    picture.look.mode === 'two-mode'
      ? translate(language, 'report.map.description-two-mode', { ...counts, collaborations })
      : translate(language, 'report.map.description-actors', {
          ...counts,
          ties: picture.edges.length + (picture.folded?.ties ?? 0),
        }),
  ]
  if (picture.groups.length > 0) {
    const [first] = picture.groups.toSorted((a, b) => b.count - a.count)
    if (first) {
      said.push(
        translate(language, 'report.map.description-groups', {
          groups: picture.groups.length,
          largest: groupName(document, first),
          count: first.count,
        }),
      )
    }
  }
  const strongest = drawn
    .filter(({ kind }) => kind !== 'collaboration')
    .toSorted((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map((node) => nodeName(document, node))
  said.push(
    translate(language, 'report.map.description-strongest', {
      strongest: new Intl.ListFormat(language).format(strongest),
    }),
  )
  return said.join(' ')
}

/** Sentences for who and what the picture leaves out. */
export function notDrawn(document: PictureDocument): string[] {
  const { language, picture, summary } = document
  const shelved = picture.nodes.filter((node) => node.shelved)
  const sentences: string[] = []
  if (shelved.length > 0) {
    const unrecorded = Math.min(summary.notRecorded, shelved.length)
    sentences.push(
      translate(language, 'report.map.not-drawn', { actors: shelved.length, unrecorded }),
    )
  }
  const { folded } = picture
  if (folded) {
    const { actors, discs, ties } = folded
    sentences.push(translate(language, `report.map.folded-${folded.by}`, { actors, discs, ties }))
  }
  const unplaced = picture.nodes.filter((node) => node.x === null && !node.shelved).length
  if (unplaced > 0) sentences.push(translate(language, 'report.map.unplaced', { actors: unplaced }))
  const { actors: hidden = 0, weakTies = 0, least = 0 } = picture.leftOut ?? {}
  if (hidden > 0) sentences.push(translate(language, 'report.map.hidden', { actors: hidden }))
  if (weakTies > 0) {
    const weight = tellNumber(language, least)
    sentences.push(translate(language, 'report.map.weak-ties', { ties: weakTies, least: weight }))
  }
  if (picture.edges.length > MOST_TIES) {
    sentences.push(translate(language, 'report.map.strongest-ties', { ties: MOST_TIES }))
  }
  return sentences
}

/** What a node is called: a disc after its group, or "around" its strongest actor. */
export function nodeName(
  document: Pick<PictureDocument, 'language' | 'picture'>,
  { id, name, kind }: PictureNode,
): string {
  const { language, picture } = document
  if (kind !== 'community') return name
  if (picture.folded?.by === 'group') {
    const group = picture.groups[Number(id)]
    return group ? groupName(document, group) : translate(language, 'view.network.group-other')
  }
  return id === String(picture.folded?.rest)
    ? translate(language, 'view.network.small-groups')
    : translate(language, 'view.network.around', { name })
}

/** What a disc of the layout stands for. */
export function groupName(
  { language }: Pick<PictureDocument, 'language'>,
  { kind, label }: PictureDocument['picture']['groups'][number],
): string {
  return label ?? translate(language, `view.network.group-${kind}`)
}

/** Ties beyond which a drawing is only grey: the strongest are drawn, and a sentence says so. */
export const MOST_TIES = 15_000
