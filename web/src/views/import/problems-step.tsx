import { useEffect, useRef, useState } from 'react'
import type { ImportDraft, ImportPreview } from '../../../../server/contract/imports.ts'
import { LiveRegion } from '../../parts/live-region.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { repairedCount } from './count-rows.ts'
import type { Fixes } from './fixes.ts'
import { ProblemRule, refusedFirst } from './problem-rule.tsx'
import { RefusedLines } from './refused-lines.tsx'
import type { Decisions } from './use-decisions.ts'

/**
 * What is wrong, by rule, the most frequent first: each with file, line, value, what would be right, and
 * the way to accept it. What was accepted stays in the list, with the way back.
 */
export function ProblemsStep({
  draft,
  preview,
  decisions,
}: {
  draft: ImportDraft
  preview: ImportPreview
  decisions: Decisions
}) {
  const { t } = useText()
  const [acted, setActed] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const returnTo = useRef<string>(undefined)
  // The button that was pressed goes when its problem changes places: its rule is where one was.
  useEffect(() => {
    if (draft.state !== 'ready' || returnTo.current === undefined) return
    const summary = `[data-rule="${returnTo.current}"] summary`
    returnTo.current = undefined
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.id === 'main') {
      list.current?.querySelector<HTMLElement>(summary)?.focus()
    }
  }, [draft])
  const repaired = repairedCount(preview)
  if (preview.problemRules.length === 0) return <p>{t('view.import.no-problem')}</p>
  const decide = (rule: string, fixes: Fixes): void => {
    setActed(rule)
    returnTo.current = rule
    decisions.accept(fixes)
  }
  return (
    <>
      <p>
        {preview.problemCount === 0
          ? t('view.import.no-problem')
          : t('view.import.problem-count', {
              count: preview.problemCount,
              refused: preview.refusedRows,
            })}{' '}
        {repaired > 0 && t('view.import.repaired-count', { count: repaired })}
      </p>
      <LiveRegion
        text={acted === undefined ? '' : t('view.import.repaired-count', { count: repaired })}
      />
      <div className="rules" ref={list} aria-busy={decisions.isBusy}>
        {preview.problemRules.toSorted(refusedFirst).map((rule) => (
          <ProblemRule
            key={`${rule.rule} ${rule.severity}`}
            draft={draft}
            rule={rule}
            problems={preview.problems.filter(
              (problem) => problem.rule === rule.rule && problem.severity === rule.severity,
            )}
            isBusy={decisions.isBusy}
            isOpen={acted === rule.rule}
            onDecide={(fixes) => decide(rule.rule, fixes)}
          />
        ))}
      </div>
      <RefusedLines draft={draft} />
      {acted !== undefined && decisions.error !== null && <Problem error={decisions.error} />}
    </>
  )
}
