import { useState } from 'react'
import type {
  ImportDraft,
  ImportPreview,
  ToldProblem,
} from '../../../../server/contract/imports.ts'
import { useText } from '../../state/preferences-context.tsx'
import { withoutProblem, withoutRule, withProblem, withRule, type Fixes } from './fixes.ts'
import { ProblemList } from './problem-list.tsx'

type Rule = ImportPreview['problemRules'][number]

/** All problems of one rule, with one button for all of them and one for each. */
export function ProblemRule({
  draft,
  rule,
  problems,
  isBusy,
  isOpen,
  onDecide,
}: {
  draft: ImportDraft
  rule: Rule
  problems: readonly ToldProblem[]
  isBusy: boolean
  isOpen: boolean
  onDecide: (fixes: Fixes) => void
}) {
  const { t, count } = useText()
  const [isUnfolded, setUnfolded] = useState(isOpen)
  const fixes = draft.decisions
  const isRepaired = rule.severity === 'repaired'
  const { fixable = 0 } = rule
  return (
    <div className="rule-box" data-rule={rule.rule}>
      <details
        className="rule"
        open={isOpen}
        onToggle={(event) => setUnfolded(event.currentTarget.open)}
      >
        <summary>
          <span className={PILLS[rule.severity]}>{t(`view.import.severity.${rule.severity}`)}</span>{' '}
          {rule.title} <b>{count(rule.count)}</b>
        </summary>
        {isUnfolded && (
          <ProblemList draft={draft} rule={rule} problems={problems}>
            {(problem) => (
              <OneFix problem={problem} fixes={fixes} isBusy={isBusy} onDecide={onDecide} />
            )}
          </ProblemList>
        )}
      </details>
      {!isRepaired && fixable > 0 && (
        <button
          type="button"
          className="button"
          disabled={isBusy}
          aria-label={t('view.import.accept-all-of', { count: fixable, title: rule.title })}
          onClick={() => onDecide(withRule(fixes, rule.rule))}
        >
          {t('action.accept-all', { count: fixable })}
        </button>
      )}
      {isRepaired && (
        <button
          type="button"
          className="button"
          disabled={isBusy}
          aria-label={t('view.import.undo-fixes-of', { count: rule.count, title: rule.title })}
          onClick={() => onDecide(withoutRule(fixes, rule.rule))}
        >
          {t('action.undo-fixes', { count: rule.count })}
        </button>
      )}
    </div>
  )
}

const PILLS = { refused: 'pill bad', noted: 'pill', repaired: 'pill good' } as const

/** What is left out before what is only noted, and what was put right last. */
export function refusedFirst(a: Rule, b: Rule): number {
  return ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)
}
const ORDER: readonly Rule['severity'][] = ['refused', 'noted', 'repaired']

/** The button that accepts one fix, or takes it back: alone, or out of its rule. */
function OneFix({
  problem,
  fixes,
  isBusy,
  onDecide,
}: {
  problem: ToldProblem
  fixes: Fixes
  isBusy: boolean
  onDecide: (fixes: Fixes) => void
}) {
  const { t } = useText()
  const { line, fix } = problem
  if (!fix) return null
  if (problem.severity === 'repaired') {
    return (
      <button
        type="button"
        className="button small"
        disabled={isBusy}
        aria-label={t('view.import.undo-fix-of', { line, value: problem.value ?? '' })}
        onClick={() => onDecide(withoutProblem(fixes, problem))}
      >
        {t('action.undo-fix')}
      </button>
    )
  }
  const action =
    fix.value === undefined ? t('action.accept-without') : t('action.accept', { value: fix.value })
  return (
    <button
      type="button"
      className="button small"
      disabled={isBusy}
      aria-label={t('view.import.accept-of', { line, action })}
      onClick={() => onDecide(withProblem(fixes, problem))}
    >
      {action}
    </button>
  )
}
