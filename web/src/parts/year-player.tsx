import { useEffect, useState } from 'react'
import { useText } from '../state/preferences-context.tsx'
import { Icon } from './icon.tsx'
import { setPeriod } from './set-period.ts'
import { useMedia } from './use-media.ts'
import { isAll, stepYears, type Years } from './year-steps.ts'

/** Long enough to see what came and went. */
const STEP_MS = 1600

/**
 * Moves the period year by year, by hand or by itself. Every view follows; where no motion is wanted
 * nothing moves by itself.
 */
export function YearPlayer({ period, all }: { period: Years; all: Years }) {
  const { t } = useText()
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const [isPlaying, setPlaying] = useState(false)
  const next = stepYears(period, all, 1)
  const before = stepYears(period, all, -1)
  const isRunning = isPlaying && !isStill && next !== undefined
  const [from, to, first, last] = [period.from, period.to, all.from, all.to]
  // By numbers: what is drawn again while it waits must not begin the wait anew.
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setTimeout(() => {
      const every = { from: first, to: last }
      const step = stepYears({ from, to }, every, 1)
      if (step) setPeriod(step, every, true)
    }, STEP_MS)
    return () => clearTimeout(timer)
  }, [isRunning, from, to, first, last])
  const play = (): void => {
    if (isRunning) setPlaying(false)
    else {
      // At the end it begins again.
      const length = period.to - period.from
      const opening = isAll(period, all) ? { from: all.from, to: all.from } : undefined
      const again = next ? opening : { from: all.from, to: all.from + length }
      if (again) setPeriod(again, all)
      setPlaying(true)
    }
  }
  if (all.from === all.to) return null
  return (
    <fieldset className="year-player">
      <legend className="unseen">{t('view.years.player')}</legend>
      <button
        type="button"
        className="button"
        disabled={!before}
        aria-label={t('view.years.before')}
        onClick={() => before && setPeriod(before, all)}
      >
        <Icon name="left" />
      </button>
      {!isStill && (
        <button type="button" className="button" onClick={play}>
          <Icon name={isRunning ? 'pause' : 'play'} />
          {t(isRunning ? 'view.years.pause' : 'view.years.play')}
        </button>
      )}
      <button
        type="button"
        className="button"
        disabled={!next}
        aria-label={t('view.years.next')}
        onClick={() => next && setPeriod(next, all)}
      >
        <Icon name="right" />
      </button>
      <button
        type="button"
        className="button"
        disabled={isAll(period, all)}
        onClick={() => {
          setPlaying(false)
          setPeriod(all, all)
        }}
      >
        {t('view.years.all')}
      </button>
    </fieldset>
  )
}
