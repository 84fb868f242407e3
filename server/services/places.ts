import type { Slice } from '../domain/slice.ts'
import { readOutlines } from '../geography/outlines.ts'
import type { Snapshots } from './snapshots.ts'

export type PlacesService = {
  /** Where the actors of a slice are, as JSON text made in the worker. */
  locate(networkId: string, slice: Slice): Promise<string>
  /** The outlines of the départements, as TopoJSON text. */
  outlines(): Promise<string>
}

/** What the geographic map draws. @throws AppError network-not-found, territory-not-found, network-too-large */
export function createPlaces(snapshots: Snapshots): PlacesService {
  return {
    async locate(networkId, slice) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'places-text', {})
      return `{"version":${String(version)},${answer.slice(1)}`
    },
    outlines: readOutlines,
  }
}
