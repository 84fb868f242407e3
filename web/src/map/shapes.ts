/** The shapes that stand for sectors beside their colours; the number is the code in the shader. */
export const SHAPES = {
  circle: 0,
  square: 1,
  triangle: 2,
  diamond: 3,
  hexagon: 4,
  pentagon: 5,
  cross: 6,
  star: 7,
  ring: 8,
  dashed: 9,
} as const
export type Shape = keyof typeof SHAPES

/** Outlines in a box of 16 by 16; the same signs as on the map. */
export const OUTLINES: Record<Exclude<Shape, 'ring' | 'dashed' | 'circle'>, string> = {
  square: 'M2.5 2.5h11v11h-11z',
  triangle: 'M8 1.8l6.6 11.9H1.4z',
  diamond: 'M8 1l6.6 7L8 15 1.4 8z',
  hexagon: 'M4.6 2.1h6.8L14.8 8l-3.4 5.9H4.6L1.2 8z',
  pentagon: 'M8 1.2l6.8 5-2.6 8H3.8l-2.6-8z',
  cross: 'M5.7 1.5h4.6v4.2h4.2v4.6h-4.2v4.2H5.7v-4.2H1.5V5.7h4.2z',
  star: 'M8 .9l2.1 4.6 5 .6-3.7 3.4 1 4.9L8 12l-4.4 2.4 1-4.9L.9 6.1l5-.6z',
}

/** A sector's sign: the name of its colour token and its shape, always both. */
export type SectorLook = { colour: `--sector-${string}`; shape: Shape }

const IN_ORDER: readonly Shape[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'pentagon',
  'cross',
  'star',
]
export const OTHER_SECTOR: SectorLook = { colour: '--sector-other', shape: 'ring' }
export const UNKNOWN_SECTOR: SectorLook = { colour: '--sector-unknown', shape: 'dashed' }

/**
 * The look of each sector: the first eight in the order given have their own, the rest share one.
 * Give the network's sectors by number of actors, not the slice's, so that looks never change while
 * filtering.
 */
export function sectorLooks(sectors: readonly string[]): ReadonlyMap<string, SectorLook> {
  return new Map(
    sectors.map((sector, i) => {
      const shape = IN_ORDER[i]
      return [sector, shape ? { colour: `--sector-${i + 1}`, shape } : OTHER_SECTOR]
    }),
  )
}
