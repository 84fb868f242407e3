import { Type, type Static } from 'typebox'

/** Whose labels chance shuffles: actors with a known sector and a tie, or all with a known sector. */
export const LabelPoolOption = Type.Enum(['connected', 'all'], { default: 'connected' })
export type LabelPool = Static<typeof LabelPoolOption>
