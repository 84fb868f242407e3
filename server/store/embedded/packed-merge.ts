import { compareIds } from '../../domain/identifiers.ts'
import type { CodeLists, Codes } from '../../domain/packed-network.ts'

/**
 * How packed columns that were kept and those of what changed since make new ones: each part of the new
 * column is one of the kept column (its index) or of the changed one (the complement of its index).
 */
export type Order = Int32Array

type Numbers = Int32Array | Float64Array | Uint8Array | Int8Array

/** The rows of a kind: those kept but for the touched ones, and those of the touched that are there. */
export type RowOrder = {
  order: Order
  /** The new row of each kept one; -1 where the record went. */
  newRow: Int32Array
}

/**
 * @param kept ids in code-point order
 * @param touched ids in code-point order
 * @param present those of `touched` that are there now, in the same order
 */
export function orderRows(
  kept: readonly string[],
  touched: readonly string[],
  present: readonly string[],
): RowOrder {
  const order: number[] = []
  const newRow = new Int32Array(kept.length)
  let row = 0
  let changed = 0
  const keepUntil = (end: number): void => {
    for (; row < end; row++) newRow[row] = order.push(row) - 1
  }
  for (const id of touched) {
    keepUntil(placeOf(kept, id))
    const isPresent = present[changed] === id
    if (kept[row] === id) {
      newRow[row] = isPresent ? order.length : -1
      row += 1
    }
    if (isPresent) order.push(~changed++)
  }
  keepUntil(kept.length)
  return { order: new Int32Array(order), newRow }
}

/** Where an id is, or would be, among ids in code-point order. */
export function placeOf(ids: readonly string[], id: string): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareIds(ids[middle] ?? '', id) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The texts of the rows that stay and of those that changed, in the new order. */
export function mergeTexts(
  kept: readonly string[],
  changed: readonly string[],
  order: Order,
): string[] {
  return Array.from(order, (from) => (from < 0 ? changed[~from] : kept[from]) ?? '')
}

/** Fills `into`, which is as long as `order`. */
function mergeNumbers<T extends Numbers>(
  into: T,
  kept: Numbers,
  changed: Numbers,
  order: Order,
): T {
  for (let i = 0; i < order.length; i++) {
    const from = order[i] ?? 0
    into[i] = (from < 0 ? changed[~from] : kept[from]) ?? 0
  }
  return into
}

export const mergeInt32 = (kept: Int32Array, changed: Int32Array, order: Order): Int32Array =>
  mergeNumbers(new Int32Array(order.length), kept, changed, order)
export const mergeFloat64 = (kept: Float64Array, changed: Float64Array, order: Order) =>
  mergeNumbers(new Float64Array(order.length), kept, changed, order)
export const mergeUint8 = (kept: Uint8Array, changed: Uint8Array, order: Order): Uint8Array =>
  mergeNumbers(new Uint8Array(order.length), kept, changed, order)
export const mergeInt8 = (kept: Int8Array, changed: Int8Array, order: Order): Int8Array =>
  mergeNumbers(new Int8Array(order.length), kept, changed, order)

/** Codes of one vocabulary: the texts of both that are still used, in code-point order. */
export function mergeCodes(kept: Codes, changed: Codes, order: Order): Codes {
  const shift = kept.vocabulary.length
  const codes = new Int32Array(order.length)
  const used = new Uint8Array(shift + changed.vocabulary.length)
  for (let i = 0; i < order.length; i++) {
    const from = order[i] ?? 0
    const code = (from < 0 ? changed.codes[~from] : kept.codes[from]) ?? -1
    const place = from < 0 && code >= 0 ? code + shift : code
    codes[i] = place
    if (place >= 0) used[place] = 1
  }
  const { vocabulary, places } = mergeVocabularies(kept.vocabulary, changed.vocabulary, used)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? -1
    if (code >= 0) codes[i] = places[code] ?? -1
  }
  return { vocabulary, codes }
}

function mergeVocabularies(
  kept: readonly string[],
  changed: readonly string[],
  used: Uint8Array,
): { vocabulary: string[]; places: Int32Array } {
  const vocabulary: string[] = []
  const places = new Int32Array(kept.length + changed.length)
  let next = 0
  for (let i = 0; i <= kept.length; i++) {
    const text = kept[i]
    for (let other = changed[next]; other !== undefined; other = changed[next]) {
      const order = text === undefined ? 1 : compareIds(text, other)
      if (order < 0) break
      const place = kept.length + next
      next += 1
      if (used[place] !== 1) continue
      places[place] = vocabulary.length
      // The same text is kept: it takes this place below.
      if (order === 0) used[i] = 1
      else vocabulary.push(other)
    }
    if (text === undefined || used[i] !== 1) continue
    places[i] = vocabulary.push(text) - 1
  }
  return { vocabulary, places }
}

/** Several parts a row: where those of each new row begin, and where each comes from. */
export type PartOrder = { offsets: Int32Array; parts: Order }

/** The new order of rows, carried over to their parts. O(parts). */
export function orderParts(kept: Int32Array, changed: Int32Array, order: Order): PartOrder {
  const offsets = new Int32Array(order.length + 1)
  const parts: number[] = []
  for (let row = 0; row < order.length; row++) {
    const from = order[row] ?? 0
    const of = from < 0 ? changed : kept
    const source = from < 0 ? ~from : from
    const end = of[source + 1] ?? 0
    for (let part = of[source] ?? 0; part < end; part++) parts.push(from < 0 ? ~part : part)
    offsets[row + 1] = parts.length
  }
  return { offsets, parts: new Int32Array(parts) }
}

/** Codes of several texts a row, in the new order, with one vocabulary for both. */
export function mergeLists(kept: CodeLists, changed: CodeLists, order: Order): CodeLists {
  const { offsets, parts } = orderParts(kept.offsets, changed.offsets, order)
  const { vocabulary, codes } = mergeCodes(kept, changed, parts)
  return { vocabulary, offsets, codes }
}
