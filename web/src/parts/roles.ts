/** The roles that an actor can have in a project or an action, in the order in which they are offered. */
export const MEMBER_ROLES = ['lead', 'partner', 'support', 'funder', 'beneficiary'] as const

/** Those, and the two ends of a directed tie. */
export const ROLES = [...MEMBER_ROLES, 'source', 'target'] as const
