/**
 * A canvas of the picture's size in real pixels, wiped; its context counts in the page's pixels. A new
 * size takes new memory, so it is only set when it has changed.
 */
export function sizedContext(
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
): CanvasRenderingContext2D | null {
  blank.delete(canvas)
  const context = canvas.getContext('2d')
  const ratio = devicePixelRatio
  const [wide, high] = [Math.floor(width * ratio), Math.floor(height * ratio)]
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}

const blank = new WeakSet<HTMLCanvasElement>()

/** Wipes a canvas; one with nothing on it costs nothing. */
export function wipe(canvas: HTMLCanvasElement, size: { width: number; height: number }): void {
  if (blank.has(canvas)) return
  sizedContext(canvas, size)
  blank.add(canvas)
}
