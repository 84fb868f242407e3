import { useMemo } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { useText } from '../state/preferences-context.tsx'

/** The map with its discs called after who is in them: "around …", or small groups together. */
export function useNamedMap(map: NetworkMap): NetworkMap {
  const { t } = useText()
  return useMemo(() => {
    const { folded, nodes } = map
    if (!folded) return map
    const rest = folded.rest === null ? undefined : String(folded.rest)
    const name = nodes.name.map((own, row) => {
      if (nodes.kind[row] !== 'community') return own
      return nodes.id[row] === rest
        ? t('view.network.small-groups')
        : t('view.network.around', { name: own })
    })
    return { ...map, nodes: { ...nodes, name } }
  }, [map, t])
}
