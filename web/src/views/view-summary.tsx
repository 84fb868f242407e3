import { useOverview } from '../api/queries.ts'
import { useText } from '../state/preferences-context.tsx'
import { isolationSentences } from './isolation-sentences.ts'
import { opennessSentence } from './openness-sentence.ts'

/**
 * What is seen, as a paragraph made of findings of the same slice: for those who see the picture and
 * for those who do not. Its room is kept while it is asked for, so that nothing under it jumps.
 */
export function ViewSummary({ networkId }: { networkId: string }) {
  const text = useText()
  const { data, isPlaceholderData } = useOverview(networkId)
  const isEmpty = data?.summary.actors === 0
  return (
    <p className={isPlaceholderData ? 'view-summary stale' : 'view-summary'}>
      {data && !isEmpty && (
        <>
          {networkSentence(text, data.findings)} {opennessSentence(text, data)}{' '}
          {isolationSentences(text, data).title} {isolationSentences(text, data).parts}
        </>
      )}
    </p>
  )
}

/** How many there are, and whether they hold together. */
function networkSentence(
  { t, percent }: ReturnType<typeof useText>,
  findings: readonly { measure: string; value: number | null }[],
): string {
  const valueOf = (measure: string): number =>
    findings.find((finding) => finding.measure === measure)?.value ?? 0
  const actors = valueOf('actors')
  return t('view.summary.network', {
    actors,
    ties: valueOf('ties'),
    groups: valueOf('components'),
    share: percent(actors === 0 ? 0 : valueOf('largest-component') / actors),
  })
}
