import type { ImportDraft, ToldProblem } from '../../../../server/contract/imports.ts'

/** Which fixes are accepted: whole rules, and problems one by one. */
export type Fixes = ImportDraft['decisions']

/** All fixes of a rule accepted; what was accepted of it one by one is part of that. */
export function withRule(fixes: Fixes, rule: string): Fixes {
  return {
    rules: [...fixes.rules.filter((one) => one !== rule), rule],
    problems: fixes.problems.filter((id) => !isOfRule(id, rule)),
  }
}

/** Nothing of a rule accepted any more. */
export function withoutRule(fixes: Fixes, rule: string): Fixes {
  return {
    rules: fixes.rules.filter((one) => one !== rule),
    problems: fixes.problems.filter((id) => !isOfRule(id, rule)),
  }
}

/** One fix accepted. */
export function withProblem(fixes: Fixes, { id }: Pick<ToldProblem, 'id'>): Fixes {
  return { ...fixes, problems: [...fixes.problems.filter((one) => one !== id), id] }
}

/** One fix not accepted any more. */
export function withoutProblem(fixes: Fixes, { id }: Pick<ToldProblem, 'id'>): Fixes {
  return { ...fixes, problems: fixes.problems.filter((one) => one !== id) }
}

/** The id of a problem begins with its rule. */
function isOfRule(id: string, rule: string): boolean {
  return id.startsWith(`${rule}|`)
}
