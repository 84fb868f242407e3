import type { SliceSummary } from '../../../server/contract/findings.ts'
import type { NetworkDetails } from '../../../server/contract/networks.ts'
import { useNetwork } from '../api/queries.ts'
import { useText } from '../state/preferences-context.tsx'
import type { Text } from '../state/text.ts'
import { useAddress } from '../state/use-address.ts'

/** What is being looked at, in one line above the view. */
export function SliceStrip({
  networkId,
  summary,
  onChange,
}: {
  networkId: string
  summary: SliceSummary | undefined
  onChange: () => void
}) {
  const text = useText()
  const { slice } = useAddress()
  const network = useNetwork(networkId).data
  const parts = network && describeSlice(text, slice, network, summary?.territoryLabel)
  if (!network) return null
  return (
    <p className="strip">
      {parts?.join(' · ')}
      {summary && (
        <>
          {' · '}
          <strong>{text.t('view.slice.actors', { count: summary.countedActors })}</strong>
          {summary.notRecorded > 0 &&
            `, ${text.t('view.slice.not-recorded', { count: summary.notRecorded })}`}
        </>
      )}{' '}
      <button type="button" className="link" onClick={onChange}>
        {text.t('action.change-slice')}
      </button>
    </p>
  )
}

/** The parts of the sentence that says a slice. */
export function describeSlice(
  { t, period, list, named }: Text,
  slice: SliceSummary['slice'],
  network: NetworkDetails,
  territoryLabel: string | undefined,
): string[] {
  const said: string[] = []
  const from = slice.from ?? network.period?.from.slice(0, 4)
  const to = slice.to ?? network.period?.to.slice(0, 4)
  if (from !== undefined && to !== undefined) {
    said.push(period(from, to))
  } else said.push(t('view.slice.no-period'))
  if (slice.territory !== undefined) {
    const known = network.choices.territories.find((one) => one.value === slice.territory)
    said.push(territoryLabel ?? known?.label ?? slice.territory)
  }
  if (slice.members === 'inside') said.push(t('view.slice.members-inside'))
  if (slice.kinds) said.push(list(slice.kinds.map((kind) => named('view.kinds', kind))))
  if (slice.domains) {
    said.push(
      slice.domains.length <= 2
        ? list(slice.domains)
        : t('view.slice.domains', { count: slice.domains.length }),
    )
  }
  if (slice.scope) said.push(t(`view.scope.${slice.scope}`))
  said.push(
    t(slice.support === 'include' ? 'view.slice.with-support' : 'view.slice.without-support'),
  )
  if (slice.actors === 'active') said.push(t('view.slice.active'))
  if (slice.minCollaborations !== undefined && slice.minCollaborations > 0) {
    said.push(t('view.slice.least', { count: slice.minCollaborations }))
  }
  return said
}
