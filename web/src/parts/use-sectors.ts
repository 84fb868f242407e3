import { useMemo } from 'react'
import { useNetwork } from '../api/queries.ts'
import { sectorLooks, type SectorLook } from '../map/shapes.ts'

/** The network's sectors by number of actors, and the sign of each: the same in every view. */
export function useSectors(networkId: string): {
  looks: ReadonlyMap<string, SectorLook>
  labels: ReadonlyMap<string, string>
} {
  const sectors = useNetwork(networkId).data?.choices.sectors
  return useMemo(() => {
    const ordered = (sectors ?? []).toSorted(
      (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
    )
    return {
      looks: sectorLooks(ordered.map((sector) => sector.value)),
      labels: new Map(ordered.map((sector) => [sector.value, sector.label])),
    }
  }, [sectors])
}
