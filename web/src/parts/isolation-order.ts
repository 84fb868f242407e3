/** Reasons in the order of the worklist's rows; what is not recorded is no finding and comes last. */
export const ISOLATION_ORDER: string[] = [
  'no-project',
  'solo',
  'support-only',
  'new',
  'dormant',
  'pair',
  'periphery',
  'own-sector-only',
  'own-commune-only',
  'not-recorded',
]

/** Where a reason stands in that order; one that is not known yet comes before the last. */
export function isolationRank(reason: string): number {
  const rank = ISOLATION_ORDER.indexOf(reason)
  return rank === -1 ? ISOLATION_ORDER.length - 1.5 : rank
}
