import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

const FILE = new URL('departements.topojson', import.meta.url)

let text: Promise<string> | undefined

/**
 * The outlines of the départements, overseas included, as TopoJSON text: `objects.departements`, whose
 * geometries have INSEE codes as ids. Text, since the page parses it and the server only sends it.
 */
export function readOutlines(): Promise<string> {
  text ??= readFile(FILE, 'utf8')
  return text
}

/** A département's rings of [longitude, latitude], WGS 84 degrees; holes are rings too. */
export type DepartementRings = { code: string; rings: Point[][] }
type Point = readonly [longitude: number, latitude: number]

type Topology = {
  transform: { scale: [number, number]; translate: [number, number] }
  objects: { departements: { geometries: Geometry[] } }
  arcs: [number, number][][]
}
type Geometry =
  | { type: 'Polygon'; id: string; arcs: number[][] }
  | { type: 'MultiPolygon'; id: string; arcs: number[][][] }

let rings: DepartementRings[] | undefined

/** The outlines as rings, for who draws without TopoJSON. Read once, in about 10 ms: for a worker. */
export function departementRings(): readonly DepartementRings[] {
  rings ??= readRings(JSON.parse(readFileSync(FILE, 'utf8')))
  return rings
}

function readRings({ transform, objects, arcs }: Topology): DepartementRings[] {
  const lines = arcs.map((arc) => readArc(arc, transform))
  return objects.departements.geometries.map((geometry) => ({
    code: geometry.id,
    rings: (geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat()).map((ring) =>
      joinArcs(ring, lines),
    ),
  }))
}

/** Positions are steps on a grid, each from the one before (TopoJSON 2.1.3). */
function readArc(arc: [number, number][], { scale, translate }: Topology['transform']): Point[] {
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]): Point => {
    x += dx
    y += dy
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
}

/** Arcs one after the other, the shared point once; ~i is arc i the other way round (TopoJSON 2.1.4). */
function joinArcs(ring: number[], lines: Point[][]): Point[] {
  const joined: Point[] = []
  for (const index of ring) {
    const line = lines[index < 0 ? ~index : index] ?? []
    const along = index < 0 ? line.toReversed() : line
    joined.push(...(joined.length === 0 ? along : along.slice(1)))
  }
  return joined
}
