/**
 * Everything that can be wrong at one place of a file. Each has its sentence `problem.<rule>` in the
 * locales, and its test.
 */
export const PROBLEM_RULES = [
  // the file's text
  'undecodable-bytes',
  'utf8-in-windows-1252',
  'doubtful-letters',
  'bad-quote',
  'unclosed-quote',
  'stray-quote',
  'wrong-column-count',
  'unquoted-commas',
  'control-character',
  'undeclared-attribute',
  'rows-above-header',
  'total-row',
  // the file as a whole
  'no-row',
  'file-not-mapped',
  'sheet-not-mapped',
  'hidden-sheet',
  'column-absent',
  // who and what
  'no-actor-identity',
  'no-collaboration-identity',
  'unknown-actor',
  'unknown-collaboration',
  'doubtful-identifier',
  'duplicate-id',
  'duplicate-participation',
  'several-roles',
  'self-tie',
  'repeated-tie',
  'shares-not-one',
  'values-disagree',
  // one cell
  'text-too-long',
  'invalid-date',
  'no-such-day',
  'month-first-dates',
  'dates-reversed',
  'merged-dates-reversed',
  'incomplete-funding',
  'not-a-number',
  'out-of-range',
  'not-yes-or-no',
  'unknown-value',
  'unknown-role',
  'invalid-postcode',
  'invalid-commune',
  'ambiguous-commune',
  'former-commune',
  'unknown-commune',
  'unknown-commune-code',
  'several-communes',
  'lost-leading-zeros',
  'scientific-notation',
  'digits-lost',
  'invalid-siret',
  'invalid-siren',
  'invalid-rna',
  'coordinates-swapped',
  'coordinates-elsewhere',
  'zero-coordinates',
  'formula-cell',
  'apostrophe-taken-off',
] as const
export type ProblemRule = (typeof PROBLEM_RULES)[number]

export function isProblemRule(text: string): text is ProblemRule {
  return PROBLEM_RULES.some((rule) => rule === text)
}
