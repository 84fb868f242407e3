import type { ImportDraft, ToldProblem } from '../../../../server/contract/imports.ts'

/** Which fixes are accepted: whole rules but for some of their problems, and problems one by one. */
export type Fixes = ImportDraft['decisions']

/** All fixes of a rule accepted; what was said of it one by one counts no more. */
export function withRule(fixes: Fixes, rule: string): Fixes {
  const { rules, problems, except } = withoutRule(fixes, rule)
  return { rules: [...rules, rule], problems, ...(except && { except }) }
}

/** Nothing of a rule accepted any more. */
export function withoutRule({ rules, problems, except = [] }: Fixes, rule: string): Fixes {
  return made({
    rules: rules.filter((one) => one !== rule),
    problems: problems.filter((id) => !isOfRule(id, rule)),
    except: except.filter((id) => !isOfRule(id, rule)),
  })
}

/** One fix accepted: by itself, or with its rule again. */
export function withProblem(fixes: Fixes, problem: Pick<ToldProblem, 'id' | 'rule'>): Fixes {
  const { rules, problems, except } = withoutProblemNamed(fixes, problem.id)
  const isAccepted = rules.includes(problem.rule)
  return made({ rules, problems: isAccepted ? problems : [...problems, problem.id], except })
}

/** One fix not accepted any more, although its rule may be. */
export function withoutProblem(fixes: Fixes, problem: Pick<ToldProblem, 'id' | 'rule'>): Fixes {
  const { rules, problems, except } = withoutProblemNamed(fixes, problem.id)
  const isAccepted = rules.includes(problem.rule)
  return made({ rules, problems, except: isAccepted ? [...except, problem.id] : except })
}

function withoutProblemNamed({ rules, problems, except = [] }: Fixes, id: string): Required<Fixes> {
  const isOther = (one: string): boolean => one !== id
  return { rules, problems: problems.filter(isOther), except: except.filter(isOther) }
}

function made({ except, ...accepted }: Required<Fixes>): Fixes {
  return except.length > 0 ? { ...accepted, except } : accepted
}

/** The id of a problem begins with its rule. */
function isOfRule(id: string, rule: string): boolean {
  return id.startsWith(`${rule}|`)
}
