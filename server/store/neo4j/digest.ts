/**
 * A number that tells records apart: 53 bits, so that two records that differ share one about once in
 * 10^16 times. Not for secrets: texts can be made that share one. Fields count in their order; a field
 * that is undefined is absent.
 */
export type Digest = number

/** The digest of none. */
export const NO_RECORD: Digest = -1

/** The digest of a checked record (JSON values alone), and whether any text of it holds surrogates. */
export function digestOf(record: object): { digest: Digest; hasSurrogates: boolean } {
  begin(0)
  hasSurrogates = false
  addValue(record)
  return { digest: finished(), hasSurrogates }
}

/** 32 bits of a record's key, among those of a kind (its index). */
export function keyHash(kind: number, key: string): number {
  begin(kind)
  addText(key)
  return mixed(low ^ high)
}

/*
 * Two lanes of MurmurHash3 for 32 bits (Appleby 2011, public domain; the second with constants of his
 * 128-bit version). They are variables of the module, so that nothing is made for each record.
 */
let low = 0
let high = 0
let hasSurrogates = false

function begin(seed: number): void {
  low = seed
  high = 0x38b34ae5
}

function add(word: number): void {
  const a = Math.imul(word, 0xcc9e2d51)
  const b = Math.imul(word, 0x239b961b)
  low ^= Math.imul((a << 15) | (a >>> 17), 0x1b873593)
  low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0
  high ^= Math.imul((b << 16) | (b >>> 16), 0xab0e9789)
  high = (Math.imul((high << 17) | (high >>> 15), 5) + 0x0bcaa747) | 0
}

function mixed(word: number): number {
  let h = word ^ (word >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function finished(): Digest {
  const a = mixed(low)
  const b = mixed(high ^ a)
  return (b & 0x1f_ffff) * 2 ** 32 + a
}

// Each value begins with its type: '1' is not 1, [] not {}.
const TEXT = 1
const NUMBER = 2
const TRUE = 3
const FALSE = 4
const NULL = 5
const LIST = 6
const OBJECT = 7
const END = 8

function addText(text: string): void {
  const { length } = text
  add(TEXT + length * 16)
  for (let i = 0; i < length; i += 2) {
    const first = text.charCodeAt(i)
    const second = i + 1 < length ? text.charCodeAt(i + 1) : 0
    if ((first & 0xf800) === 0xd800 || (second & 0xf800) === 0xd800) hasSurrogates = true
    add(first | (second << 16))
  }
}

const float = new Float64Array(1)
const floatWords = new Int32Array(float.buffer)

function addNumber(value: number): void {
  add(NUMBER)
  // JSON has no negative zero: what comes back is 0.
  float[0] = value === 0 ? 0 : value
  for (const word of floatWords) add(word)
}

function addValue(value: unknown): void {
  if (typeof value === 'string') addText(value)
  else if (typeof value === 'number') addNumber(value)
  else if (typeof value === 'boolean') add(value ? TRUE : FALSE)
  else if (Array.isArray(value)) {
    add(LIST + value.length * 16)
    for (const part of value) addValue(part)
  } else if (isObject(value)) addFields(value)
  else add(NULL)
}

function addFields(value: Readonly<Record<string, unknown>>): void {
  add(OBJECT)
  for (const name of Object.keys(value)) {
    const field = value[name]
    if (field === undefined) continue
    add(nameWord(name))
    if (name === 'source') addSource(field)
    else addValue(field)
  }
  add(END)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

// Half of what is read of most records is names, always the same.
const nameWords = new Map<string, number>()
const MAX_NAMES = 1_000

function nameWord(name: string): number {
  const known = nameWords.get(name)
  if (known !== undefined) return known
  const [digest, surrogates] = apart(() => addText(name))
  hasSurrogates ||= surrogates
  const word = mixed(digest)
  if (!surrogates && nameWords.size < MAX_NAMES) nameWords.set(name, word)
  return word
}

// The records of an import mostly share one source, which is as long as the rest of them.
let lastSource: { value: unknown; digest: Digest; hasSurrogates: boolean } | undefined

function addSource(value: unknown): void {
  if (lastSource === undefined || lastSource.value !== value) {
    const [digest, surrogates] = apart(() => addValue(value))
    lastSource = { value, digest, hasSurrogates: surrogates }
  }
  hasSurrogates ||= lastSource.hasSurrogates
  addNumber(lastSource.digest)
}

/** The digest of what `more` adds, and whether it holds surrogates; what was begun goes on as it was. */
function apart(more: () => void): [Digest, boolean] {
  const begun = { low, high, hasSurrogates }
  begin(0)
  hasSurrogates = false
  more()
  const result: [Digest, boolean] = [finished(), hasSurrogates]
  low = begun.low
  high = begun.high
  hasSurrogates = begun.hasSurrogates
  return result
}
