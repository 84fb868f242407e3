import type { SliceSummary } from '../../../server/contract/findings.ts'
import { useOverview } from '../api/queries.ts'

/** What the slice holds, for the line above a view: from the synthesis, which is asked for once. */
export function useOverviewSummary(networkId: string): SliceSummary | undefined {
  return useOverview(networkId).data?.summary
}
