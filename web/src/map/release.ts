import type { Sigma } from 'sigma'
import type { MapNode, MapTie } from './build-graph.ts'

/** Of another layer, to ask for WebGL would be to make it. */
const DRAWN_BY_WEBGL = ['edges', 'nodes', 'hoverNodes'] as const
/** How often it is looked whether the graphics card is done, and for how long at most, in ms. */
const LOOK_EVERY = 100
const LONGEST_WAIT = 10_000

/**
 * Ends a picture that is no longer shown, once the graphics card has drawn what it was asked to. To give
 * a WebGL context back waits for that: done at once it would hold the page for seconds where WebGL is
 * software, just when another view is to be drawn.
 */
export function release(sigma: Sigma<MapNode, MapTie>): void {
  const canvases = sigma.getCanvases()
  const isDone = DRAWN_BY_WEBGL.flatMap((layer) => {
    const context = canvases[layer]?.getContext('webgl2')
    return context ? [fence(context)] : []
  })
  const begun = performance.now()
  const look = (): void => {
    const isLate = performance.now() - begun > LONGEST_WAIT
    if (isLate || isDone.every((ask) => ask())) sigma.kill()
    else setTimeout(look, LOOK_EVERY)
  }
  setTimeout(look, LOOK_EVERY)
}

/** Asks whether all that was drawn until now is there. */
function fence(context: WebGL2RenderingContext): () => boolean {
  const sync = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0)
  context.flush()
  return () =>
    !sync ||
    context.isContextLost() ||
    context.getSyncParameter(sync, context.SYNC_STATUS) === context.SIGNALED
}
