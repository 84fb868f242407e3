import type { Sigma } from 'sigma'
import type { MapNode, MapTie } from './build-graph.ts'
import type { CanvasTheme } from './theme.ts'

/** Layers from the lowest up; those of the pointer are left out. */
const LAYERS = ['ground', 'edges', 'leaving', 'nodes', 'strong', 'titles', 'names'] as const
const LINE = 22
const MARGIN = 16

/** The layers of a picture as one, with lines of text under it that say what it shows. */
export function paintPicture(
  sigma: Sigma<MapNode, MapTie>,
  theme: CanvasTheme,
  lines: readonly string[],
): HTMLCanvasElement {
  const { width, height } = sigma.getDimensions()
  const ratio = devicePixelRatio
  const foot = lines.length === 0 ? 0 : lines.length * LINE + MARGIN
  const picture = document.createElement('canvas')
  picture.width = width * ratio
  picture.height = (height + foot) * ratio
  const context = picture.getContext('2d')
  if (!context) return picture
  context.fillStyle = theme.colour('--paper')
  context.fillRect(0, 0, picture.width, picture.height)
  const canvases = sigma.getCanvases()
  for (const layer of LAYERS) {
    const canvas = canvases[layer]
    if (!canvas) continue
    // What is faded on the page is so in the picture.
    context.globalAlpha = Number(canvas.style.opacity || 1)
    context.drawImage(canvas, 0, 0, width * ratio, height * ratio)
  }
  context.globalAlpha = 1
  context.scale(ratio, ratio)
  context.textBaseline = 'middle'
  for (const [i, line] of lines.entries()) {
    context.font = `${i === 0 ? 600 : 400} 13px ${theme.font}`
    context.fillStyle = theme.colour(i === 0 ? '--ink' : '--ink-soft')
    context.fillText(line, MARGIN, height + LINE * (i + 0.5), width - 2 * MARGIN)
  }
  return picture
}
