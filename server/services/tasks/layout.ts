import type { PackedNetwork } from '../../domain/packed-network.ts'
import type { Positions } from '../analysis/drawing.ts'
import { placeActors } from '../place-actors.ts'
import { task } from '../task.ts'

export type LayoutCall = { packed: PackedNetwork; previous?: Positions }

/** Places the actors of a network away from the event loop. */
export const run = task(({ packed, previous }: LayoutCall): Positions =>
  placeActors(packed, previous),
)
