import { useEffect, useMemo, useState } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { useText } from '../state/preferences-context.tsx'
import { go } from '../state/use-address.ts'
import { thresholdSteps } from './network-options.ts'

/** The time after which a slider that rests is taken at its word. */
const REST_MS = 120

/** How strong a tie must be to be drawn: a slider whose steps leave out about as many ties each. */
export function Threshold({ map, least }: { map: NetworkMap | undefined; least: number }) {
  const { t, number } = useText()
  const weights = map?.edges.weight
  const steps = useMemo(() => thresholdSteps(weights ?? []), [weights])
  const asked = nearest(steps, least)
  const [step, setStep] = useState(asked)
  const [seen, setSeen] = useState(asked)
  if (seen !== asked) {
    setSeen(asked)
    setStep(asked)
  }
  useEffect(() => {
    if (step === asked) return undefined
    const timer = setTimeout(
      () => go({ options: { least: steps[step] ?? 0 }, replace: true }),
      REST_MS,
    )
    return () => clearTimeout(timer)
  })
  const value = steps[step] ?? 0
  const said =
    value === 0 ? t('view.network.all-ties') : t('view.network.at-least', { value: number(value) })
  return (
    <label className="tool">
      <span>{t('view.network.ties')}</span>
      <input
        type="range"
        min={0}
        max={Math.max(1, steps.length - 1)}
        value={step}
        disabled={steps.length < 2}
        aria-valuetext={said}
        onChange={(event) => setStep(Number(event.target.value))}
      />
      <span className="threshold-value" aria-hidden="true">
        {said}
      </span>
    </label>
  )
}

function nearest(steps: readonly number[], value: number): number {
  let best = 0
  for (const [i, step] of steps.entries()) {
    if (Math.abs(step - value) < Math.abs((steps[best] ?? 0) - value)) best = i
  }
  return best
}
