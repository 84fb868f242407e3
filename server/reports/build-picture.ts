import { compareIds } from '../domain/identifiers.ts'
import type {
  Picture,
  PictureFolded,
  PictureGroup,
  PictureLook,
  PictureNode,
  PictureScales,
} from './document.ts'
import { extentOf } from './drawing/scales.ts'

/** The map as columns: row i of each is the same node. The contract's `NetworkMap` has this shape. */
export type MapColumns = {
  sectors: readonly string[]
  nodes: {
    id: readonly string[]
    name: readonly string[]
    kind: readonly PictureNode['kind'][]
    sector: readonly number[]
    x: readonly (number | null)[]
    y: readonly (number | null)[]
    outside: readonly boolean[]
    shelved: readonly boolean[]
    community?: readonly number[]
    members?: readonly number[]
    radius?: readonly number[]
  }
  edges: {
    source: readonly number[]
    target: readonly number[]
    weight: readonly number[]
  }
  measures?: Readonly<Record<string, readonly (number | null)[]>>
  groups?: readonly PictureGroup[]
  folded?: PictureFolded
}

/** As the page draws the network when nobody asked for anything else. */
const LOOK: PictureLook = {
  mode: 'actors',
  weighting: 'newman',
  colour: 'sector',
  hulls: false,
  names: 'important',
}

/**
 * A map as a picture. Sectors come in the order of their signs: as given, the rest by number of actors,
 * then by name.
 */
export function buildPicture(
  map: MapColumns,
  asked: Partial<PictureLook> = {},
  sectorOrder: readonly string[] = [],
): Picture {
  const look = { ...LOOK, ...asked }
  return inSectorOrder(pictureOf(map, look), sectorOrder)
}

function pictureOf(map: MapColumns, look: PictureLook): Picture {
  const { sectors, nodes, edges, measures = {}, groups = [], folded } = map
  const strength = new Float64Array(nodes.id.length)
  edges.weight.forEach((weight, i) => {
    for (const row of [edges.source[i], edges.target[i]]) {
      if (row !== undefined) strength[row] = (strength[row] ?? 0) + weight
    }
  })
  const sizes = look.size === undefined ? undefined : measures[look.size]
  const shades = look.colour === 'sector' ? undefined : measures[look.colour]
  const communities = nodes.community ?? measures['community']
  return {
    sectors: [...sectors],
    look,
    scales: scalesOf(nodes.x, sizes, shades),
    groups: [...groups],
    ...(folded && { folded }),
    nodes: nodes.id.map((id, row) => {
      const kind = nodes.kind[row] ?? 'actor'
      return {
        id,
        name: nodes.name[row] ?? id,
        kind,
        members: nodes.members?.[row] ?? (kind === 'collaboration' ? 0 : 1),
        reach: nodes.radius?.[row] ?? 0,
        community: communities?.[row] ?? -1,
        size: sizes?.[row] ?? null,
        shade: shades?.[row] ?? null,
        sector: nodes.sector[row] ?? -1,
        x: nodes.x[row] ?? null,
        y: nodes.y[row] ?? null,
        strength: strength[row] ?? 0,
        outside: nodes.outside[row] ?? false,
        shelved: nodes.shelved[row] ?? false,
      }
    }),
    edges: edges.weight.flatMap((weight, i) => {
      const [source, target] = [edges.source[i], edges.target[i]]
      return source === undefined || target === undefined ? [] : [{ source, target, weight }]
    }),
  }
}

function scalesOf(
  x: readonly (number | null)[],
  sizes: readonly (number | null)[] = [],
  shades: readonly (number | null)[] = [],
): PictureScales {
  const size = extentOf(sizes)
  const shade = extentOf(shades)
  const isWhole = sizes.every((value) => value === null || Number.isInteger(value))
  return {
    placed: x.filter((value) => value !== null).length,
    ...(size && size.most > 0 && { size: { most: size.most, isWhole } }),
    ...(shade && { shade }),
  }
}

function inSectorOrder(drawn: Picture, given: readonly string[]): Picture {
  const counts = drawn.sectors.map(
    (_, index) => drawn.nodes.filter((node) => node.sector === index).length,
  )
  const places = new Map(given.map((sector, place) => [sector, place]))
  const placeOf = (index: number) => places.get(drawn.sectors[index] ?? '') ?? given.length
  const order = drawn.sectors
    .map((_, index) => index)
    .toSorted(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        (counts[b] ?? 0) - (counts[a] ?? 0) ||
        compareIds(drawn.sectors[a] ?? '', drawn.sectors[b] ?? ''),
    )
  const newIndex = new Map(order.map((index, place) => [index, place]))
  const { folded } = drawn
  return {
    ...drawn,
    sectors: order.map((index) => drawn.sectors[index] ?? ''),
    nodes: drawn.nodes.map((node) => ({ ...node, sector: newIndex.get(node.sector) ?? -1 })),
    ...(folded && {
      folded: {
        ...folded,
        sectors: [
          ...order.map((index) => folded.sectors[index] ?? 0),
          folded.sectors[order.length] ?? 0,
        ],
      },
    }),
  }
}
