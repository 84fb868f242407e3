import { compareIds } from '../../domain/identifiers.ts'
import type { RecordKind } from '../../domain/record-kinds.ts'
import type { Graph, Transaction } from './driver.ts'
import { getHead, type Head } from './heads.ts'
import { getRecords, pageRecords, type RawRecord } from './record-queries.ts'
import type { Lookup } from './staging.ts'

/** From this share of a kind on, reading all of it is faster than looking keys up. */
const WHOLE_KIND_SHARE = 0.4
const PAGE_RECORDS = 2_500

/** What is there under some keys, read inside the transaction that holds the network's lock. */
export function lookupIn(transaction: Transaction, networkId: string): Lookup {
  return async (kind, keys) => {
    if (kind === 'network') {
      if (keys.length === 0) return new Map()
      const { network } = await getHead(transaction, networkId)
      return new Map([[networkId, network]])
    }
    return new Map(await getRecords(transaction, networkId, kind, keys))
  }
}

/**
 * The same for a large change set, before any lock is taken: whether the network has moved meanwhile is
 * checked under the lock. Keys must be asked for in order.
 */
export function lookupOf(graph: Graph, head: Head): Lookup {
  const networkId = head.network.id
  const scans = new Map<RecordKind, Scan>()
  return async (kind, keys, ofHowMany) => {
    if (kind === 'network') return new Map([[networkId, head.network]])
    const stored = storedCount(head, kind)
    if (stored === 0) return new Map()
    if (stored === undefined || ofHowMany < stored * WHOLE_KIND_SHARE) {
      return graph.read(async (t) => new Map(await getRecords(t, networkId, kind, keys)))
    }
    const scan = scans.get(kind) ?? scanOf(graph, networkId, kind)
    scans.set(kind, scan)
    return scan(keys.at(-1) ?? '')
  }
}

/** Reads on to a key and gives all records since the key before. */
type Scan = (upTo: string) => Promise<ReadonlyMap<string, unknown>>

function scanOf(graph: Graph, networkId: string, kind: Exclude<RecordKind, 'network'>): Scan {
  const readPage = (from: string): Promise<RawRecord[]> => {
    const page = graph.read((t) => pageRecords(t, networkId, kind, from, PAGE_RECORDS))
    // Whoever waits for the page is told; when the comparison ends early, nobody does.
    page.catch(() => undefined)
    return page
  }
  let ahead = new Map<string, unknown>()
  let given = ''
  let after = ''
  let next: Promise<RawRecord[]> | undefined = readPage('')
  return async (upTo) => {
    ahead = new Map([...ahead].filter(([key]) => compareIds(key, given) > 0))
    while (next !== undefined && compareIds(after, upTo) < 0) {
      const page: RawRecord[] = await next
      after = page.at(-1)?.[0] ?? after
      // The server reads on while this page is compared.
      next = page.length < PAGE_RECORDS ? undefined : readPage(after)
      for (const [key, value] of page) ahead.set(key, value)
    }
    given = upTo
    return ahead
  }
}

function storedCount(head: Head, kind: RecordKind): number | undefined {
  if (kind === 'actor') return head.counts.actors
  if (kind === 'collaboration') return head.counts.collaborations
  if (kind === 'participation') return head.counts.participations
  return undefined
}
