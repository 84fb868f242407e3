import type { KeyboardEvent } from 'react'
import { DIRECTION_OF_KEY, neighbourTowards, neighboursByStrength } from './keyboard.ts'
import type { NetworkCanvasProps } from './network-canvas.tsx'
import type { NetworkRenderer } from './renderer.ts'

type Asked = Pick<
  NetworkCanvasProps,
  | 'selection'
  | 'hasShortcuts'
  | 'focus'
  | 'apart'
  | 'onSelect'
  | 'onOpen'
  | 'onFocus'
  | 'onLeaveToShelf'
>

/** Does what a key means on the picture, and keeps it from meaning something else on the page. */
export function onKey(event: KeyboardEvent, renderer: NetworkRenderer | null, props: Asked): void {
  if (!renderer || event.altKey || event.ctrlKey || event.metaKey) return
  if (!handle(event.key, renderer, props)) return
  event.preventDefault()
  event.stopPropagation()
}

/** Does what a key asks; false when the key means nothing here. */
function handle(key: string, renderer: NetworkRenderer, props: Asked): boolean {
  const { graph } = renderer
  const current = props.selection.find((node) => graph.hasNode(node))
  const direction = DIRECTION_OF_KEY[key]
  if (direction) {
    const next =
      current === undefined
        ? firstNode(renderer)
        : neighbourTowards(graph, current, direction, (node) => renderer.position(node))
    if (next !== undefined) props.onSelect([next])
    return true
  }
  if (key.length === 1 && !props.hasShortcuts) return false
  switch (key) {
    case 'n':
    case 'N': {
      const next = current === undefined ? firstNode(renderer) : stepped(renderer, current, key)
      if (next !== undefined) props.onSelect([next])
      return true
    }
    case 'Enter':
      if (current !== undefined) props.onOpen(current)
      return current !== undefined
    case '+':
    case '=':
      renderer.zoom(1.5)
      return true
    case '-':
      renderer.zoom(1 / 1.5)
      return true
    case '0':
      renderer.fit()
      return true
    case 'i':
      props.onLeaveToShelf?.()
      return props.onLeaveToShelf !== undefined
    case 'g': {
      const drawn = props.apart.filter((node) => graph.hasNode(node))
      const next = drawn[(drawn.indexOf(current ?? '') + 1) % drawn.length]
      if (next !== undefined) props.onSelect([next])
      return next !== undefined
    }
    case 'v':
      if (current !== undefined) props.onFocus(props.focus === current ? undefined : current)
      return current !== undefined
    case 'Escape':
      if (props.focus === undefined) return false
      props.onFocus(undefined)
      return true
    default:
      return false
  }
}

/** Where walking begins: the node with most ties, by key among equals. */
function firstNode(renderer: NetworkRenderer): string | undefined {
  return renderer.graph
    .nodes()
    .toSorted((a, b) => renderer.graph.degree(b) - renderer.graph.degree(a) || (a < b ? -1 : 1))[0]
}

const walks = new WeakMap<NetworkRenderer, { from: string; at: string }>()

/** The next (`n`) or previous (`N`) neighbour, by strength, of the node that the walk began at. */
function stepped(renderer: NetworkRenderer, current: string, key: string): string | undefined {
  const walk = walks.get(renderer)
  const from = walk && walk.at === current ? walk.from : current
  const ring = neighboursByStrength(renderer.graph, from)
  if (ring.length === 0) return undefined
  const position = ring.indexOf(current)
  const step = key === 'n' ? 1 : -1
  const index = position < 0 ? (key === 'n' ? 0 : ring.length - 1) : position + step
  const at = ring[(index + ring.length) % ring.length]
  if (at !== undefined) walks.set(renderer, { from, at })
  return at
}
