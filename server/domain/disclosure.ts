/**
 * Who reads what is handed on. A public file may be read by anybody, an internal one by those who may
 * open the network anyway.
 */
export const AUDIENCES = ['public', 'internal'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Fewer actors than this could be told apart in a figure about all of them. */
export const SMALLEST_PUBLIC_CELL = 3

/**
 * The one rule of what is kept back: a figure about a group (a territory, a sector, a pair of sectors)
 * of one or two actors is not given to the public, nor is their number. A group of nobody hides nobody.
 */
export function isWithheld(audience: Audience, actors: number): boolean {
  return audience === 'public' && actors > 0 && actors < SMALLEST_PUBLIC_CELL
}
