import { RECORD_KINDS, type RecordKind } from '../../domain/record-kinds.ts'
import { keyHash, NO_RECORD, type Digest } from './digest.ts'

/**
 * What is known of a network's records: the digest that a record had under its key. What is known is
 * right; not everything is known, and of two keys that share a hash only one.
 */
export type RecordDigests = {
  /** Takes in that a record has this digest from now on; true when that was known. */
  learn(kind: RecordKind, key: string, digest: Digest): boolean
  /** From here on nothing is known of the record. */
  forget(kind: RecordKind, key: string): void
  /** How much was learnt that was not known. */
  countLearnt(): number
  /** Takes in what `portions` gave. */
  add(portion: Int8Array): void
  /** All that is known, about a megabyte each. */
  portions(): Generator<Int8Array>
}

/** Records of one portion. */
const PORTION = 80_000
const BYTES_EACH = 12
const FREE = -2

/** Nothing known yet; `bytes`: how many will be added. */
export function newRecordDigests(bytes = 0): RecordDigests {
  // A table with open addressing: a Map of as many numbers takes several times the time.
  let capacity = Math.max(1_024, 2 ** Math.ceil(Math.log2((bytes / BYTES_EACH) * 2 + 1)))
  let used = 0
  let learnt = 0
  let hashes = new Uint32Array(capacity)
  let digests = new Float64Array(capacity).fill(FREE)

  function placeOf(hash: number): number {
    let place = hash & (capacity - 1)
    while (digests[place] !== FREE && hashes[place] !== hash) place = (place + 1) & (capacity - 1)
    return place
  }

  function put(hash: number, digest: Digest): void {
    let place = placeOf(hash)
    if (digests[place] === FREE) {
      if (used * 2 >= capacity) {
        grow()
        place = placeOf(hash)
      }
      used += 1
      hashes[place] = hash
    }
    digests[place] = digest
  }

  function grow(): void {
    const [oldHashes, oldDigests] = [hashes, digests]
    capacity *= 2
    used = 0
    hashes = new Uint32Array(capacity)
    digests = new Float64Array(capacity).fill(FREE)
    for (let place = 0; place < oldHashes.length; place++) {
      const digest = oldDigests[place] ?? NO_RECORD
      if (digest >= 0) put(oldHashes[place] ?? 0, digest)
    }
  }

  function forget(hash: number): void {
    const place = placeOf(hash)
    if (digests[place] !== FREE) digests[place] = NO_RECORD
  }

  return {
    learn(kind, key, digest) {
      const hash = hashOf(kind, key)
      if (digest >= 0 && digests[placeOf(hash)] === digest) return true
      learnt += 1
      if (digest >= 0) put(hash, digest)
      else forget(hash)
      return false
    },
    forget: (kind, key) => forget(hashOf(kind, key)),
    countLearnt: () => learnt,
    add(portion) {
      const count = Math.floor(portion.length / BYTES_EACH)
      // Copied, as the driver's bytes may begin anywhere.
      const { buffer } = Int8Array.from(portion)
      const known = new Float64Array(buffer, 0, count)
      const keys = new Uint32Array(buffer, count * 8, count)
      for (let i = 0; i < count; i++) put(keys[i] ?? 0, known[i] ?? NO_RECORD)
    },
    *portions() {
      let places: number[] = []
      for (let place = 0; place < capacity; place++) {
        if ((digests[place] ?? NO_RECORD) < 0) continue
        places.push(place)
        if (places.length === PORTION) {
          yield bytesOf(places)
          places = []
        }
      }
      if (places.length > 0) yield bytesOf(places)
    },
  }

  function bytesOf(places: readonly number[]): Int8Array {
    const buffer = new ArrayBuffer(places.length * BYTES_EACH)
    new Float64Array(buffer, 0, places.length).set(places.map((p) => digests[p] ?? NO_RECORD))
    new Uint32Array(buffer, places.length * 8).set(places.map((p) => hashes[p] ?? 0))
    return new Int8Array(buffer)
  }
}

const hashOf = (kind: RecordKind, key: string): number => keyHash(RECORD_KINDS.indexOf(kind), key)
