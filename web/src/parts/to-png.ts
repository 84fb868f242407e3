/** A piece of text of a picture, where it is written. */
type Piece = { content: string; size: number; weight: string; fill: string; dx: number }
type Line = {
  x: number
  y: number
  anchor: CanvasTextAlign
  /** A halo in this colour and width, in the picture's units. */
  halo: { colour: string; width: number } | undefined
  pieces: Piece[]
}

const ANCHORS: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'right' }

/**
 * An SVG picture of the server as PNG, `scale` pixels for each of its units. An image has none of the
 * page's fonts: its letters are written over it by the page.
 */
export async function toPng(svg: string, scale: number): Promise<Blob> {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  const texts = [...root.querySelectorAll('text')]
  const lines = texts.map(readLine)
  for (const text of texts) text.remove()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(numberOf(root, 'width') * scale)
  canvas.height = Math.round(numberOf(root, 'height') * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  // Drawn at its final size, the image is as sharp as the letters.
  root.setAttribute('width', String(canvas.width))
  root.setAttribute('height', String(canvas.height))
  await document.fonts.ready
  context.drawImage(await imageOf(root), 0, 0)
  context.scale(scale, scale)
  for (const line of lines) write(context, line)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}

async function imageOf(root: Element): Promise<HTMLImageElement> {
  const source = new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' })
  const address = URL.createObjectURL(source)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}

function readLine(text: SVGTextElement): Line {
  let [x, y] = [numberOf(text, 'x'), numberOf(text, 'y')]
  for (let group = text.parentElement; group; group = group.parentElement) {
    const [, dx = '0', dy = '0'] =
      /^translate\((\S+) (\S+)\)$/.exec(group.getAttribute('transform') ?? '') ?? []
    x += Number(dx)
    y += Number(dy)
  }
  const around = text.closest('[paint-order=stroke]')
  const first = pieceOf(text, undefined)
  return {
    x,
    y,
    anchor: ANCHORS[text.getAttribute('text-anchor') ?? ''] ?? 'left',
    halo: around
      ? { colour: around.getAttribute('stroke') ?? '', width: numberOf(around, 'stroke-width') }
      : undefined,
    pieces: [
      { ...first, content: text.firstChild?.textContent ?? '' },
      ...[...text.querySelectorAll('tspan')].map((span) => pieceOf(span, first)),
    ],
  }
}

function pieceOf(element: Element, inherited: Piece | undefined): Piece {
  return {
    content: element.textContent,
    size: numberOf(element, 'font-size') || (inherited?.size ?? 16),
    weight: element.getAttribute('font-weight') ?? inherited?.weight ?? '400',
    fill: element.getAttribute('fill') ?? inherited?.fill ?? '#000000',
    dx: numberOf(element, 'dx'),
  }
}

function write(context: CanvasRenderingContext2D, { x, y, anchor, halo, pieces }: Line): void {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-text')
  let at = x
  context.lineJoin = 'round'
  // Only a single piece is written around or before its point.
  context.textAlign = pieces.length > 1 ? 'left' : anchor
  for (const { content, size, weight, fill, dx } of pieces) {
    context.font = `${weight} ${size}px ${family.trim() || 'sans-serif'}`
    at += dx
    if (halo) {
      context.strokeStyle = halo.colour
      context.lineWidth = halo.width
      context.strokeText(content, at, y)
    }
    context.fillStyle = fill
    context.fillText(content, at, y)
    at += context.measureText(content).width
  }
}

function numberOf(element: Element, attribute: string): number {
  return Number(element.getAttribute(attribute) ?? 0)
}
