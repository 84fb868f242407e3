import { findCommunities } from '../../measures/position/community.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { draw, type Drawing, type DrawingAsked } from './drawing.ts'
import { foldDrawing, isTooMuch, type FoldedDrawing } from './folding.ts'
import { laidOut } from './layouts.ts'

export type DrawingTextAsked = DrawingAsked & {
  /** Communities that stay drawn actor by actor where there is too much to draw; without, all are. */
  unfolded?: readonly number[]
}

/** The seed of the measure `community` unless another is asked for, so that both name the same groups. */
const SEED = 1

/** A drawing as JSON, folded like `drawFolded`. */
export function writeDrawing(network: SlicedNetwork, asked: DrawingTextAsked): string {
  return JSON.stringify(drawFolded(network, asked))
}

/**
 * A drawing; with `unfolded`, too large a one has its communities folded to discs, or, where the layout
 * has its own groups (sectors, territories), these: communities would all lie in its middle.
 */
export function drawFolded(
  network: SlicedNetwork,
  { unfolded, ...asked }: DrawingTextAsked,
): Drawing | FoldedDrawing {
  const drawing = draw(network, asked)
  if (unfolded === undefined || !isTooMuch(drawing)) return drawing
  const { layout } = asked
  if (layout === 'sectors' || layout === 'territories') {
    const { groupOf } = laidOut(network.whole, layout)
    const groupOfActor = (actor: number) => groupOf[network.actorRows[actor] ?? 0] ?? -1
    return foldDrawing(drawing, groupOfActor, unfolded, 'group')
  }
  const communities = findCommunities(network, SEED)
  const communityOf = (actor: number) => communities?.communityOf[actor] ?? -1
  return foldDrawing(drawing, communityOf, unfolded)
}
