import type { Store } from '../store/store.ts'

/** Collaborations and the days on which they applied to a call, as they were written. */
export type Filings = (readonly [collaborationId: string, filedOn: string])[]

/**
 * The dated applications of a network at a version: a packed network holds none, since they are few and
 * one measure reads them. O(applications).
 */
export async function readFilings(
  store: Store,
  networkId: string,
  version: number,
): Promise<Filings> {
  const filings: Filings = []
  for await (const batch of store.read(networkId, { version, kinds: ['application'] })) {
    if (batch.record !== 'application') continue
    for (const { value } of batch.rows) {
      if (value.filedOn !== undefined) filings.push([value.collaborationId, value.filedOn])
    }
  }
  return filings
}
