/** Reasons in the order in which they are shown; what is not recorded is no finding and comes last. */
export const ISOLATION_ORDER: string[] = [
  'no-project',
  'solo',
  'support-only',
  'dormant',
  'new',
  'pair',
  'periphery',
  'own-sector-only',
  'own-commune-only',
  'not-recorded',
]
