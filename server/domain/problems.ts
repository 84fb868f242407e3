import { Type, type Static } from 'typebox'
import { joinParts } from './identifiers.ts'

/**
 * What would put a cell right once a person accepts it: `value` in place of what is written; without one
 * the cell is left out, and its row goes in.
 */
export const ProblemFix = Type.Object(
  { value: Type.Optional(Type.String()) },
  { additionalProperties: false },
)
export type ProblemFix = Static<typeof ProblemFix>

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
    fix: Type.Optional(ProblemFix),
    /**
     * refused: the row is left out; noted: it went in, as the sentence says; repaired: its fix was accepted
     * and is what was read.
     */
    severity: Type.Enum(['refused', 'noted', 'repaired']),
  },
  { additionalProperties: false },
)
export type Problem = Static<typeof Problem>

/**
 * Which fixes of an import are accepted: all of a rule, or one by one by the problems' ids; and which of a
 * rule are not, although the rule is.
 */
export const Decisions = Type.Object(
  {
    rules: Type.Array(Type.String({ maxLength: 50 }), { maxItems: 200 }),
    problems: Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 10_000 }),
    except: Type.Optional(Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 10_000 })),
  },
  { additionalProperties: false },
)
export type Decisions = Static<typeof Decisions>

/** What a decision knows a problem by: the same in every reading of the same file. */
export function problemId(
  problem: Pick<Problem, 'rule' | 'file' | 'sheet' | 'line' | 'column'>,
): string {
  const { rule, file, sheet = '', line, column = '' } = problem
  return joinParts([rule, file, sheet, String(line), column])
}
