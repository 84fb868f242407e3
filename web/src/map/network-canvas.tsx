import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  type KeyboardEvent,
  type Ref,
} from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import type { Labels } from '../state/options.ts'
import type { Look } from './appearance.ts'
import type { Shown, TieCounts } from './build-graph.ts'
import type { GroundDisc } from './ground-layer.ts'
import type { Point } from './hull.ts'
import { DIRECTION_OF_KEY, neighbourTowards, neighboursByStrength } from './keyboard.ts'
import type { Box } from './names.ts'
import { NetworkRenderer, type Missing } from './renderer.ts'
import type { SectorLook } from './shapes.ts'
import { onThemeChange } from './theme.ts'

/** What buttons beside the canvas can ask of it. */
export type CanvasControls = {
  zoomIn: () => void
  zoomOut: () => void
  fit: () => void
  /** The nodes within a polygon, in pixels from the canvas' corner, the most tied first. */
  keysIn: (polygon: readonly Point[]) => string[]
  /** What is seen, with lines of text under it; undefined before there is a picture. */
  picture: (lines: readonly string[]) => HTMLCanvasElement | undefined
  /** Moves the keyboard's focus to the picture. */
  focus: () => void
}

export type NetworkCanvasProps = {
  map: NetworkMap
  /** `sector` or a measure among `map.measures`. */
  colourBy: string
  sizeBy?: string | undefined
  looks: ReadonlyMap<string, SectorLook>
  shown: Shown
  /** Named discs of the layout. */
  discs: readonly GroundDisc[]
  hulls: boolean
  labels: Labels
  /** The node whose surroundings alone stay strong. */
  focus: string | undefined
  onFocus: (key: string | undefined) => void
  /** Keys along a path. */
  path: readonly string[]
  /** Whether letters and signs do something here; arrows, Enter and Escape always do. */
  hasShortcuts: boolean
  /** Keys of nodes (see build-graph.ts): an actor's is its id. */
  selection: readonly string[]
  onSelect: (keys: string[]) => void
  /** Enter, on the selected node; a click, on a disc. */
  onOpen: (key: string) => void
  /** `i`: to the shelf of isolated actors. */
  onLeaveToShelf?: () => void
  onUnavailable: (missing: Missing) => void
  /** How many ties there are and how many are drawn, when there are too many to draw. */
  onTies?: (counts: TieCounts) => void
  /** How many nodes stay strong beside the faded ones. */
  onStrong?: (count: number) => void
  /** The second line under the pointer. */
  describe: (key: string) => string
  /** A number as the reader writes it. */
  write: (count: number) => string
  label: string
  describedBy?: string
  controls?: Ref<CanvasControls>
}

/** The network as a picture that pointer and keyboard can walk through. */
export function NetworkCanvas(props: NetworkCanvasProps) {
  const { map, colourBy, sizeBy, looks, shown, selection } = props
  const { discs, hulls, labels, focus, path } = props
  const container = useRef<HTMLDivElement>(null)
  const renderer = useRef<NetworkRenderer | null>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const look = useMemo<Look>(
    () => ({ colourBy, sizeBy, sectors: looks }),
    [colourBy, sizeBy, looks],
  )

  useEffect(() => {
    const element = container.current
    if (!element) return undefined
    const { current } = latest
    let made: NetworkRenderer
    try {
      made = new NetworkRenderer(
        element,
        current.map,
        { colourBy: current.colourBy, sizeBy: current.sizeBy, sectors: current.looks },
        current.shown,
        {
          onSelect: (keys) => latest.current.onSelect(keys),
          onOpen: (key) => latest.current.onOpen(key),
          onFocus: (key) => latest.current.onFocus(key),
          onUnavailable: (missing) => latest.current.onUnavailable(missing),
          describe: (key) => latest.current.describe(key),
          write: (count) => latest.current.write(count),
          covered: () => coveredBy(element),
        },
      )
    } catch {
      // No WebGL here: the page has the table for that.
      current.onUnavailable('absent')
      return undefined
    }
    renderer.current = made
    const endTheme = onThemeChange(() => made.refreshTheme())
    // Names drawn before the page's font is there would keep the wrong one.
    void document.fonts.ready.then(() => renderer.current?.refreshTheme())
    return () => {
      endTheme()
      renderer.current = null
      made.kill()
    }
  }, [])

  useEffect(() => {
    const counts = renderer.current?.setMap(map, shown)
    if (!counts) return
    latest.current.onTies?.(counts)
    latest.current.onStrong?.(counts.strong)
  }, [map, shown])
  useEffect(() => renderer.current?.setLook(look), [look])
  useEffect(() => renderer.current?.setSelection(selection), [selection])
  useEffect(() => {
    const strong = renderer.current?.setEmphasis({ focus, path })
    if (strong !== undefined) latest.current.onStrong?.(strong)
  }, [focus, path])
  useEffect(() => renderer.current?.setLabels(labels), [labels])
  useEffect(() => renderer.current?.setGround(hulls, discs), [hulls, discs])

  useImperativeHandle(props.controls, () => ({
    zoomIn: () => renderer.current?.zoom(1.5),
    zoomOut: () => renderer.current?.zoom(1 / 1.5),
    fit: () => renderer.current?.fit(),
    keysIn: (polygon) => renderer.current?.keysIn(polygon) ?? [],
    picture: (lines) => renderer.current?.picture(lines),
    focus: () => container.current?.focus(),
  }))

  return (
    // The canvas is a widget of its own, walked by keys: ARIA's role for that is `application`, which
    // the two rules do not count among the interactive ones.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={container}
      className="network-canvas"
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onKeyDown={(event) => onKey(event, renderer.current, latest.current)}
    />
  )
}

/** What of the page stands over an element beside it, in pixels from its corner. */
function coveredBy(element: HTMLElement): Box[] {
  const from = element.getBoundingClientRect()
  return [...(element.parentElement?.children ?? [])].flatMap((other) => {
    if (other === element || getComputedStyle(other).position !== 'absolute') return []
    const { left, top, width, height } = other.getBoundingClientRect()
    return width * height === 0 ? [] : [{ x: left - from.left, y: top - from.top, width, height }]
  })
}

function onKey(
  event: KeyboardEvent,
  renderer: NetworkRenderer | null,
  props: NetworkCanvasProps,
): void {
  if (!renderer || event.altKey || event.ctrlKey || event.metaKey) return
  if (!handle(event.key, renderer, props)) return
  event.preventDefault()
  event.stopPropagation()
}

/** Does what a key asks; false when the key means nothing here. */
function handle(key: string, renderer: NetworkRenderer, props: NetworkCanvasProps): boolean {
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
