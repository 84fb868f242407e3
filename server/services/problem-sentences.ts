import type { ErrorProblem } from '../errors.ts'
import { isMessageKey, translate, type Language } from '../locales/locales.ts'

/**
 * The sentence for what is wrong at one place of a file: `problem.<rule>`, filled with where it is, what
 * was found and what would be right. A rule without a sentence of its own is still told with its place.
 */
export function sayProblem(language: Language, problem: ErrorProblem): string {
  const key = `problem.${problem.rule}`
  return translate(language, isMessageKey(key) ? key : 'problem.other', {
    rule: problem.rule,
    file: problem.file,
    sheet: problem.sheet ?? '',
    line: problem.line,
    column: problem.column ?? '',
    value: problem.value ?? '',
    expected: problem.expected ?? '',
  })
}

/** The heading over all problems of one rule. */
export function sayRule(language: Language, rule: string): string {
  const key = `problem-title.${rule}`
  return isMessageKey(key) ? translate(language, key) : rule
}
