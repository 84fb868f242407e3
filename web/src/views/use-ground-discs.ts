import { useMemo } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import type { GroundDisc } from '../map/ground-layer.ts'
import { useText } from '../state/preferences-context.tsx'

/** The discs of a layout with what each is called. */
export function useGroundDiscs(
  map: NetworkMap,
  labels: ReadonlyMap<string, string>,
): readonly GroundDisc[] {
  const { t } = useText()
  return useMemo(
    () =>
      map.groups.map(({ kind, label, x, y, radius, count }) => ({
        x,
        y,
        radius,
        label: t('view.with-count', {
          label:
            label === null
              ? t(`view.network.group-${kind}`)
              : kind === 'sector'
                ? (labels.get(label) ?? label)
                : label,
          count,
        }),
      })),
    [map.groups, labels, t],
  )
}
