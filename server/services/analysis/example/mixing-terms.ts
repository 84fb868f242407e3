import { readMemberships } from '../../../measures/openness/memberships.ts'
import { mixingOf, readLinks, sharesOf } from '../../../measures/openness/mixing-matrix.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import type { Working } from './forms.ts'

/**
 * The two numbers of an index of the mixing matrix: the share of the ties inside sectors and what the
 * ends of ties would give it (for Gupta: the sectors' own shares added up, and how many they are).
 */
export function mixingTerms(form: 'excess' | 'difference' | 'gupta', weighted: boolean) {
  return (network: SlicedNetwork): Working | undefined => {
    const memberships = readMemberships(network)
    const links = readLinks(network, memberships, { weighted, directed: false })
    if (links.sums.total === 0) return undefined
    const { within, from, to } = sharesOf(mixingOf(links, memberships, memberships.profileOf))
    if (form === 'gupta') {
      const used = [...from.keys()].filter((g) => (from[g] ?? 0) > 0)
      const sum = used.reduce((all, g) => all + (within[g] ?? 0) / (from[g] ?? 1), 0)
      return {
        form,
        terms: [
          { code: 'mixing.own', value: sum },
          { code: 'mixing.sectors', value: used.length },
        ],
      }
    }
    return {
      form,
      terms: [
        { code: 'mixing.within', value: within.reduce((sum, one) => sum + one, 0) },
        {
          code: 'mixing.expected',
          value: from.reduce((sum, one, g) => sum + one * (to[g] ?? 0), 0),
        },
      ],
    }
  }
}
