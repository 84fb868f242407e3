import { translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { tellNumber } from './numbers.ts'

/** What the picture shows, in words: its alternative text. */
export function describePicture(document: ReportDocument): string {
  const { language, picture } = document
  const drawn = picture.nodes.filter((node) => node.x !== null && !node.shelved)
  if (drawn.length === 0) return translate(language, 'report.map.empty')
  const strongest = drawn
    .toSorted((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map((node) => node.name)
  return translate(language, 'report.map.description', {
    actors: drawn.length,
    ties: picture.edges.length,
    sectors: new Set(drawn.map((node) => node.sector).filter((sector) => sector >= 0)).size,
    strongest: new Intl.ListFormat(language).format(strongest),
  })
}

/** Sentences for who and what the picture leaves out. */
export function notDrawn(document: ReportDocument): string[] {
  const { language, picture, answers } = document
  const shelved = picture.nodes.filter((node) => node.shelved)
  const sentences: string[] = []
  if (shelved.length > 0) {
    const unrecorded = answers.isolation.parts?.['not-recorded'] ?? 0
    sentences.push(
      translate(language, 'report.map.not-drawn', { actors: shelved.length, unrecorded }),
    )
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

/** Ties beyond which a drawing is only grey: the strongest are drawn, and a sentence says so. */
export const MOST_TIES = 15_000
