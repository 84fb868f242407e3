import { useOverview } from '../api/queries.ts'
import { useText } from '../state/preferences-context.tsx'

/** What the switch of support actors changes, counted: the same numbers as the synthesis. */
export function SupportDifference({ networkId }: { networkId: string }) {
  const { t, percent } = useText()
  const { with: withSupport, without, lost } = useOverview(networkId).data?.dependence.parts ?? {}
  if (typeof withSupport !== 'number' || typeof without !== 'number') return null
  return (
    <p className="small quiet">
      {t('view.slice.support-difference', {
        with: percent(withSupport),
        without: percent(without),
        lost: lost ?? 0,
      })}
    </p>
  )
}
