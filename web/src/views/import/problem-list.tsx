import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type {
  ImportDraft,
  ImportPreview,
  ToldProblem,
} from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Pager } from '../../parts/pager.tsx'
import { Problem } from '../../parts/problem.tsx'
import { usePages } from '../../parts/use-pages.ts'

const SIZE = 50

/** The problems of one rule, all of them: those of the preview at once, where there are more page by page. */
export function ProblemList({
  draft,
  rule: { rule, severity, count },
  problems,
  children,
}: {
  draft: ImportDraft
  rule: ImportPreview['problemRules'][number]
  /** The first, which the preview holds. */
  problems: readonly ToldProblem[]
  /** What can be done about one. */
  children: (problem: ToldProblem) => ReactNode
}) {
  const api = useEndpoints()
  const { networkId, id, jobId, state } = draft
  // While the files are read again the list stays as it was; then it is asked for anew, at its place.
  const [readBy, setReadBy] = useState(jobId)
  if (state === 'ready' && readBy !== jobId) setReadBy(jobId)
  const pages = usePages(`${rule} ${severity}`)
  const isPaged = count > Math.min(problems.length, SIZE)
  const answer = useQuery({
    queryKey: [networkId, 'import', id, 'problems', readBy, rule, severity, pages.cursor],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ rule, severity, limit: String(SIZE) })
      if (pages.cursor !== undefined) query.set('cursor', pages.cursor)
      return api.importProblems(networkId, id, query, signal)
    },
    enabled: isPaged,
    placeholderData: (before) => before,
  })
  const shown = answer.data?.items ?? problems.slice(0, SIZE)
  return (
    <>
      <ul aria-busy={answer.isPlaceholderData}>
        {shown.map((problem) => (
          <li key={`${problem.id} ${problem.value ?? ''}`}>
            {problem.message} {children(problem)}
          </li>
        ))}
      </ul>
      {answer.error && <Problem error={answer.error} />}
      {isPaged && answer.data && (
        <Pager
          page={pages.page}
          shown={shown.length}
          size={SIZE}
          total={answer.data.total}
          hasNext={answer.data.next !== null}
          onGo={(page) => pages.goTo(page, answer.data.next)}
        />
      )}
    </>
  )
}
