/** Small pieces of SVG text. Numbers are rounded: a hundredth of a unit is less than anyone sees. */

export function escapeXml(content: string): string {
  return withoutControls(content)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The text without what XML 1.0 forbids even when escaped: controls, lone surrogates, non-characters. */
export function withoutControls(content: string): string {
  return content
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
}

export function round(value: number): string {
  // −0 would be written "-0": adding zero makes it 0.
  return String(Math.round(value * 100) / 100 + 0)
}

/** An element with its attributes in the order given; numbers rounded, undefined left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(String(value))}"`,
    )
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** Text at a point; `after` follows it, a little apart, in another colour. */
export function text(
  content: string,
  x: number,
  y: number,
  style: {
    size: number
    fill: string
    anchor?: 'start' | 'middle' | 'end'
    bold?: boolean
    after?: { content: string; fill: string; size?: number; isLight?: boolean }
  },
): string {
  return element(
    'text',
    {
      x,
      y,
      'font-size': style.size,
      fill: style.fill,
      'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
      'font-weight': style.bold === true ? 600 : undefined,
    },
    escapeXml(content) +
      (style.after
        ? element(
            'tspan',
            {
              dx: style.size * 0.4,
              'font-size': style.after.size,
              'font-weight': style.after.isLight === true ? 400 : undefined,
              fill: style.after.fill,
            },
            escapeXml(style.after.content),
          )
        : ''),
  )
}

/**
 * A whole picture with its title and description, in the report's font. `background` is a colour, or
 * nothing where the page shows through.
 */
export function picture(
  size: { width: number; height: number },
  told: { title: string; description: string },
  body: string,
  background?: string,
): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${round(size.width)} ${round(size.height)}`,
    width: size.width,
    height: size.height,
    role: 'img',
    'aria-labelledby': 'picture-title picture-description',
    'font-family': "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Calibri, Arial, sans-serif",
  }
  return element(
    'svg',
    attributes,
    element('title', { id: 'picture-title' }, escapeXml(told.title)) +
      element('desc', { id: 'picture-description' }, escapeXml(told.description)) +
      (background === undefined
        ? ''
        : element('rect', { width: size.width, height: size.height, fill: background })) +
      body,
  )
}

/** About how wide a text is in the report's font, on the generous side. Units of `size`. */
export function textWidth(content: string, size: number): number {
  let ems = 0
  for (const character of content) {
    if (/[\u200b-\u200d]/.test(character)) continue
    if (/[A-ZÀ-ÖØ-Þmwœæ%@]/.test(character)) ems += 0.63
    else if (/[ijltfr.,;:'’|!()\s-]/.test(character)) ems += 0.31
    else ems += 0.52
  }
  return ems * size
}

/** The text, or as much of it as fits a width with an ellipsis. */
export function fitText(content: string, size: number, width: number): string {
  if (textWidth(content, size) <= width) return content
  let kept = Array.from(SEGMENTER.segment(content), ({ segment }) => segment)
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

/** The text in lines no wider than this, broken between words; a word that is wider stands alone. */
export function wrapText(content: string, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of content.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** The text, or its beginning and an ellipsis when it is longer than `length` characters. */
export function shorten(content: string, length: number): string {
  const characters = Array.from(SEGMENTER.segment(content), ({ segment }) => segment)
  if (characters.length <= length) return content
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`
}

const SEGMENTER = new Intl.Segmenter()
