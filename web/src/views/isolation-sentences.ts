import type { Overview } from '../../../server/contract/findings.ts'
import type { Text } from '../state/text.ts'

export type IsolationSentences = {
  /** How many are little connected. */
  title: string
  /** How many of them have no tie, and how many are not recorded. */
  parts: string
  /** The reason that most have, with what it means; nothing where nobody is little connected. */
  mostly: string | undefined
}

/** Who is little connected, in sentences. What is not recorded is counted apart: it is no finding. */
export function isolationSentences(
  { t, named }: Text,
  { isolationByReason, summary }: Overview,
): IsolationSentences {
  const listed = isolationByReason.filter((row) => row.reason !== 'not-recorded')
  const withoutTie = listed.reduce((sum, row) => sum + row.withoutTie, 0)
  const parts = [t('view.overview.isolated.part', { count: withoutTie })]
  if (summary.notRecorded > 0) {
    parts.push(t('view.overview.isolated.unknown', { count: summary.notRecorded }))
  }
  const [most] = listed.toSorted((a, b) => b.all - a.all)
  return {
    title: t('view.overview.isolated.title', {
      count: listed.reduce((sum, row) => sum + row.all, 0),
    }),
    parts: parts.join(' '),
    mostly:
      most === undefined || most.all === 0
        ? undefined
        : t('view.overview.isolated.mostly', {
            reason: named('isolation', most.reason),
            count: most.all,
            meaning: afterColon(named('isolation.meaning', most.reason)),
          }),
  }
}

/** A sentence that goes on after a colon. */
function afterColon(sentence: string): string {
  return sentence.slice(0, 1).toLocaleLowerCase() + sentence.slice(1)
}
