import { useEffect, useImperativeHandle, useMemo, useRef, type Ref } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import type { Labels } from '../state/options.ts'
import type { Look } from './appearance.ts'
import type { Shown, TieCounts } from './build-graph.ts'
import type { GroundBlock, GroundDisc } from './ground-layer.ts'
import type { Point } from './hull.ts'
import { onKey } from './canvas-keys.ts'
import { Covered } from './covered.ts'
import type { Missing } from './renderer-events.ts'
import { NetworkRenderer } from './renderer.ts'
import type { SectorLook } from './shapes.ts'
import { onThemeChange } from './theme.ts'

/** What buttons beside the canvas can ask of it. */
export type CanvasControls = {
  zoomIn: () => void
  zoomOut: () => void
  fit: () => void
  /** The nodes within a polygon, in pixels from the canvas' corner, the most tied first. */
  keysIn: (polygon: readonly Point[]) => string[]
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
  /** A named block beside the others. */
  block: GroundBlock | undefined
  hulls: boolean
  labels: Labels
  /** The node whose surroundings alone stay strong. */
  focus: string | undefined
  onFocus: (key: string | undefined) => void
  /** Keys along a path. */
  path: readonly string[]
  /** Keys of the groups that stand apart, in their order. */
  apart: readonly string[]
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
  /** The first line under the pointer: the whole name. */
  nameOf: (key: string) => string
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
  const { discs, block, hulls, labels, focus, path } = props
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
    let made: NetworkRenderer | undefined
    const covered = new Covered(element, () => made?.drawNames())
    const cancel = afterPaint(() => {
      made = makeRenderer(element, covered, latest)
      renderer.current = made ?? null
    })
    const endTheme = onThemeChange(() => made?.refreshTheme())
    // Names drawn before the page's font is there would keep the wrong one.
    void document.fonts.ready.then(() => renderer.current?.refreshTheme())
    return () => {
      cancel()
      endTheme()
      covered.end()
      renderer.current = null
      made?.kill()
    }
  }, [])

  // Before there is a renderer these do nothing: it is made with what is shown then.
  useEffect(() => {
    if (renderer.current) showMap(renderer.current, map, shown, latest.current)
  }, [map, shown])
  useEffect(() => renderer.current?.setLook(look), [look])
  useEffect(() => renderer.current?.setSelection(selection), [selection])
  useEffect(() => {
    const strong = renderer.current?.setEmphasis({ focus, path })
    if (strong !== undefined) latest.current.onStrong?.(strong)
  }, [focus, path])
  useEffect(() => renderer.current?.setLabels(labels), [labels])
  useEffect(() => renderer.current?.setGround(hulls, discs, block), [hulls, discs, block])

  useImperativeHandle(props.controls, () => ({
    zoomIn: () => renderer.current?.zoom(1.5),
    zoomOut: () => renderer.current?.zoom(1 / 1.5),
    fit: () => renderer.current?.fit(),
    keysIn: (polygon) => renderer.current?.keysIn(polygon) ?? [],
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

/** Once the page has shown what was asked for: to make a picture takes longer than one frame. */
function afterPaint(act: () => void): () => void {
  let timer = 0
  const frame = requestAnimationFrame(() => {
    timer = window.setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** A renderer that shows all that is asked for now; undefined where there is no WebGL. */
function makeRenderer(
  element: HTMLElement,
  covered: Covered,
  latest: { readonly current: NetworkCanvasProps },
): NetworkRenderer | undefined {
  const { current } = latest
  const { map, colourBy, sizeBy, looks, shown, hulls, discs, block, labels, selection } = current
  let made: NetworkRenderer
  try {
    made = new NetworkRenderer(element, map, { colourBy, sizeBy, sectors: looks }, shown, {
      onSelect: (keys) => latest.current.onSelect(keys),
      onOpen: (key) => latest.current.onOpen(key),
      onFocus: (key) => latest.current.onFocus(key),
      onUnavailable: (missing) => latest.current.onUnavailable(missing),
      nameOf: (key) => latest.current.nameOf(key),
      describe: (key) => latest.current.describe(key),
      write: (count) => latest.current.write(count),
      covered: () => covered.boxes,
    })
  } catch {
    // No WebGL here: the page has the table for that.
    current.onUnavailable('absent')
    return undefined
  }
  made.setGround(hulls, discs, block)
  made.setLabels(labels)
  made.setSelection(selection)
  made.setEmphasis(current)
  showMap(made, map, shown, current)
  return made
}

function showMap(
  renderer: NetworkRenderer,
  map: NetworkMap,
  shown: Shown,
  { onTies, onStrong }: Pick<NetworkCanvasProps, 'onTies' | 'onStrong'>,
): void {
  const counts = renderer.setMap(map, shown)
  onTies?.(counts)
  onStrong?.(counts.strong)
}
