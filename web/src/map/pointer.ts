import type { Sigma } from 'sigma'
import { communityOfKey, type MapNode, type MapTie } from './build-graph.ts'

export type PointerEvents = {
  /** The node under the pointer; undefined: none. */
  onHover: (key: string | undefined) => void
  /** A click on a node; `adds` to what is chosen, with Shift, Control or Command. */
  onChoose: (key: string, adds: boolean) => void
  /** A click on a disc of several actors. */
  onOpen: (key: string) => void
  onFocus: (key: string) => void
  /** A click beside the nodes. */
  onLeave: () => void
}

/** What clicks and the moving pointer mean on the picture. */
export function listenToPointer(sigma: Sigma<MapNode, MapTie>, events: PointerEvents): void {
  sigma.on('enterNode', ({ node }) => events.onHover(node))
  sigma.on('leaveNode', () => events.onHover(undefined))
  sigma.on('clickNode', ({ node, event }) => {
    if (communityOfKey(node) !== undefined) {
      events.onOpen(node)
      return
    }
    const { shiftKey, ctrlKey, metaKey } = event.original
    events.onChoose(node, shiftKey || ctrlKey || metaKey)
  })
  sigma.on('clickStage', () => events.onLeave())
  sigma.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault()
    if (communityOfKey(payload.node) === undefined) events.onFocus(payload.node)
  })
}
