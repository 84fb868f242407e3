import type { PackedNetwork } from '../domain/packed-network.ts'
import { layoutNetwork } from '../layout/layout-network.ts'
import { toTwoMode } from '../network/two-mode.ts'
import type { Positions } from './analysis/node-places.ts'

// Any number does, but always the same one: a network is drawn alike on every machine.
export const LAYOUT_SEED = 20_100_101

/** Places of the actors of a network; those without any tie are left out. Seconds for thousands. */
export function placeActors(packed: PackedNetwork, previous?: Positions): Positions {
  const known = previous?.ids.map(
    (id, row) => [id, { x: previous.x[row] ?? 0, y: previous.y[row] ?? 0 }] as const,
  )
  const places = layoutNetwork(toTwoMode(packed), {
    seed: LAYOUT_SEED,
    ...(known && { previous: new Map(known) }),
  })
  const positions: Positions = { ids: [], x: [], y: [] }
  for (const [row, id] of packed.actors.ids.entries()) {
    const [x, y] = [places.x[row] ?? Number.NaN, places.y[row] ?? Number.NaN]
    if (!Number.isFinite(x + y)) continue
    positions.ids.push(id)
    positions.x.push(rounded(x))
    positions.y.push(rounded(y))
  }
  return positions
}

// A ten thousandth of the distance between neighbours: nobody sees less, and the text halves.
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
