/** How much an entry takes, and how much all may take together; the newest one always stays. */
export type Weights<V> = { of: (value: V) => number; max: number }

/** Keeps what was used last, up to a number of entries; what was used longest ago goes first. */
export class Recent<V> {
  readonly #entries = new Map<string, V>()
  readonly #max: number
  readonly #weights: Weights<V>
  #weight = 0

  constructor(max: number, weights: Weights<V> = { of: () => 0, max: 0 }) {
    this.#max = max
    this.#weights = weights
  }

  get(key: string): V | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  set(key: string, value: V): void {
    this.delete(key)
    this.#entries.set(key, value)
    this.#weight += this.#weights.of(value)
    for (const oldest of this.#entries.keys()) {
      const isTooMuch = this.#weight > this.#weights.max && this.#entries.size > 1
      if (this.#entries.size <= this.#max && !isTooMuch) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const value = this.#entries.get(key)
    if (value === undefined) return
    this.#entries.delete(key)
    this.#weight -= this.#weights.of(value)
  }
}
