import { canonicalJson } from '../../domain/network-state.ts'
import type { PackedNetwork } from '../../domain/packed-network.ts'
import type { Slice } from '../../domain/slice.ts'
import { AppError } from '../../errors.ts'
import { communesOf } from '../../geography/territories.ts'
import { sliceNetwork } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { toTwoMode, type TwoMode } from '../../network/two-mode.ts'
import type { Filings } from '../filings.ts'
import { Recent } from '../recent.ts'
import { questions, type Answers, type Question, type Questions } from './questions.ts'

// Two networks, so that going back and forth between two costs nothing; a large one takes 100 MB.
const NETWORKS = 2
// The slices of one visit: the window is moved year by year, territories are compared.
const SLICES = 24
// Participations of all slices kept: with what is computed of each, about 300 bytes for each of them.
const SLICED_PARTICIPATIONS = 1_500_000

/**
 * Where questions about networks are answered: the networks it was given last, and their slices. The
 * worker thread of the service has one, and so has the command that analyses files.
 */
export class Desk {
  readonly #networks = new Recent<TwoMode>(NETWORKS)
  readonly #slices = new Recent<SlicedNetwork>(SLICES, {
    of: ({ coverage }) => coverage.kept,
    max: SLICED_PARTICIPATIONS,
  })

  has(key: string): boolean {
    return this.#networks.get(key) !== undefined
  }

  /** Takes a network under a key that names its version, with its applications. O(participations). */
  put(key: string, packed: PackedNetwork, filings: Filings = []): void {
    this.#networks.set(key, toTwoMode(packed, filings))
  }

  /**
   * @throws AppError invalid-slice, territory-not-found, measure-not-found, network-too-large
   * @throws RangeError when the network is not here (see `has`)
   */
  answer<Q extends Question>(
    key: string,
    slice: Slice,
    question: Q,
    asked: Questions[Q],
  ): Answers[Q] {
    return questions[question](this.slice(key, slice), asked)
  }

  /** @throws as `answer` */
  slice(key: string, slice: Slice): SlicedNetwork {
    const sliceKey = `${key} ${canonicalJson(slice)}`
    const known = this.#slices.get(sliceKey)
    if (known) return known
    const network = this.#networks.get(key)
    if (!network) throw new RangeError(`network ${key} is not on the desk`)
    const made = sliceNetwork(network, slice, territoryCommunes(slice.territory))
    this.#slices.set(sliceKey, made)
    return made
  }
}

/** @throws AppError territory-not-found */
function territoryCommunes(territory: string | undefined): ReadonlySet<string> | undefined {
  if (territory === undefined || territory.startsWith('attribute:')) return undefined
  const communes = communesOf(territory)
  if (!communes) throw new AppError('territory-not-found', { territory })
  return communes
}
