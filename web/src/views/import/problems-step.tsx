import type { ImportPreview } from '../../../../server/contract/imports.ts'
import { useText } from '../../state/preferences-context.tsx'

const MOST = 100

/** What is wrong, by rule, the most frequent first; each with file, line, value and what would be right. */
export function ProblemsStep({ preview }: { preview: ImportPreview }) {
  const { t, count } = useText()
  if (preview.problemCount === 0) return <p>{t('view.import.no-problem')}</p>
  return (
    <>
      <p>
        {t('view.import.problem-count', {
          count: preview.problemCount,
          refused: preview.refusedRows,
        })}
      </p>
      {preview.problemRules.toSorted(refusedFirst).map((rule) => {
        const found = preview.problems.filter(
          (problem) => problem.rule === rule.rule && problem.severity === rule.severity,
        )
        return (
          <details key={`${rule.rule} ${rule.severity}`} className="rule">
            <summary>
              <span className={rule.severity === 'refused' ? 'pill bad' : 'pill'}>
                {t(`view.import.severity.${rule.severity}`)}
              </span>{' '}
              {rule.title} <b>{count(rule.count)}</b>
            </summary>
            <ul>
              {found.slice(0, MOST).map((problem) => (
                <li
                  key={[
                    problem.file,
                    problem.sheet,
                    problem.line,
                    problem.column,
                    problem.value,
                  ].join('|')}
                >
                  {problem.message}
                </li>
              ))}
            </ul>
            {rule.count > Math.min(found.length, MOST) && (
              <p className="small quiet">
                {t('view.import.more-problems', {
                  count: rule.count - Math.min(found.length, MOST),
                })}
              </p>
            )}
          </details>
        )
      })}
    </>
  )
}

type Rule = ImportPreview['problemRules'][number]

/** What is left out before what is only noted; each in the order given, by frequency. */
function refusedFirst(a: Rule, b: Rule): number {
  return Number(b.severity === 'refused') - Number(a.severity === 'refused')
}
