import type { Outlines, Places } from '../../../server/contract/places.ts'
import { UNKNOWN_SECTOR, type SectorLook } from '../map/shapes.ts'
import { panBy, reveal, toScreen, zoomAt, type At, type Camera, type Viewport } from './camera.ts'
import { Flight } from './flight.ts'
import { actorsView, areaView, unfoldedView, wholeView } from './framing.ts'
import type { Gathering } from './gather.ts'
import { Gathered } from './gathered.ts'
import { placeNames } from './labels.ts'
import { holds, keyOf, markAt, marksOf, type Mark } from './marks.ts'
import { paint, type Tone } from './painter.ts'
import { readPalette, type Palette } from './palette.ts'
import { makePlane, type Arrangement, type Plane } from './plane.ts'
import { homeOf, makeScene, partnersOf, type Scene } from './scene.ts'
import { arrangementFor, sizeOf } from './room.ts'
import { strongTies } from './strong-ties.ts'
import { wishesOf } from './wishes.ts'

/** Among more marks than this no name would find room beside all of them. */
const MOST_OBSTACLES = 600
export type RendererInput = {
  places: Places
  outlines: Outlines
  looks: ReadonlyMap<string, SectorLook>
  insetNames: ReadonlyMap<string, string>
}

/** One canvas and what it shows: camera, marks in the window, selection, cursor. */
export class PlacesRenderer {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  #input: RendererInput
  #plane: Plane
  #scene: Scene
  #arrangement: Arrangement
  #viewport: Viewport
  #camera: Camera
  #whole: Camera
  #marks: Mark[] = []
  readonly #gathered = new Gathered()
  #gatherings: readonly Gathering[] = []
  #ties = 0
  #chosen: ReadonlySet<number> = new Set()
  #near: ReadonlySet<number> = new Set()
  #partners: ReadonlySet<number> = new Set()
  #at: string | undefined
  #hovered: string | undefined
  #box: readonly [At, At] | undefined
  #frame = 0
  readonly #flight = new Flight((camera) => {
    this.#camera = camera
    this.refresh()
  })
  #palette: Palette
  /** Whether the person moved the map: then it is left where it is. */
  #isMoved = false

  /** @throws when the browser gives no canvas */
  constructor(canvas: HTMLCanvasElement, input: RendererInput) {
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    this.#canvas = canvas
    this.#context = context
    this.#input = input
    this.#viewport = sizeOf(canvas)
    this.#arrangement = arrangementFor(this.#viewport)
    this.#plane = makePlane(input.outlines, this.#arrangement)
    this.#scene = makeScene(input.places, this.#plane)
    this.#whole = wholeView(this.#plane, this.#viewport)
    this.#camera = this.#fitActors()
    this.#palette = readPalette(canvas)
    this.resize()
  }

  get scene(): Scene {
    return this.#scene
  }
  get marks(): readonly Mark[] {
    return this.#marks
  }
  get cursor(): Mark | undefined {
    return this.#marks.find((mark) => mark.key === this.#at)
  }
  get middle(): At {
    return { x: this.#viewport.width / 2, y: this.#viewport.height / 2 }
  }

  setInput(input: RendererInput): void {
    const isOther = input.places !== this.#input.places || input.outlines !== this.#input.outlines
    if (input.outlines !== this.#input.outlines) {
      this.#plane = makePlane(input.outlines, this.#arrangement)
    }
    const territory = this.#input.places.summary.slice.territory
    this.#input = input
    if (isOther) {
      this.#scene = makeScene(input.places, this.#plane)
      // Another period is another picture of the same ground: the map stays where it is.
      const isElsewhere = territory !== input.places.summary.slice.territory
      if (isElsewhere) this.fitActors()
    }
    this.refresh()
  }

  /** How many ties between points are drawn. */
  setTies(count: number): void {
    this.#ties = count
    this.refresh()
  }

  /** Rows of actors: those chosen, and those in chosen collaborations. */
  setChosen(chosen: ReadonlySet<number>, near: ReadonlySet<number>): void {
    this.#chosen = chosen
    this.#near = near
    this.#partners = partnersOf(this.#input.places, chosen)
    this.refresh()
  }

  /** Moves the cursor; the map follows where it would leave the window. */
  setCursor(mark: Mark | undefined): void {
    this.#at = mark?.key
    if (mark) {
      this.#camera = reveal(this.#camera, mark, this.#viewport)
      this.#isMoved = true
    }
    this.refresh()
  }

  /** Draws a rectangle over the map, or takes it away. */
  setBox(box: readonly [At, At] | undefined): void {
    this.#box = box
    this.refresh()
  }

  setHovered(mark: Mark | undefined): void {
    if (this.#hovered === mark?.key) return
    this.#hovered = mark?.key
    this.refresh()
  }

  /** Shows an actor wherever it is, and puts the cursor on it or on the disc that holds it. */
  goToActor(actor: number): Mark | undefined {
    const point = this.#scene.points[this.#scene.pointOf[actor] ?? -1]
    if (!point) return undefined
    this.#camera = reveal(this.#camera, toScreen(this.#camera, point), this.#viewport)
    this.#layOut()
    const mark = this.#marks.find((one) => holds(one, actor))
    this.setCursor(mark)
    return mark
  }

  /** Goes so near to a disc that it parts into its places, or into the actors of its one place. */
  unfold(mark: Extract<Mark, { kind: 'disc' }>): void {
    const [first = 0] = mark.actors
    this.#at = keyOf(first)
    this.#isMoved = true
    this.#fly(unfoldedView(mark, this.#camera, this.#whole, this.#viewport))
  }

  /** Shows the points of an area. */
  showArea(area: number): void {
    const view = areaView(this.#input.places, this.#scene, area, this.#viewport)
    if (!view) return
    this.#isMoved = true
    this.#fly(view)
  }

  zoom(factor: number, at: At = this.middle): void {
    this.#isMoved = true
    this.#camera = zoomAt(this.#camera, factor, at, this.#whole)
    this.refresh()
  }

  pan(dx: number, dy: number): void {
    this.#isMoved = true
    this.#camera = panBy(this.#camera, dx, dy)
    this.refresh()
  }

  fitActors(): void {
    this.#isMoved = false
    this.#fly(this.#fitActors())
  }

  fitWhole(): void {
    this.#isMoved = true
    this.#fly(this.#whole)
  }

  markAt(at: At): Mark | undefined {
    return markAt(this.#marks, at)
  }

  /** The canvas has another size: what was in the middle stays there. */
  resize(): void {
    const next = sizeOf(this.#canvas)
    const ratio = window.devicePixelRatio || 1
    this.#canvas.width = Math.round(next.width * ratio)
    this.#canvas.height = Math.round(next.height * ratio)
    const before = this.#viewport
    this.#viewport = next
    const arrangement = arrangementFor(next)
    if (arrangement !== this.#arrangement) {
      this.#arrangement = arrangement
      this.#plane = makePlane(this.#input.outlines, arrangement)
      this.#scene = makeScene(this.#input.places, this.#plane)
      this.#isMoved = false
    }
    this.#whole = wholeView(this.#plane, this.#viewport)
    this.#camera = this.#isMoved
      ? panBy(this.#camera, (next.width - before.width) / 2, (next.height - before.height) / 2)
      : this.#fitActors()
    this.refresh()
  }

  refreshTheme(): void {
    this.#palette = readPalette(this.#canvas)
    this.refresh()
  }

  /** Draws again at the next frame. */
  refresh(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  kill(): void {
    cancelAnimationFrame(this.#frame)
    this.#flight.end()
  }

  #fitActors(): Camera {
    return actorsView(this.#input.places, this.#scene, this.#plane, this.#viewport)
  }

  #fly(to: Camera): void {
    this.#flight.start(this.#camera, to)
  }

  #layOut(): void {
    this.#gatherings = this.#gathered.at(this.#scene, this.#camera, this.#whole)
    this.#marks = marksOf(this.#gatherings, this.#camera, this.#viewport)
  }

  #draw(): void {
    this.#layOut()
    const { places, looks, insetNames } = this.#input
    const { actors } = places
    paint(
      this.#context,
      {
        plane: this.#plane,
        scene: this.#scene,
        camera: this.#camera,
        viewport: this.#viewport,
        marks: this.#marks,
        ties: this.#scene.ties.slice(0, this.#ties),
        strong: strongTies(places, this.#scene, this.#marks, this.#camera, this.#chosen),
        labels: placeNames(
          wishesOf({
            places,
            marks: this.#marks,
            gatherings: this.#gatherings,
            camera: this.#camera,
            viewport: this.#viewport,
            isHere: (mark) => mark.key === this.#hovered || mark.key === this.#at,
            isChosen: (actor) => this.#chosen.has(actor),
          }),
          this.#viewport,
          (text) => {
            this.#context.font = `600 13px ${this.#palette.font}`
            return this.#context.measureText(text).width
          },
          this.#marks.length > MOST_OBSTACLES ? [] : this.#marks,
        ),
        insetNames,
        home: homeOf(places),
        lookOf: (actor) => {
          const sector = places.sectors[actors.sector[actor] ?? -1]
          return (sector === undefined ? undefined : looks.get(sector)) ?? UNKNOWN_SECTOR
        },
        toneOf: (actor) => this.#toneOf(actor),
        isOutside: (actor) => actors.outside[actor] === true,
        at: document.activeElement === this.#canvas.parentElement ? this.#at : undefined,
        hovered: this.#hovered,
        box: this.#box,
      },
      this.#palette,
      window.devicePixelRatio || 1,
    )
  }

  #toneOf(actor: number): Tone {
    if (this.#chosen.has(actor)) return 'chosen'
    if (this.#chosen.size + this.#near.size === 0) return 'plain'
    return this.#partners.has(actor) || this.#near.has(actor) ? 'near' : 'faded'
  }
}
