import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding, Stability } from '../../../server/domain/findings.ts'
import { useEndpoints } from '../api/queries.ts'
import { useJob } from '../api/use-job.ts'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'
import { holdsOf } from './stability-holds.ts'

/**
 * What becomes of a ranking, or of a value, without a tenth of the actors: the sentence where it was
 * checked, else the button that has it checked. Findings of sectors have no ranking to check.
 */
export function StabilityCheck({ networkId, finding }: { networkId: string; finding: Finding }) {
  const { t } = useText()
  const { scope } = finding.subject
  const hasRanking = scope === 'actor' || scope === 'collaboration'
  if (!hasRanking && scope !== 'network') return null
  return (
    <section>
      <h3>{t('view.stability.title')}</h3>
      {finding.stability ? (
        <Told stability={finding.stability} finding={finding} />
      ) : (
        <Check
          networkId={networkId}
          measure={finding.measure}
          slice={finding.slice}
          label={t(hasRanking ? 'action.check-ranking' : 'action.check-value')}
        />
      )}
    </section>
  )
}

function Told({ stability, finding }: { stability: Stability; finding: Finding }) {
  const { t, number, percent, value: write } = useText()
  const { removed, draws, drawsAsked, rankCorrelation, interval, reason, undefinedDraws } =
    stability
  const about = { removed: percent(removed), draws }
  const range = interval && {
    low: rankCorrelation === null ? write(interval[0], finding.unit) : number(interval[0]),
    high: rankCorrelation === null ? write(interval[1], finding.unit) : number(interval[1]),
  }
  return (
    <>
      {rankCorrelation !== null && range && (
        <p>
          {t(`view.stability.${holdsOf(rankCorrelation)}`)}{' '}
          {t('view.stability.ranking', { ...about, ...range, mean: number(rankCorrelation) })}
        </p>
      )}
      {rankCorrelation === null && range && (
        <p>{t('view.stability.value', { ...about, ...range })}</p>
      )}
      {reason && <p>{t('view.stability.none', { reason: t(`reason.${reason}`) })}</p>}
      {range && undefinedDraws > 0 && (
        <p className="small quiet">{t('view.stability.undefined', { count: undefinedDraws })}</p>
      )}
      {drawsAsked !== undefined && draws > 0 && (
        <p className="small quiet">{t('view.stability.fewer', { draws, asked: drawsAsked })}</p>
      )}
    </>
  )
}

function Check({
  networkId,
  measure,
  slice,
  label,
}: {
  networkId: string
  measure: string
  /** Of the number that is explained, which may be another territory than the page's. */
  slice: Finding['slice']
  label: string
}) {
  const { t, percent } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [jobId, setJobId] = useState<string>()
  const [isOver, setOver] = useState(false)
  const start = useMutation({
    mutationFn: () => api.checkStability(networkId, { measure, slice }),
    onSuccess: ({ id }) => {
      setOver(false)
      setJobId(id)
    },
  })
  const job = useJob(jobId, () => {
    setOver(true)
    void queries.invalidateQueries({ queryKey: [networkId, 'explanation', measure] })
    // Sheets say it beside the rank.
    void queries.invalidateQueries({ queryKey: [networkId, 'actor'] })
  })
  const cancel = useMutation({ mutationFn: (id: string) => api.cancelJob(id) })
  if (jobId === undefined || isOver) {
    return (
      <>
        <p>{t('view.stability.about')}</p>
        <button
          type="button"
          className="button"
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          {label}
        </button>
        {start.error && <Problem error={start.error} />}
        {job?.failure && <p className="notice bad">{job.failure.message}</p>}
      </>
    )
  }
  const progress = job?.progress ?? null
  return (
    <div className="job-line">
      <output>
        {t('view.stability.checking')}{' '}
        {progress !== null && <span className="quiet">{percent(progress)}</span>}
      </output>
      {progress === null ? (
        <progress aria-label={t('view.stability.checking')} />
      ) : (
        <progress value={progress} max={1} aria-label={t('view.stability.checking')} />
      )}
      <button type="button" className="link" onClick={() => cancel.mutate(jobId)}>
        {t('action.cancel')}
      </button>
    </div>
  )
}
