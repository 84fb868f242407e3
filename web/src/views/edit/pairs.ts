import type { Actor } from '../../../../server/domain/records.ts'

/** A further column of a record: its name, and its value as text. */
export type Pair = { name: string; value: string }
type Attributes = Actor['attributes']

/** The further columns of a record as pairs of texts, in their order. */
export function readPairs(attributes: Attributes = {}): Pair[] {
  return Object.entries(attributes).map(([name, value]) => ({ name, value: String(value) }))
}

/** A value that was not touched keeps its kind (number, yes or no); a new one is a text. */
export function writePairs(pairs: readonly Pair[], before: Attributes = {}): Attributes {
  const attributes: Attributes = {}
  for (const { name, value } of pairs) {
    const trimmed = name.trim()
    if (trimmed === '' || value.trim() === '') continue
    const known = before[trimmed]
    attributes[trimmed] = known !== undefined && String(known) === value ? known : value.trim()
  }
  return attributes
}
