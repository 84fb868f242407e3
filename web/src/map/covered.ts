import type { Box } from './names.ts'

/** What of the page stands over a picture. */
export class Covered {
  readonly #element: HTMLElement
  readonly #sizes: ResizeObserver
  readonly #others: MutationObserver
  #boxes: readonly Box[] | undefined

  /** `onChange` is called when something came, went or has another size. */
  constructor(element: HTMLElement, onChange: () => void) {
    this.#element = element
    const change = () => {
      this.#boxes = undefined
      onChange()
    }
    this.#sizes = new ResizeObserver(change)
    this.#others = new MutationObserver(() => {
      this.#observe()
      change()
    })
    if (element.parentElement) this.#others.observe(element.parentElement, { childList: true })
    this.#observe()
  }

  /** In pixels from the picture's corner. To ask the page each time a frame is drawn would be dear. */
  get boxes(): readonly Box[] {
    this.#boxes ??= boxesOver(this.#element)
    return this.#boxes
  }

  end(): void {
    this.#sizes.disconnect()
    this.#others.disconnect()
  }

  #observe(): void {
    this.#sizes.disconnect()
    for (const child of this.#element.parentElement?.children ?? []) this.#sizes.observe(child)
  }
}

function boxesOver(element: HTMLElement): Box[] {
  const from = element.getBoundingClientRect()
  return [...(element.parentElement?.children ?? [])].flatMap((other) => {
    if (other === element || getComputedStyle(other).position !== 'absolute') return []
    const { left, top, width, height } = other.getBoundingClientRect()
    return width * height === 0 ? [] : [{ x: left - from.left, y: top - from.top, width, height }]
  })
}
