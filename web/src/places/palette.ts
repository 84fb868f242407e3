import { readTheme } from '../map/theme.ts'

/** Colours by token; a system colour where the person forced colours. */
export type Palette = { colour: (token: string) => string; font: string }

const GROUNDS: readonly string[] = ['--paper', '--surface', '--sunken', '--accent-soft']

/** Where colours are forced the page's tokens mean nothing: the system's take their places. */
export function readPalette(element: Element): Palette {
  const theme = readTheme(element)
  if (!matchMedia('(forced-colors: active)').matches) return theme
  return {
    font: theme.font,
    colour(token) {
      if (GROUNDS.includes(token)) return 'Canvas'
      return token === '--focus' || token === '--accent' ? 'Highlight' : 'CanvasText'
    },
  }
}
