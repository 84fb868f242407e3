import { problemId, type Problem } from '../domain/problems.ts'
import type { ErrorProblem } from '../errors.ts'
import { isMessageKey, translate, type Language } from '../locales/locales.ts'

/** A problem of an import as it crosses the wire: with its sentence, and what a decision names it by. */
export function tellProblem(
  language: Language,
  problem: Problem,
): Problem & { id: string; message: string } {
  return { ...problem, id: problemId(problem), message: sayImportProblem(language, problem) }
}

/** The sentence for a problem, or for what was read in its place once its fix was accepted. */
function sayImportProblem(language: Language, problem: Problem): string {
  if (problem.severity !== 'repaired') return sayProblem(language, problem)
  const { line, column = '', value = '', fix } = problem
  const key = `problem-repaired.${problem.rule}`
  if (isMessageKey(key)) return translate(language, key, { line, column, value })
  return fix?.value === undefined
    ? translate(language, 'problem.left-out', { line, column, value })
    : translate(language, 'problem.repaired', { line, column, value, fix: fix.value })
}

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
