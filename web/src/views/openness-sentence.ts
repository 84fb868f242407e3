import type { Overview } from '../../../server/contract/findings.ts'
import { judge } from '../parts/chance.ts'
import type { Text } from '../state/text.ts'
import { trendOf } from './trend-of.ts'

/** With fewer collaborations than this nothing is concluded, whatever the interval. */
const FEWEST = 5

/** How open sectors are to each other, as one sentence: no comparative where chance would give the same. */
export function opennessSentence({ t }: Text, { openness, trend, summary }: Overview): string {
  const { collaborations } = summary
  if (collaborations < FEWEST) return t('view.overview.openness.few', { count: collaborations })
  const side = trendOf(trend)
  return t(`view.overview.openness.${judge(openness)}`, {
    trend: side === 'up' || side === 'down' ? side : 'other',
  })
}

/** Whether there are enough collaborations to compare with chance. */
export function isEnough({ summary }: Overview): boolean {
  return summary.collaborations >= FEWEST
}
