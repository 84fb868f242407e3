import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Geography } from '../geography.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { firstTogether, pairKey } from './first-together.ts'

/**
 * Are ties between territories born in mutualised actions? Of the ties of the slice between actors placed
 * in two different territories, the share of those who were first together in a mutualised collaboration.
 *
 * Territories are EPCI, départements or communes, as `by` says. First together: the first day on which
 * both are in a collaboration, of any kind and before the window too; where several are there that day,
 * one that is mutualised is enough. `parts`: the ties followed (`ties`), those born so (`mutualised`), those of them born in an
 * action rather than a project (`actions`), and for comparison the same share among the ties within one
 * territory (`within`, null where there is none): a high share says little where that is as high. It
 * compares and proves nothing. With a territory in the slice, ties with a counted actor. Left out and
 * counted: ties with an actor of unknown place (`tie-no-place`), between territories without a date
 * (`tie-no-date`), or whose first collaborations do not say which they are (`tie-no-scope`). Weights and
 * sectors play no part. Null without a tie, or without one between territories to follow. O(Σ n_p²).
 * Mission, row 13. Oracle: by hand; the definition on small networks.
 */
export const crossTerritoryMutualised = defineNetworkMeasure({
  id: 'cross-territory-mutualised',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object(
    { by: Type.Enum(['epci', 'departement', 'commune'], { default: 'epci' }) },
    { additionalProperties: false },
  ),
  cost: (network) => 40 * project(network).ties,
  compute(network, { by }, { geography }) {
    const placeOf = placesBy(network, geography, by)
    const births = firstTogether(network)
    const across = newTally()
    const within = newTally()
    let ties = 0
    let noPlace = 0
    for (const [a, b] of tiesOf(network)) {
      if (network.isCounted[a] !== 1 && network.isCounted[b] !== 1) continue
      ties++
      const [here, there] = [placeOf(a), placeOf(b)]
      if (here === undefined || there === undefined) {
        noPlace++
        continue
      }
      const tally = here === there ? within : across
      const birth = births.get(pairKey(network, a, b))
      if (birth === undefined) tally.noDate++
      else if (birth.isMutualised) {
        tally.mutualised++
        if (birth.isAction) tally.actions++
      } else if (birth.isUnknown) tally.noScope++
      else tally.others++
    }
    const followed = across.mutualised + across.others
    const why = [
      { code: 'tie-no-place', count: noPlace },
      { code: 'tie-no-date', count: across.noDate },
      { code: 'tie-no-scope', count: across.noScope },
    ].filter(({ count }) => count > 0)
    const dropped = noPlace + across.noDate + across.noScope
    const coverage = { used: followed, dropped, why }
    if (followed === 0) return { value: null, reason: ties === 0 ? 'no-tie' : 'no-pair', coverage }
    return {
      value: across.mutualised / followed,
      parts: {
        ties: followed,
        mutualised: across.mutualised,
        actions: across.actions,
        within:
          within.mutualised + within.others === 0
            ? null
            : within.mutualised / (within.mutualised + within.others),
      },
      coverage,
    }
  },
})

function newTally() {
  return { mutualised: 0, actions: 0, others: 0, noDate: 0, noScope: 0 }
}

/** Every tie of the slice once, its first actor before its second. */
function* tiesOf(network: SlicedNetwork): Generator<readonly [number, number]> {
  const { offsets, neighbours } = project(network)
  for (let a = 0; a < network.actorCount; a++) {
    for (const b of neighbours.subarray(offsets[a], offsets[a + 1])) if (a < b) yield [a, b]
  }
}

function placesBy(
  network: SlicedNetwork,
  geography: Geography,
  by: 'epci' | 'departement' | 'commune',
): (actor: number) => string | undefined {
  const { codes, vocabulary } = network.whole.packed.actors.commune
  const look = {
    epci: geography.epciOf,
    departement: geography.departementOf,
    commune: geography.communeOf,
  }[by]
  const places = vocabulary.map(look)
  return (actor) => places[codes[network.actorRows[actor] ?? 0] ?? -1]
}
