import { Type } from 'typebox'
import { defineCollaborationMeasure } from '../measure.ts'
import { compositionOf, readKnownMembers } from './known-members.ts'
import { readMemberships, type Memberships } from './memberships.ts'

/**
 * How mixed each collaboration is: the probability that two of its members, drawn one after the other,
 * are of different sectors. `form`: `blau` 1 − Σ p_g², drawn with replacement, at most 1 − 1/G; `iqv` the
 * same × G / (G − 1), so that an even mix of all G sectors of the network is 1; `unbiased`
 * 1 − Σ n_g (n_g − 1) / (n (n − 1)), without replacement: the share c_p of pairs that cross sectors, and
 * what `ei-newman` is a mean of. The first grows with the number of members whatever they are.
 *
 * p_g is the part of sector g among members of known sector, those of several sectors in equal shares;
 * the others are left out. Null without any known member (`no-known-sector`), for `unbiased` with fewer
 * than two (`too-few-actors`), for `iqv` when the network has one sector. Weights, isolated actors and
 * components play no part. O(participations + collaborations × sectors). Blau 1977; Gibbs & Martin 1962.
 * Oracle: by hand; naive version over pairs of members.
 */
export const blau = defineCollaborationMeasure({
  id: 'blau',
  family: 'openness',
  unit: 'index',
  isDefault: false,
  options: Type.Object(
    { form: Type.Enum(['blau', 'iqv', 'unbiased'], { default: 'blau' }) },
    { additionalProperties: false },
  ),
  cost: (network) => network.collaborationMembers.length,
  compute(network, { form }) {
    const memberships = readMemberships(network)
    const values = Float64Array.from(readKnownMembers(network, memberships), ({ profiles }) =>
      diversityOf(memberships, profiles, form),
    )
    if (!values.some(Number.isNaN)) return { values }
    if (memberships.sectors === 0) return { values, reason: 'no-known-sector' }
    if (form === 'iqv' && memberships.sectors === 1) return { values, reason: 'one-sector' }
    return { values, reason: form === 'unbiased' ? 'too-few-actors' : 'no-known-sector' }
  },
})

function diversityOf(
  memberships: Memberships,
  profiles: readonly number[],
  form: 'blau' | 'iqv' | 'unbiased',
): number {
  const n = profiles.length
  if (n === 0) return Number.NaN
  const same = compositionOf(memberships, profiles).reduce((sum, part) => sum + part * part, 0)
  if (form === 'blau') return 1 - same
  if (form === 'iqv') {
    const g = memberships.sectors
    return g < 2 ? Number.NaN : ((1 - same) * g) / (g - 1)
  }
  if (n < 2) return Number.NaN
  // Without the pairs of a member with itself.
  const own = profiles.reduce((sum, one) => sum + 1 / (memberships.lists[one]?.length ?? 1), 0)
  return 1 - (same * n * n - own) / (n * (n - 1))
}
