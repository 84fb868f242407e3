import { Type, type Static } from 'typebox'

/**
 * Two actors that may be one: how sure, and why. A class is never a merge: that takes a person.
 * `certain`: an exact key, or names that differ in nothing that tells actors apart; `probable`: the names
 * say nearly the same; `possible`: worth a look.
 */
export const MATCH_CLASSES = ['certain', 'probable', 'possible'] as const
export type MatchClass = (typeof MATCH_CLASSES)[number]

/** What speaks for one actor, then what speaks against. A reason's value is what was read. */
export const MATCH_REASONS = [
  'same-siret',
  'same-siren',
  'same-rna',
  'same-identifier',
  'same-name',
  'same-words',
  'same-unit',
  'spelling',
  'acronym',
  'one-holds-the-other',
  'similar-words',
  'other-name',
  'same-place',
  'near-place',
  'decided-same',
  'different-siret',
  'different-siren',
  'different-rna',
  'different-identifier',
  'different-type',
  'different-number',
  'different-unit',
  'different-legal-form',
  'different-words',
  'different-place',
] as const
export type MatchReasonCode = (typeof MATCH_REASONS)[number]

export const MatchReason = Type.Object({
  code: Type.Enum(MATCH_REASONS),
  value: Type.Optional(Type.String({ maxLength: 500 })),
})
export type MatchReason = Static<typeof MatchReason>

/** What a person says of a pair. `later`: not now; it goes to the end of the list. */
export const DUPLICATE_DECISIONS = ['same', 'different', 'later'] as const
export type DuplicateDecision = (typeof DUPLICATE_DECISIONS)[number]
