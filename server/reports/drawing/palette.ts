/** The light colours of the page's design tokens, which paper shows best. */
export const COLOURS = {
  paper: '#fbfaf7',
  sunken: '#f1efe9',
  line: '#d9d5cb',
  lineStrong: '#8a8578',
  ink: '#1d1c1a',
  inkSoft: '#575349',
  inkFaint: '#6f6a5f',
  accent: '#0b5d6b',
  accentSoft: '#d8ebee',
  less: '#9a4b12',
  chance: '#a8a294',
  more: '#1f6f78',
} as const

type Shape =
  | 'circle'
  | 'square'
  | 'triangle'
  | 'diamond'
  | 'hexagon'
  | 'pentagon'
  | 'cross'
  | 'star'
  | 'ring'
  | 'unknown'
export type SectorMark = { colour: string; shape: Shape }

const MARKS: readonly SectorMark[] = [
  { colour: '#0072b2', shape: 'circle' },
  { colour: '#c2410c', shape: 'square' },
  { colour: '#a3467f', shape: 'triangle' },
  { colour: '#00795a', shape: 'diamond' },
  { colour: '#6b5b00', shape: 'hexagon' },
  { colour: '#5b4fc7', shape: 'pentagon' },
  { colour: '#4a6274', shape: 'cross' },
  { colour: '#b3212e', shape: 'star' },
]
const OTHER: SectorMark = { colour: '#77726a', shape: 'ring' }
const UNKNOWN: SectorMark = { colour: '#8a8578', shape: 'unknown' }

/** So many sectors have a colour and shape of their own; those after share one. */
export const MARKED_SECTORS = MARKS.length

/** Colour and shape of the sector at an index (−1: unknown): always both, colour alone says nothing. */
export function markOf(sector: number): SectorMark {
  if (sector < 0) return UNKNOWN
  return MARKS[sector] ?? OTHER
}
