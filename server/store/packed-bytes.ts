import { deserialize, serialize } from 'node:v8'
import type { PackedNetwork } from '../domain/packed-network.ts'

/**
 * A packed network as bytes, which go from thread to thread without being looked at: a large one holds
 * some hundred thousand texts, and to clone them in the main thread would keep everybody waiting. Only
 * for threads of one process: another version of Node may write them differently.
 */
export function toBytes(packed: PackedNetwork): Uint8Array {
  return serialize(packed)
}

/** The network that `toBytes` made bytes of, in the same process. */
export function fromBytes(bytes: Uint8Array): PackedNetwork {
  const packed: PackedNetwork = deserialize(bytes)
  return packed
}
