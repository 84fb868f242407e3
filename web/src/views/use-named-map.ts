import { useMemo } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { useText } from '../state/preferences-context.tsx'

/**
 * The map with its discs called after what they are: a sector, or small groups together. A community has
 * the name of the actor with the strongest ties in it.
 */
export function useNamedMap(map: NetworkMap, labels: ReadonlyMap<string, string>): NetworkMap {
  const { t } = useText()
  return useMemo(() => {
    const { folded, nodes, groups } = map
    if (!folded) return map
    const rest = folded.rest === null ? undefined : String(folded.rest)
    const name = nodes.name.map((own, row) => {
      if (nodes.kind[row] !== 'community') return own
      if (folded.by === 'group') {
        const group = groups[Number(nodes.id[row])]
        const label = group?.label ?? null
        if (label === null) return t(`view.network.group-${group?.kind ?? 'other'}`)
        return labels.get(label) ?? label
      }
      return nodes.id[row] === rest ? t('view.network.small-groups') : own
    })
    return { ...map, nodes: { ...nodes, name } }
  }, [map, labels, t])
}
