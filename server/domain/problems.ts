import { Type, type Static } from 'typebox'

/**
 * What is wrong at one place of a file. The sentence is `problem.<rule>` in the locales, filled with
 * file, sheet, line, column, value and `expected` (what would be right).
 */
export const Problem = Type.Object(
  {
    file: Type.String(),
    sheet: Type.Optional(Type.String()),
    /** 1-based line of the file where the record begins; 0 for the file as a whole. */
    line: Type.Integer({ minimum: 0 }),
    column: Type.Optional(Type.String()),
    rule: Type.String(),
    value: Type.Optional(Type.String()),
    expected: Type.Optional(Type.String()),
    /** refused: the row is left out; noted: it went in, as the sentence says. */
    severity: Type.Enum(['refused', 'noted']),
  },
  { additionalProperties: false },
)
export type Problem = Static<typeof Problem>
