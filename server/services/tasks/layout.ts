import { fromBytes } from '../../store/packed-bytes.ts'
import type { Positions } from '../analysis/node-places.ts'
import { placeActors } from '../place-actors.ts'
import { task } from '../task.ts'

/** `packed`: a packed network as bytes. */
export type LayoutCall = { packed: Uint8Array; previous?: Positions }

/** Places the actors of a network away from the event loop. */
export const run = task(({ packed, previous }: LayoutCall): Positions =>
  placeActors(fromBytes(packed), previous),
)
