import type { CorpusName } from './corpus.ts'

/** Names that share a key are compared. */
const LARGEST_BLOCK = 60
/** Rarest words of a name that make keys. */
const KEY_WORDS = 6
/** Neighbours in the order of names (and of names read backwards) that are compared. */
const NEIGHBOURS = 2
/** In a block that is too large even with two words in common, only so many neighbours. */
const CAPPED_NEIGHBOURS = 6

export type Blocks = {
  /** Names to compare with name `i`, all before it, each once. */
  candidates(i: number): number[]
  /** Names in blocks that were too large: not all of their pairs were compared. */
  capped: number
}

/**
 * Which names are worth comparing: those that share one of their six rarest words (its consonants, so
 * that misspellings meet), an acronym or a unit, or that stand beside each other in the order of names.
 * A word that more than 60 names share counts together with a second one. O(names), whatever they are.
 */
export function blockNames(names: readonly CorpusName[]): Blocks {
  const index = new Index(names.length)
  const rare = names.map(rarestKeys)
  // An acronym matters only where somebody has it and somebody else's initials make it.
  const acronyms = new Set(names.flatMap(({ form }) => form.acronyms))
  const initials = new Set(names.flatMap(({ form }) => form.initials))
  for (const [i, { form }] of names.entries()) {
    index.add(`t ${form.text}`, i)
    for (const key of rare[i] ?? []) index.add(`w ${key}`, i)
    for (const unit of form.units) index.add(`u ${unit}`, i)
    for (const short of new Set([...form.acronyms, ...form.initials])) {
      if (acronyms.has(short) && initials.has(short)) index.add(`a ${short}`, i)
    }
  }
  for (const [i, keys] of rare.entries()) {
    for (const [k, key] of keys.entries()) {
      if (index.size(`w ${key}`) <= LARGEST_BLOCK) continue
      for (const other of keys.slice(k + 1)) index.add(`p ${[key, other].toSorted().join(' ')}`, i)
    }
  }
  const near = neighbours(names)
  const { members, capped } = index.cut()
  const stamps = new Int32Array(names.length).fill(-1)
  return {
    capped,
    candidates(i) {
      const found: number[] = []
      for (const other of [...members(i), ...(near[i] ?? [])]) {
        if (other >= i || stamps[other] === i) continue
        stamps[other] = i
        found.push(other)
      }
      return found
    },
  }
}

class Index {
  readonly #blocks = new Map<string, number[]>()
  readonly #keys: string[][]

  constructor(names: number) {
    this.#keys = Array.from({ length: names }, () => [])
  }

  add(key: string, name: number): void {
    const block = this.#blocks.get(key)
    if (block === undefined) this.#blocks.set(key, [name])
    else block.push(name)
    this.#keys[name]?.push(key)
  }

  size(key: string): number {
    return this.#blocks.get(key)?.length ?? 0
  }

  cut(): { members: (name: number) => number[]; capped: number } {
    const capped = new Set<number>()
    for (const [key, block] of this.#blocks) {
      // Those of one word alone are compared by two words; what remains too large is cut.
      if (block.length <= LARGEST_BLOCK || key.startsWith('w ')) continue
      for (const name of block) capped.add(name)
    }
    const members = (name: number): number[] => {
      const found: number[] = []
      for (const key of this.#keys[name] ?? []) {
        const block = this.#blocks.get(key) ?? []
        if (block.length <= LARGEST_BLOCK) for (const other of block) found.push(other)
        else if (!key.startsWith('w ')) found.push(...before(block, name))
      }
      return found
    }
    return { members, capped: capped.size }
  }
}

/** The members of a sorted block that come just before one, and its first. */
function before(block: readonly number[], name: number): number[] {
  let low = 0
  let high = block.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((block[middle] ?? 0) < name) low = middle + 1
    else high = middle
  }
  return [...block.slice(0, 1), ...block.slice(Math.max(0, low - CAPPED_NEIGHBOURS), low)]
}

function rarestKeys({ words }: CorpusName): string[] {
  const rarest = [...new Set(words)].toSorted(
    (a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1),
  )
  return [...new Set(rarest.slice(0, KEY_WORDS).map(({ skeleton }) => skeleton))]
}

function neighbours(names: readonly CorpusName[]): number[][] {
  const near: number[][] = Array.from({ length: names.length }, () => [])
  const texts = names.map(({ words }) => words.map(({ text }) => text).join(''))
  for (const sortKeys of [texts, texts.map((text) => text.split('').toReversed().join(''))]) {
    const order = [...sortKeys.keys()].toSorted((a, b) => {
      const [x, y] = [sortKeys[a] ?? '', sortKeys[b] ?? '']
      return x < y ? -1 : x > y ? 1 : a - b
    })
    for (const [at, name] of order.entries()) {
      for (const other of order.slice(Math.max(0, at - NEIGHBOURS), at)) {
        near[Math.max(name, other)]?.push(Math.min(name, other))
      }
    }
  }
  return near
}
