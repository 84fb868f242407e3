import type { MeasureDescription } from '../../../server/contract/findings.ts'
import { useMeasures } from '../api/queries.ts'
import { useText } from '../state/preferences-context.tsx'

export type MeasureGroup = { title: string; measures: readonly MeasureDescription[] }

/** The measures of actors or of collaborations, by family, in the order of the server's list. */
export function useMeasureGroups(scope: 'actor' | 'collaboration'): readonly MeasureGroup[] {
  const { named } = useText()
  const items = useMeasures().data?.items ?? []
  const families = new Map<string, MeasureDescription[]>()
  for (const measure of items) {
    if (measure.scope !== scope) continue
    families.set(measure.family, [...(families.get(measure.family) ?? []), measure])
  }
  return [...families].map(([family, measures]) => ({
    title: named('measure-family', family),
    measures,
  }))
}
