import { useMeasures } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'

/** A measure's value in its unit, as the tables write it. */
export function useMeasureValue(): (measure: string, value: number) => string {
  const { value: write } = useText()
  const items = useMeasures().data?.items ?? []
  const units = new Map(items.map(({ id, unit }) => [id, unit]))
  return (measure, value) => write(value, units.get(measure) ?? 'index')
}
