import type { Slice } from '../domain/slice.ts'
import type { Store } from '../store/store.ts'
import type { Mode, Weighting } from './analysis/drawing.ts'
import type { How } from './analysis/kept.ts'
import type { Layout } from './analysis/layouts.ts'
import type { Path, PathAsked } from './analysis/path.ts'
import type { PositionsService } from './positions.ts'
import type { Snapshots } from './snapshots.ts'

export type MapAsked = {
  mode: Mode
  measures: string[]
  /** How the measures are computed, where it is not as each does by itself. */
  how?: How
  layout: Layout
  weighting: Weighting
  /** Communities that stay open where there is too much to draw; without, nothing is folded. */
  unfolded?: readonly number[]
}

export type MapService = {
  /**
   * What the network view draws, as JSON text. Before the first layout is done the places are
   * provisional and the job is named; later, newcomers stand beside their partners until it has run
   * again.
   */
  draw(networkId: string, slice: Slice, asked: MapAsked): Promise<string>
  /** A shortest way between two actors. @throws AppError actor-not-found */
  path(networkId: string, slice: Slice, asked: PathAsked): Promise<Path & { version: number }>
  /** Changes whenever a drawing of the same version would. */
  stamp(networkId: string): Promise<string>
}

/** What the network view draws, and ways in it. @throws AppError network-not-found, territory-not-found */
export function createMap(
  store: Store,
  snapshots: Snapshots,
  positions: PositionsService,
): MapService {
  return {
    async draw(networkId, slice, asked) {
      const { version: present } = await store.getNetwork(networkId)
      const placed = await positions.get(networkId)
      const isOld = placed === undefined || placed.version < present
      const jobId = isOld ? await positions.start(networkId) : undefined
      const { version, answer } = await snapshots.askWith(
        networkId,
        slice,
        'drawing-text',
        JSON.stringify([asked, placed?.revision ?? 0]),
        () => ({ ...asked, ...(placed && { positions: placed.positions }) }),
      )
      const head = JSON.stringify({
        version,
        ...(placed === undefined && jobId !== undefined && { jobId }),
      })
      return `${head.slice(0, -1)},${answer.slice(1)}`
    },
    async path(networkId, slice, asked) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'path', asked)
      return { ...answer, version }
    },
    stamp: async (networkId) => String((await positions.get(networkId))?.revision ?? 0),
  }
}
