import {
  useEffect,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
} from 'react'
import type { Outlines, Places } from '../../../server/contract/places.ts'
import type { SectorLook } from '../map/shapes.ts'
import { onThemeChange } from '../map/theme.ts'
import type { At } from './camera.ts'
import { actorsIn, type Mark } from './marks.ts'
import { PlacesRenderer } from './places-renderer.ts'
import { DIRECTION_OF_KEY, nearestTowards } from './walking.ts'

export type PlacesControls = {
  zoomIn: () => void
  zoomOut: () => void
  fitActors: () => void
  fitWhole: () => void
  showArea: (area: number) => void
}

export type PlacesCanvasProps = {
  places: Places
  outlines: Outlines
  looks: ReadonlyMap<string, SectorLook>
  insetNames: ReadonlyMap<string, string>
  /** How many ties between points are drawn. */
  ties: number
  /** Rows of actors: chosen, and members of chosen collaborations. */
  chosen: ReadonlySet<number>
  near: ReadonlySet<number>
  /** An actor is opened; `isAdded`: beside what is chosen already. Undefined: the ground was clicked. */
  onOpen: (actor: number | undefined, isAdded: boolean) => void
  /** Several actors at once are added to what is chosen. */
  onAdd: (actors: readonly number[]) => void
  /** The mark that the keyboard is at. */
  onCursor: (mark: Mark | undefined) => void
  onHover: (mark: Mark | undefined) => void
  label: string
  describedBy: string
  controls: Ref<PlacesControls>
}

/** Further than this the pointer did not click but moved the map. */
const CLICK_PIXELS = 4
const PAN_PIXELS = 60
const ZOOM = 1.5

/** The map as a canvas: moved, zoomed and walked by mouse, touch and keys. */
export function PlacesCanvas(props: PlacesCanvasProps) {
  const { places, outlines, looks, insetNames, ties, chosen, near } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const renderer = useRef<PlacesRenderer>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const { current } = latest
    const made = new PlacesRenderer(element, {
      places: current.places,
      outlines: current.outlines,
      looks: current.looks,
      insetNames: current.insetNames,
    })
    renderer.current = made
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    const endTheme = onThemeChange(() => made.refreshTheme())
    const forced = matchMedia('(forced-colors: active)')
    const onForced = (): void => made.refreshTheme()
    forced.addEventListener('change', onForced)
    const onWheel = (event: WheelEvent): void => {
      // The wheel scrolls the page, unless the map has the focus or the wheel is meant as zoom.
      if (!event.ctrlKey && document.activeElement !== element.parentElement) return
      event.preventDefault()
      made.zoom(Math.exp(-event.deltaY / 400), atOf(event, element))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    void document.fonts.ready.then(() => renderer.current?.refreshTheme())
    return () => {
      observer.disconnect()
      endTheme()
      forced.removeEventListener('change', onForced)
      element.removeEventListener('wheel', onWheel)
      renderer.current = null
      made.kill()
    }
  }, [])
  useEffect(
    () => renderer.current?.setInput({ places, outlines, looks, insetNames }),
    [places, outlines, looks, insetNames],
  )
  useEffect(() => renderer.current?.setTies(ties), [ties])
  useEffect(() => renderer.current?.setChosen(chosen, near), [chosen, near])
  useImperativeHandle(props.controls, () => ({
    zoomIn: () => renderer.current?.zoom(ZOOM),
    zoomOut: () => renderer.current?.zoom(1 / ZOOM),
    fitActors: () => renderer.current?.fitActors(),
    fitWhole: () => renderer.current?.fitWhole(),
    showArea: (area) => renderer.current?.showArea(area),
  }))
  const pointers = usePointers(renderer, latest)
  return (
    // The canvas is a widget of its own, walked by keys: ARIA's role for that is `application`, which
    // the two rules do not count among the interactive ones.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="places-canvas"
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onFocus={() => renderer.current?.refresh()}
      onBlur={() => {
        renderer.current?.refresh()
        latest.current.onCursor(undefined)
      }}
      onKeyDown={(event) => onKey(event, renderer.current, latest.current)}
      {...pointers}
    >
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  )
}

function onKey(
  event: KeyboardEvent,
  renderer: PlacesRenderer | null,
  props: PlacesCanvasProps,
): void {
  if (!renderer || event.altKey || event.ctrlKey || event.metaKey) return
  if (!handle(event, renderer, props)) return
  event.preventDefault()
  event.stopPropagation()
}

/** Does what a key asks; false when the key means nothing here. */
function handle(event: KeyboardEvent, renderer: PlacesRenderer, props: PlacesCanvasProps): boolean {
  const direction = DIRECTION_OF_KEY[event.key]
  if (direction && event.shiftKey) {
    if (direction === 'left') renderer.pan(PAN_PIXELS, 0)
    else if (direction === 'right') renderer.pan(-PAN_PIXELS, 0)
    else renderer.pan(0, direction === 'up' ? PAN_PIXELS : -PAN_PIXELS)
    return true
  }
  if (direction) {
    const { cursor } = renderer
    const next = cursor ? nearestTowards(renderer.marks, cursor, direction) : start(renderer, props)
    if (next) {
      renderer.setCursor(next)
      props.onCursor(next)
    }
    return true
  }
  switch (event.key) {
    case 'Enter':
    case ' ':
      if (renderer.cursor) open(renderer, props, renderer.cursor, event.shiftKey)
      return true
    case '+':
    case '=':
      renderer.zoom(ZOOM)
      return true
    case '-':
      renderer.zoom(1 / ZOOM)
      return true
    case '0':
      renderer.fitActors()
      return true
    default:
      return false
  }
}

/** Where walking begins: at the first of those chosen, else at the mark nearest to the middle. */
function start(renderer: PlacesRenderer, { chosen }: PlacesCanvasProps): Mark | undefined {
  for (const actor of chosen) {
    const mark = renderer.goToActor(actor)
    if (mark) return mark
  }
  const { x, y } = renderer.middle
  return renderer.marks.toSorted(
    (a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y),
  )[0]
}

function open(
  renderer: PlacesRenderer,
  props: PlacesCanvasProps,
  mark: Mark,
  isAdded: boolean,
): void {
  if (mark.kind === 'disc' && isAdded) props.onAdd(mark.actors)
  else if (mark.kind === 'disc') renderer.unfold(mark)
  else props.onOpen(mark.actor, isAdded)
}

const atOf = (event: { clientX: number; clientY: number }, element: Element): At => {
  const box = element.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

/** One pointer moves the map or clicks, with Shift it draws a rectangle; two fingers zoom. */
function usePointers(
  renderer: { readonly current: PlacesRenderer | null },
  latest: { readonly current: PlacesCanvasProps },
) {
  const down = useRef(new Map<number, At>())
  const path = useRef(0)
  const corner = useRef<At>(undefined)
  const release = (event: PointerEvent): void => {
    down.current.delete(event.pointerId)
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      if (down.current.size === 0) path.current = 0
      corner.current = event.shiftKey ? atOf(event, event.currentTarget) : undefined
      down.current.set(event.pointerId, atOf(event, event.currentTarget))
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      const made = renderer.current
      const at = atOf(event, event.currentTarget)
      const before = down.current.get(event.pointerId)
      if (!made) return
      if (!before) {
        const mark = event.pointerType === 'mouse' ? made.markAt(at) : undefined
        event.currentTarget.style.cursor = mark ? 'pointer' : ''
        made.setHovered(mark)
        latest.current.onHover(mark)
        return
      }
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1]
      path.current += Math.hypot(at.x - before.x, at.y - before.y)
      down.current.set(event.pointerId, at)
      if (path.current <= CLICK_PIXELS && !other) return
      if (corner.current) {
        made.setBox([corner.current, at])
        return
      }
      if (other) {
        const was = Math.hypot(before.x - other.x, before.y - other.y)
        const is = Math.hypot(at.x - other.x, at.y - other.y)
        made.zoom(is / Math.max(1, was), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 })
      }
      const share = other ? 0.5 : 1
      made.pan((at.x - before.x) * share, (at.y - before.y) * share)
    },
    onPointerUp(event: PointerEvent<HTMLElement>): void {
      const isClick = down.current.size === 1 && path.current <= CLICK_PIXELS
      const wasDown = down.current.has(event.pointerId)
      release(event)
      const made = renderer.current
      if (!made || !wasDown) return
      if (corner.current && !isClick) {
        latest.current.onAdd(actorsIn(made.marks, corner.current, atOf(event, event.currentTarget)))
        made.setBox(undefined)
      }
      if (!isClick) return
      const mark = made.markAt(atOf(event, event.currentTarget))
      made.setCursor(mark)
      const isAdded = event.shiftKey || event.ctrlKey || event.metaKey
      if (mark) open(made, latest.current, mark, isAdded)
      else if (!isAdded) latest.current.onOpen(undefined, false)
    },
    onPointerCancel(event: PointerEvent): void {
      release(event)
      renderer.current?.setBox(undefined)
    },
    onPointerLeave(): void {
      renderer.current?.setHovered(undefined)
      latest.current.onHover(undefined)
    },
  }
}
