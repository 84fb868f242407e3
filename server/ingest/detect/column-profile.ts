import { parseDate } from '../values/dates.ts'
import { isMissingMark } from '../values/missing.ts'
import { parseNumber } from '../values/numbers.ts'

/** What nearly all filled cells of a column are. */
export const CONTENTS = [
  'empty',
  'date',
  'year',
  'excel-date',
  'decimal-comma',
  'number',
  'boolean',
  'text',
] as const
export type Content = (typeof CONTENTS)[number]

/** One column as a file's first rows show it. */
export type DetectedColumn = {
  /** From 1. */
  number: number
  /** As the header has it; empty without a header. */
  name: string
  holds: Content
  /** Cells that hold something, and how many different ones. */
  filled: number
  missing: number
  distinct: number
  /** No two filled cells are alike. */
  isUnique: boolean
  /** The first different values, cut to 100 characters: which columns of two files speak of the same. */
  examples: string[]
  /** The different values, most frequent first, when there are at most 50. */
  values?: { value: string; count: number }[]
}

const LISTED_VALUES = 50
const EXAMPLES = 100
const EXAMPLE_LENGTH = 100
const NEARLY_ALL = 0.95
const MOSTLY = 0.4
const BOOLEANS = new Set(['true', 'false', 'vrai', 'faux', 'oui', 'non', 'yes', 'no', '0', '1'])
/** Serial numbers of days between 1954 and 2064: what a recent date looks like without its format. */
const SERIALS = { from: 20_000, to: 60_000 }

/** Counts what a column holds, cell by cell. */
export class ColumnProfile {
  readonly #number: number
  readonly #name: string
  readonly #counts = new Map<string, number>()
  readonly #kinds = new Map<Content, number>()
  #filled = 0
  #missing = 0

  constructor(number: number, name: string) {
    this.#number = number
    this.#name = name
  }

  take(cell: string): void {
    const text = cell.trim()
    if (text === '' || isMissingMark(text)) {
      this.#missing++
      if (text !== '') this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1)
      return
    }
    this.#filled++
    this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1)
    const kind = kindOf(text)
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1)
  }

  /** Some values come back, most do not. */
  isNearlyUnique(): boolean {
    return this.#counts.size < this.#filled && this.#counts.size > this.#filled * MOSTLY
  }

  comesBack(cell: string): boolean {
    return (this.#counts.get(cell.trim()) ?? 0) > 1
  }

  finish(): DetectedColumn {
    const distinct = this.#counts.size
    const values = [...this.#counts].map(([value, count]) => ({ value, count }))
    values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    return {
      number: this.#number,
      name: this.#name,
      holds: this.#holds(),
      filled: this.#filled,
      missing: this.#missing,
      distinct,
      isUnique:
        this.#filled > 1 && values.every(({ value, count }) => count === 1 || isMissingMark(value)),
      examples: [...this.#counts.keys()]
        .slice(0, EXAMPLES)
        .map((text) => text.slice(0, EXAMPLE_LENGTH)),
      ...(distinct <= LISTED_VALUES && { values }),
    }
  }

  #holds(): Content {
    if (this.#filled === 0) return 'empty'
    const share = (...kinds: Content[]) =>
      kinds.reduce((sum, kind) => sum + (this.#kinds.get(kind) ?? 0), 0) / this.#filled
    if ([...this.#counts.keys()].every((text) => BOOLEANS.has(text.toLowerCase()))) return 'boolean'
    if (share('year') >= NEARLY_ALL) return 'year'
    if (share('excel-date') >= NEARLY_ALL) return 'excel-date'
    if (share('date', 'year') >= NEARLY_ALL) return 'date'
    if (
      share('decimal-comma') > 0 &&
      share('decimal-comma', 'number', 'year', 'excel-date') >= NEARLY_ALL
    ) {
      return 'decimal-comma'
    }
    return share('number', 'year', 'excel-date') >= NEARLY_ALL ? 'number' : 'text'
  }
}

function kindOf(text: string): Content {
  if (/^(19|20)\d{2}$/.test(text)) return 'year'
  if (/^\d{5}$/.test(text)) {
    const serial = Number(text)
    if (serial >= SERIALS.from && serial <= SERIALS.to) return 'excel-date'
  }
  if (/^[+-]?\d[\d\s]*,\d+$/.test(text)) return 'decimal-comma'
  if (parseNumber(text) !== undefined) return 'number'
  return 'date' in parseDate(text) ? 'date' : 'text'
}

/** A first row is no header when it and the next both have a number or a date in the same column. */
export function looksLikeHeader(first: readonly string[], second: readonly string[] = []): boolean {
  return !first.some((cell, i) => isData(cell) && isData(second[i] ?? ''))
}

function isData(cell: string): boolean {
  const text = cell.trim()
  return text !== '' && kindOf(text) !== 'text'
}
