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
