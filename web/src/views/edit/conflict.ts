import type { ChangeDone } from '../../../../server/contract/changes.ts'
import { ApiError } from '../../api/api-error.ts'

/** A record as it was read, with the network's version then. */
export type Loaded<R> = { record: R; version: number }

/** Another one has written the record since it was read. */
export type Conflict<R> = { theirs: Loaded<R> }

/**
 * Writes over a record as it was read. Where the network has changed since and the record has not, it is
 * written over the newer version; where the record has, nothing is written and theirs comes back.
 */
export async function writeOver<R>(
  base: Loaded<R>,
  reload: () => Promise<Loaded<R>>,
  write: (version: number) => Promise<ChangeDone>,
): Promise<ChangeDone | Conflict<R>> {
  try {
    return await write(base.version)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'version-conflict') throw error
    const now = await reload()
    if (!isSame(now.record, base.record)) return { theirs: now }
    return write(now.version)
  }
}

/** Whether a write was refused because another one wrote the record. */
export function isConflict<R>(answer: ChangeDone | Conflict<R>): answer is Conflict<R> {
  return 'theirs' in answer
}

/** The fields in which two records differ. */
export function differingFields(a: object, b: object): string[] {
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  const fields = new Set([...left.keys(), ...right.keys()])
  fields.delete('source')
  return [...fields].filter((field) => !isSame(left.get(field), right.get(field)))
}

// Both come from the server, which writes fields in the order of their schema.
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
