import { useMemo } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { nodeKey } from '../map/build-graph.ts'
import { useText } from '../state/preferences-context.tsx'

type Facts = {
  /** The second line under the pointer. */
  describe: (key: string) => string
  /** What is said aloud when a node is selected. */
  announce: (key: string) => string
  nameOf: (key: string) => string
}

/** What can be said of a node in one line. */
export function useNodeFacts(map: NetworkMap, labels: ReadonlyMap<string, string>): Facts {
  const { t, named } = useText()
  return useMemo(() => {
    const rows = new Map<string, number>()
    for (const [row, id] of map.nodes.id.entries()) {
      rows.set(nodeKey(map.nodes.kind[row] ?? 'actor', id), row)
    }
    const neighbours = new Int32Array(map.nodes.id.length)
    for (const [i, source] of map.edges.source.entries()) {
      const target = map.edges.target[i] ?? -1
      neighbours[source] = (neighbours[source] ?? 0) + 1
      if (target >= 0) neighbours[target] = (neighbours[target] ?? 0) + 1
    }
    const small = new Set(map.folded?.small?.discs)
    const isSmall = (row: number) => small.has(map.nodes.community?.[row] ?? -1)
    const rest = map.folded?.rest ?? null
    const nameOf = (row: number): string | undefined => {
      const name = map.nodes.name[row]
      const isAround = map.nodes.kind[row] === 'community' && map.folded?.by !== 'group'
      if (name === undefined || !isAround || map.nodes.id[row] === String(rest)) return name
      return t('view.network.around', { name })
    }
    const sayDisc = (row: number, discs: number): string =>
      t('view.network.disc-detail', { count: map.nodes.members?.[row] ?? 0, ties: discs })
    const describe = (key: string): string => {
      const row = rows.get(key) ?? -1
      const count = neighbours[row] ?? 0
      if (map.nodes.kind[row] === 'community') return sayDisc(row, count)
      if (map.nodes.kind[row] === 'collaboration') return t('view.participants', { count })
      const sector = map.sectors[map.nodes.sector[row] ?? -1]
      return [
        sector === undefined ? t('view.sector-unknown') : (labels.get(sector) ?? sector),
        t(map.mode === 'actors' ? 'view.network.partners' : 'view.actor.collaborations', { count }),
        ...(map.nodes.outside[row] ? [t('view.network.outside')] : []),
      ].join(' · ')
    }
    return {
      describe,
      nameOf: (key) => nameOf(rows.get(key) ?? -1) ?? key,
      announce: (key) => {
        const row = rows.get(key)
        if (row === undefined) return ''
        const isolation = map.nodes.isolation[row]
        const name = nameOf(row) ?? key
        const isCommunity = map.nodes.kind[row] === 'community' && map.folded?.by !== 'group'
        return [
          isCommunity
            ? t(isSmall(row) ? 'view.network.small-group' : 'view.network.disc', { name })
            : name,
          describe(key),
          ...(isolation ? [named('isolation', isolation)] : []),
        ].join(', ')
      },
    }
  }, [map, labels, t, named])
}
