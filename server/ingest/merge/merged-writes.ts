import type { Write } from '../../domain/change-sets.ts'
import { participationKey } from '../../domain/identifiers.ts'
import type { Participation, Source } from '../../domain/records.ts'

/**
 * What an import asks of the store, in the order in which it is asked. New participations, which may be a
 * million, become writes one by one as they are gone through: their keys and copies are never all there.
 */
export class MergedWrites implements Iterable<Write> {
  readonly #source: { source?: Source }
  readonly #made: Write[] = []
  #created: readonly Participation[] = []

  /** `source` is written on what is created. */
  constructor(source: { source?: Source }) {
    this.#source = source
  }

  get length(): number {
    return this.#made.length + this.#created.length
  }

  push(write: Write): void {
    this.#made.push(write)
  }

  /** Participations that are new as they are told; they come last. */
  create(participations: readonly Participation[]): void {
    this.#created = participations
  }

  *[Symbol.iterator](): Generator<Write> {
    yield* this.#made
    for (const told of this.#created) {
      const after = { ...told, ...this.#source }
      yield { record: 'participation', id: participationKey(told), after }
    }
  }
}
