/** A sector's part of some actors; without `sector`: those whose sector is not known. */
export type SectorPart = { sector?: string; actors: number; share: number }

/**
 * The sectors of some actors: who has several belongs to each in equal parts (DESIGN 3). The largest
 * part first, then by code; what is not known last.
 */
export function mixSectors(sectorsOfEach: readonly (readonly string[])[]): SectorPart[] {
  const parts = new Map<string, number>()
  let unknown = 0
  for (const sectors of sectorsOfEach) {
    if (sectors.length === 0) unknown++
    for (const sector of sectors) parts.set(sector, (parts.get(sector) ?? 0) + 1 / sectors.length)
  }
  const all = sectorsOfEach.length
  const known = [...parts]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([sector, actors]) => ({ sector, actors, share: actors / all }))
  return unknown === 0 ? known : [...known, { actors: unknown, share: unknown / all }]
}
