import { MAX_ATTRIBUTE_VALUES } from '../../domain/pack-columns.ts'
import type { CodeLists, Codes } from '../../domain/packed-network.ts'
import { compareIds } from '../../domain/identifiers.ts'
import { text } from './rows.ts'

/**
 * Columns of a packed network, filled row by row: what a page of rows was parsed into is gone before the
 * next one comes, and each text of a vocabulary is made once. With the same result as domain/pack.ts.
 */

type Scalar = string | number | boolean

/** One code a row. */
export type CodesBuilder = { add(value: unknown): void; finish(): Codes }

export function codesBuilder(): CodesBuilder {
  const vocabulary = newVocabulary()
  const codes: number[] = []
  return {
    add: (value) => void codes.push(value === null ? -1 : vocabulary.codeOf(text(value))),
    finish: () => vocabulary.inOrder(codes),
  }
}

/** Several codes a row. */
export type ListsBuilder = { add(values: unknown): void; finish(): CodeLists }

export function listsBuilder(): ListsBuilder {
  const vocabulary = newVocabulary()
  const offsets = [0]
  const codes: number[] = []
  return {
    add(values) {
      if (Array.isArray(values)) {
        for (const value of values) codes.push(vocabulary.codeOf(text(value)))
      }
      offsets.push(codes.length)
    },
    finish: () => {
      const inOrder = vocabulary.inOrder(codes)
      // Fields in the order of domain/pack.ts: the bytes are the same too.
      return {
        vocabulary: inOrder.vocabulary,
        offsets: new Int32Array(offsets),
        codes: inOrder.codes,
      }
    },
  }
}

/** The attributes with few enough distinct texts: a column each, by name. */
export type AttributesBuilder = {
  add(row: number, attributes: unknown): void
  finish(rows: number): Map<string, Codes>
  /** The others, and how many texts each has: this many, or at least CROWDED_COUNTED. */
  crowded(): Map<string, number>
}

/** So far are the texts of an attribute counted that is not packed. */
const CROWDED_COUNTED = 10 * MAX_ATTRIBUTE_VALUES

export function attributesBuilder(): AttributesBuilder {
  const columns = new Map<string, { vocabulary: Vocabulary; codes: number[] }>()
  return {
    add(row, attributes) {
      if (typeof attributes !== 'object' || attributes === null) return
      for (const [name, value] of Object.entries(attributes)) {
        if (!isScalar(value)) continue
        let column = columns.get(name)
        if (column === undefined) {
          column = { vocabulary: newVocabulary(), codes: [] }
          columns.set(name, column)
        }
        const { vocabulary, codes } = column
        if (vocabulary.size() > MAX_ATTRIBUTE_VALUES) {
          if (vocabulary.size() < CROWDED_COUNTED) vocabulary.codeOf(value)
          continue
        }
        while (codes.length < row) codes.push(-1)
        codes.push(vocabulary.codeOf(value))
      }
    },
    finish(rows) {
      const packed = new Map<string, Codes>()
      for (const name of [...columns.keys()].toSorted(compareIds)) {
        const column = columns.get(name)
        if (column === undefined || column.vocabulary.size() > MAX_ATTRIBUTE_VALUES) continue
        while (column.codes.length < rows) column.codes.push(-1)
        packed.set(name, column.vocabulary.inOrder(column.codes))
      }
      return packed
    },
    crowded() {
      const counts = [...columns].map(
        ([name, { vocabulary }]) => [name, vocabulary.size()] as const,
      )
      return new Map(counts.filter(([, size]) => size > MAX_ATTRIBUTE_VALUES))
    },
  }
}

type Vocabulary = {
  /** The number of a text (or of what is written like it) in the order of appearance. */
  codeOf(value: Scalar): number
  size(): number
  /** The texts in code-point order, and the codes (-1 stays) renumbered. */
  inOrder(codes: readonly number[]): Codes
}

function newVocabulary(): Vocabulary {
  const known = new Map<Scalar, number>()
  const numberOfText = new Map<string, number>()
  const texts: string[] = []
  const addNew = (value: Scalar): number => {
    const written = String(value)
    let code = numberOfText.get(written)
    if (code === undefined) {
      code = texts.push(written) - 1
      numberOfText.set(written, code)
    }
    known.set(value, code)
    return code
  }
  return {
    codeOf: (value) => known.get(value) ?? addNew(value),
    size: () => texts.length,
    inOrder(codes) {
      const vocabulary = texts.toSorted(compareIds)
      const places = new Int32Array(texts.length)
      for (const [place, written] of vocabulary.entries()) {
        places[numberOfText.get(written) ?? 0] = place
      }
      const renumbered = new Int32Array(codes.length)
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row] ?? -1
        renumbered[row] = code === -1 ? -1 : (places[code] ?? -1)
      }
      return { vocabulary, codes: renumbered }
    },
  }
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
