import type { Slice } from '../domain/slice.ts'
import type { Territories, TerritoriesAsked } from './analysis/territories.ts'
import type { Snapshots } from './snapshots.ts'

export type TerritoriesService = {
  /** The territories of a level side by side, each held against chance in its own slice. */
  compare(
    networkId: string,
    slice: Slice,
    asked: TerritoriesAsked,
  ): Promise<Territories & { version: number; slice: Slice }>
}

/** Fair comparison of territories. @throws AppError network-not-found, territory-not-found */
export function createTerritories(snapshots: Snapshots): TerritoriesService {
  return {
    async compare(networkId, slice, asked) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'territories', asked)
      return { version, slice, ...answer }
    },
  }
}
