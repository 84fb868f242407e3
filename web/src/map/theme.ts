/** The page's colour tokens as `#rrggbb`, since WebGL and canvas know no custom properties. */
export type CanvasTheme = {
  colour: (token: string) => string
  font: string
}

/** Reads the tokens that hold at an element, in the theme that shows now. */
export function readTheme(element: Element): CanvasTheme {
  const style = getComputedStyle(element)
  const known = new Map<string, string>()
  return {
    colour(token) {
      let value = known.get(token)
      if (value === undefined) {
        value = style.getPropertyValue(token).trim() || '#808080'
        known.set(token, value)
      }
      return value
    },
    font: style.getPropertyValue('--font-text').trim() || 'sans-serif',
  }
}

/** Calls back when the theme changes, by the system or by the page; returns what ends it. */
export function onThemeChange(callback: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', callback)
  const page = new MutationObserver(callback)
  page.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    system.removeEventListener('change', callback)
    page.disconnect()
  }
}

/** Whether the person asked for no motion. */
export function isMotionReduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
