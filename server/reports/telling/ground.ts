import { translate } from '../../locales/locales.ts'
import { sheetAt, sheetsOf } from '../drawing/france.ts'
import type { Ground, PictureDocument } from '../document.ts'

/** The places of a document that a map of France shows, those of most actors first. */
export function placesShown({ ground }: PictureDocument): Ground['places'] {
  if (!ground) return []
  const sheets = sheetsOf(ground.outlines)
  return ground.places
    .filter(({ longitude, latitude }) => sheetAt(sheets, longitude, latitude) !== undefined)
    .toSorted((a, b) => b.actors - a.actors || (a.label < b.label ? -1 : 1))
}

/** What the geographic map shows, in words: its alternative text. */
export function describeGround(document: PictureDocument): string {
  const { language } = document
  const places = placesShown(document)
  if (places.length === 0) return translate(language, 'report.ground.empty')
  return translate(language, 'report.ground.description', {
    actors: places.reduce((sum, place) => sum + place.actors, 0),
    places: places.length,
    largest: new Intl.ListFormat(language).format(
      places
        .filter(({ label }) => label !== '')
        .slice(0, 3)
        .map(({ label, actors }) => `${label} (${String(actors)})`),
    ),
  })
}

/** Sentences for who is on none of the maps, and for ties that are not drawn. */
export function notOnGround(document: PictureDocument): string[] {
  const { language, ground } = document
  if (!ground) return []
  const shown = placesShown(document).reduce((sum, place) => sum + place.actors, 0)
  const elsewhere = ground.places.reduce((sum, place) => sum + place.actors, 0) - shown
  const sentences: string[] = []
  if (ground.unplaced > 0) {
    sentences.push(translate(language, 'report.ground.unplaced', { actors: ground.unplaced }))
  }
  if (elsewhere > 0) {
    sentences.push(translate(language, 'report.ground.elsewhere', { actors: elsewhere }))
  }
  if (ground.ties.length > MOST_LINES) {
    sentences.push(
      translate(language, 'report.ground.strongest', {
        drawn: MOST_LINES,
        all: ground.ties.length,
      }),
    )
  }
  return sentences
}

/** Ties between places beyond which the map is only grey. */
export const MOST_LINES = 300
