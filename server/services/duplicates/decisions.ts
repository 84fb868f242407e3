import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { DUPLICATE_DECISIONS, type DuplicateDecision } from '../../domain/duplicates.ts'
import { compareIds, joinParts } from '../../domain/identifiers.ts'
import { isAppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'

const Decided = Type.Object({
  a: Type.String(),
  b: Type.String(),
  decision: Type.Enum(DUPLICATE_DECISIONS),
  at: Type.String(),
})
const Stored = Type.Object({ decisions: Type.Array(Decided) })
const isStored = Compile(Stored)
const KIND = 'duplicate-decisions'
/** Times that a write is tried again because another one came between. */
const MOST_TRIES = 20

/** A pair by its ids, in either order. */
export function pairKey(a: string, b: string): string {
  return joinParts(compareIds(a, b) <= 0 ? [a, b] : [b, a])
}

export type Decisions = {
  /** Grows with each decision. */
  revision: number
  /** By `pairKey` of the ids that the actors had then. */
  decisions: Static<typeof Decided>[]
}

/**
 * What persons said of pairs, kept beside the network: an import that brings a pair again finds it
 * decided. Who merges and takes back does not change it but through `decide`.
 */
export class DecisionBook {
  readonly #documents: Store['documents']

  constructor(store: Store) {
    this.#documents = store.documents
  }

  async read(networkId: string): Promise<Decisions> {
    const document = await this.#documents.get(KIND, networkId)
    const value: unknown = document?.value
    return {
      revision: document?.revision ?? 0,
      decisions: isStored.Check(value) ? value.decisions : [],
    }
  }

  /** Writes what is said of pairs now; null takes it back. */
  async decide(
    networkId: string,
    pairs: readonly (readonly [string, string])[],
    decision: DuplicateDecision | null,
    at: Date,
  ): Promise<void> {
    const keys = new Set(pairs.map(([a, b]) => pairKey(a, b)))
    for (let left = MOST_TRIES; ; left--) {
      const { revision, decisions } = await this.read(networkId)
      const others = decisions.filter(({ a, b }) => !keys.has(pairKey(a, b)))
      if (decision === null && others.length === decisions.length) return
      const added = pairs.map(([a, b]) => ({ a, b, at: at.toISOString() }))
      const value: Static<typeof Stored> = {
        decisions: [
          ...others,
          ...(decision === null ? [] : added.map((one) => ({ ...one, decision }))),
        ],
      }
      try {
        await this.#documents.put(KIND, networkId, value, revision)
        return
      } catch (error) {
        if (left === 0 || !isAppError(error, 'revision-conflict')) throw error
      }
    }
  }

  async forget(networkId: string): Promise<void> {
    await this.#documents.delete(KIND, networkId)
  }
}
