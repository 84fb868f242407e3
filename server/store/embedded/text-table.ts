import { randomInt } from 'node:crypto'

/** Texts that are found again by what they say. They stay parts of the large ones that they came in. */
export type TextTable = {
  add(text: string, start: number, end: number): void
  /** Whether the text made of a head and of a part of another one was added. */
  has(head: string, text: string, start: number, end: number): boolean
}

/** Numbers kept of each text: its hash, which large text it is part of, where it starts, its length. */
const WIDTH = 4

/**
 * A table for as many texts as `expected`; more of them only make it slower. A Set would hold an object
 * and an entry for each text, in six places of memory, and the time goes into reaching those.
 */
export function textTable(expected: number): TextTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, expected) * 2))
  const slots = new Int32Array(size * WIDTH)
  const wholes: string[] = []
  // Nobody can make a file whose texts all fall on one slot.
  const seed = randomInt(2 ** 32)
  let added = 0

  const slotOf = (hash: number): number => ((hash ^ (hash >>> 15)) & (size - 1)) * WIDTH
  const after = (slot: number): number => (slot + WIDTH) % slots.length

  return {
    add(text, start, end) {
      added += 1
      if (added >= size) throw new RangeError('too many texts')
      if (wholes.at(-1) !== text) wholes.push(text)
      const hash = hashOf(text, start, end, seed)
      let slot = slotOf(hash)
      while (slots[slot + 3] !== 0) slot = after(slot)
      slots[slot] = hash
      slots[slot + 1] = wholes.length - 1
      slots[slot + 2] = start
      slots[slot + 3] = end - start
    },
    has(head, text, start, end) {
      const hash = hashOf(text, start, end, hashOf(head, 0, head.length, seed))
      const length = head.length + end - start
      for (let slot = slotOf(hash); slots[slot + 3] !== 0; slot = after(slot)) {
        if (slots[slot] !== hash || slots[slot + 3] !== length) continue
        const whole = wholes[slots[slot + 1] ?? 0] ?? ''
        const from = slots[slot + 2] ?? 0
        const middle = from + head.length
        // Parts of strings are compared without being copied.
        if (whole.slice(from, middle) !== head) continue
        if (whole.slice(middle, from + length) === text.slice(start, end)) return true
      }
      return false
    },
  }
}

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), continued from another hash. */
function hashOf(text: string, start: number, end: number, from: number): number {
  let hash = from
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
