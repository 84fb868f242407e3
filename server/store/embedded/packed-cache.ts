import type { fromBytes, toBytes } from '../packed-bytes.ts'
import type { changePackedColumns } from './packed-changes.ts'
import type { readPackedColumns } from './packed.ts'
import { number, text } from './rows.ts'
import { NETWORK } from './kinds.ts'
import { getNetworkState } from './network-rows.ts'
import { readPackedFile, writePackedFile, type KeptPacked } from './packed-file.ts'
import type { Statements } from './statements.ts'

/** Smaller networks are packed faster than they are read from a file and checked. */
const FILE_BYTES = 5_000_000
/** Past this many touched records, packing everything anew is about as fast. */
const FOLLOWED_AT_MOST = 5_000
/** The file is written again when it is this many touched records behind. */
const FILE_BEHIND_AT_MOST = 500

export type PackedAnswer = { settings: string; version: number; bytes: Uint8Array }

/** What packs, loaded when first needed: it brings the schemas of records with it. */
export type Packers = {
  readPackedColumns: typeof readPackedColumns
  changePackedColumns: typeof changePackedColumns
  toBytes: typeof toBytes
  fromBytes: typeof fromBytes
}

/**
 * The network that was packed last: the map, the layout and a report ask for the same version in turn,
 * and who changes a record asks for the next one.
 */
export function packedCache(folder: string, statements: Statements) {
  let kept: KeptPacked | undefined
  let behind = 0

  function presentOf(networkId: string) {
    const { network, version } = getNetworkState(statements, networkId)
    return {
      networkId,
      network,
      version,
      changeSetId: text(statements('list-change-sets').get(network, version + 1, 1)?.[0]),
      settings: text(statements('find-record').get(network, NETWORK, networkId)?.[1]),
    }
  }

  /** Reads what is kept of a network. */
  function load(networkId: string): KeptPacked | undefined {
    if (kept?.networkId !== networkId) {
      kept = readPackedFile(folder, networkId)
      behind = 0
    }
    return kept
  }

  /** The network packed from what is kept of it, where that can be. */
  function followed(packers: Packers, network: number, version: number, touched: number) {
    if (kept === undefined || touched > FOLLOWED_AT_MOST) return undefined
    const { crowded, bytes } = kept
    const packed = packers.fromBytes(bytes)
    return packers.changePackedColumns(statements, network, version, { packed, crowded })
  }

  /** How many records were touched since the kept version; infinitely many when it is not one of these. */
  function touchedSince(network: number, from: KeptPacked | undefined): number {
    if (from === undefined) return Number.POSITIVE_INFINITY
    const changeSet = statements('get-change-set').get(network, from.changeSetId)
    if (changeSet === undefined) return Number.POSITIVE_INFINITY
    return number(statements('count-touched').get(network, number(changeSet[1]))?.[0])
  }

  /** Who asked does not wait for the disk. */
  function writeLater(made: KeptPacked): void {
    if (behind <= FILE_BEHIND_AT_MOST || made.bytes.length < FILE_BYTES) return
    behind = 0
    setImmediate(() => writePackedFile(folder, made))
  }

  return {
    /** The present version, when it is kept; inside one snapshot. */
    known(networkId: string): PackedAnswer | undefined {
      const { version, changeSetId, settings } = presentOf(networkId)
      const found = load(networkId)
      if (found?.changeSetId !== changeSetId) return undefined
      return { settings, version, bytes: new Uint8Array(found.bytes) }
    },

    /** The present version; inside one snapshot. */
    make(networkId: string, packers: Packers): PackedAnswer {
      const { network, version, changeSetId, settings } = presentOf(networkId)
      const touched = touchedSince(network, load(networkId))
      const { columns, crowded } =
        followed(packers, network, version, touched) ??
        packers.readPackedColumns(statements, network, version)
      const bytes = packers.toBytes({ network: JSON.parse(settings), ...columns })
      kept = { networkId, changeSetId, crowded, bytes }
      behind += touched
      writeLater(kept)
      return { settings, version, bytes: new Uint8Array(bytes) }
    },
  }
}
