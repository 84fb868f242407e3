import type { Memberships } from '../openness/memberships.ts'

/**
 * What a broker b does on an open two-path a – b – c, by the sectors of the three: coordinator AAA,
 * itinerant ABA, gatekeeper ABB (towards the inside), representative AAB (towards the outside), liaison
 * ABC. Without direction the gatekeeper and the representative are one: boundary.
 */
export const BROKERAGE_ROLES = [
  'coordinator',
  'itinerant',
  'boundary',
  'gatekeeper',
  'representative',
  'liaison',
] as const
export type BrokerageRole = (typeof BROKERAGE_ROLES)[number]

/** Internal shares of the pairs of a two-path, and of all three together (1 or 0 with one sector each). */
export type PathShares = { ab: number; bc: number; ac: number; all: number }

/** The part of a two-path that each role has; they sum to 1, boundary being two of them. */
export function partOf(role: BrokerageRole, { ab, bc, ac, all }: PathShares): number {
  switch (role) {
    case 'coordinator':
      return all
    case 'itinerant':
      return ac - all
    case 'gatekeeper':
      return bc - all
    case 'representative':
      return ab - all
    case 'boundary':
      return ab + bc - 2 * all
    case 'liaison':
      return 1 - ab - bc - ac + 2 * all
  }
}

/** Σ_g f_ag f_bg f_cg of three profiles. */
export function sharedByThree({ lists }: Memberships): (a: number, b: number, c: number) => number {
  return (a, b, c) => {
    const [ofA = [], ofB = [], ofC = []] = [lists[a], lists[b], lists[c]]
    let common = 0
    for (const g of ofA) if (ofB.includes(g) && ofC.includes(g)) common++
    return common === 0 ? 0 : common / (ofA.length * ofB.length * ofC.length)
  }
}
