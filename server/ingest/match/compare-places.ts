import { communeByCode, epciOf } from '../../geography/communes.ts'
import { foldPlaceName } from '../../geography/place-names.ts'
import type { Place } from '../../domain/records.ts'
import { foldSound } from './word-likeness.ts'

/** How far apart two places are, as far as they are told. */
export type PlaceLikeness = 'same' | 'near' | 'different' | 'otherwise-called' | 'unknown'

/** What of a place is compared, folded once. */
export type PlaceForm = {
  commune?: string
  postcode?: string
  label?: string
  /** The words of its name and of the EPCI around it, and what they sound like. */
  words: ReadonlySet<string>
}

/** A place as it is compared; without one, nothing speaks for or against. */
export function placeForm(place: Place | undefined): PlaceForm {
  if (place === undefined) return NOWHERE
  const label = foldSound(foldPlaceName(place.label ?? ''))
  const names = [place.label ?? '']
  if (place.commune !== undefined) {
    names.push(communeByCode(place.commune)?.name ?? '', epciOf(place.commune)?.name ?? '')
  }
  const words = names.flatMap((name) => foldPlaceName(name).split(' '))
  return {
    ...(place.commune !== undefined && { commune: place.commune }),
    ...(place.postcode !== undefined && { postcode: place.postcode }),
    ...(label !== '' && { label }),
    words: new Set(
      words.flatMap((word) => (word.length < LEAST_LETTERS ? [] : [word, foldSound(word)])),
    ),
  }
}

/**
 * Same commune, else same postcode or label; near: same département. `otherwise-called`: two labels, of
 * which one is no commune that is known: perhaps a quarter, a suburb, another spelling.
 */
export function comparePlaces(a: PlaceForm, b: PlaceForm): PlaceLikeness {
  if (a.commune !== undefined && b.commune !== undefined) {
    if (a.commune === b.commune) return 'same'
    return departement(a.commune) === departement(b.commune) ? 'near' : 'different'
  }
  if (a.postcode !== undefined && a.postcode === b.postcode) return 'same'
  if (a.label !== undefined && a.label === b.label) return 'same'
  const codes = [a.commune ?? a.postcode, b.commune ?? b.postcode]
  if (codes[0] !== undefined && codes[1] !== undefined) {
    return departement(codes[0]) === departement(codes[1]) ? 'near' : 'different'
  }
  return a.label !== undefined && b.label !== undefined ? 'otherwise-called' : 'unknown'
}

/** Shorter words of a place's name are no names (le, sur). */
const LEAST_LETTERS = 3

/** The place of an actor of which none is known. */
export const NOWHERE: PlaceForm = { words: new Set() }

/** Corsica's codes are 2A and 2B, its postcodes begin with 20. */
function departement(code: string): string {
  return code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2).replace(/2[AB]/, '20')
}
