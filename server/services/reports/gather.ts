import type { Slice } from '../../domain/slice.ts'
import type { Language } from '../../locales/locales.ts'
import { collectSources } from '../../reports/build-document.ts'
import type { ReportSource } from '../../reports/document.ts'
import type { PackedBytes, Store } from '../../store/store.ts'
import { readFilings } from '../filings.ts'
import type { PositionsService } from '../positions.ts'
import type { DocumentAsked, Seen } from './compose.ts'

/** What a document is made of, the network on its way to the thread that makes it. */
export type GatheredDocument = Omit<DocumentAsked, 'packed'> & { packed: PackedBytes }

/** What a document about a stored network needs, read at its present version. */
export async function gatherDocument(
  store: Store,
  positions: PositionsService,
  asked: { networkId: string; slice: Slice; language: Language; seen?: Seen; signal?: AbortSignal },
): Promise<GatheredDocument> {
  const { networkId, slice, language, seen, signal } = asked
  const packed = await store.readPackedBytes(networkId)
  const filings = await readFilings(store, networkId, packed.version)
  const history = await store.history(networkId, { before: packed.version + 1, limit: 1 })
  const placed = await positions.get(networkId)
  return {
    packed,
    filings,
    slice,
    language,
    versionAt: history[0]?.at ?? packed.network.createdAt,
    sources: await sourcesOf(store, networkId, signal),
    ...(placed && { positions: placed.positions }),
    ...(seen && { seen }),
  }
}

/** Where a network's records came from, batch by batch. */
async function sourcesOf(
  store: Store,
  networkId: string,
  signal?: AbortSignal,
): Promise<ReportSource[]> {
  const found = new Map<string, ReportSource>()
  for await (const batch of store.read(networkId)) {
    signal?.throwIfAborted()
    if (batch.record === 'network') continue
    for (const source of collectSources(batch.rows.map(({ value }) => value))) {
      const { records, ...cited } = source
      const key = JSON.stringify(cited)
      const known = found.get(key)
      found.set(key, { ...source, records: records + (known?.records ?? 0) })
    }
  }
  return [...found.values()].toSorted(
    (a, b) => b.records - a.records || (a.label < b.label ? -1 : 1),
  )
}
