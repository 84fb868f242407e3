import type { NetworkMap } from '../../../server/contract/map.ts'

type Small = NonNullable<NonNullable<NetworkMap['folded']>['small']>

/** Room between the others and the block under them, as a part of how far the others reach. */
const UNDER = 0.14

/**
 * A map whose block of small groups lies under the others instead of beside them, turned on its side:
 * where the picture is higher than wide, there is its room.
 */
export function blockBelow(map: NetworkMap): NetworkMap {
  const small = map.folded?.small
  if (!map.folded || !small) return map
  const isSmall = new Set(small.discs)
  const isIn = (row: number) => isSmall.has(map.nodes.community?.[row] ?? -1)
  const others = boundsOf(map, (row) => !isIn(row))
  const block = others ? movedUnder(small, others) : small
  const turn = (row: number, axis: 'x' | 'y'): number | null => {
    const [x, y] = [map.nodes.x[row] ?? null, map.nodes.y[row] ?? null]
    if (x === null || y === null || !isIn(row) || !others) return axis === 'x' ? x : y
    return axis === 'x' ? block.x + (small.y - y) : block.y - (x - small.x)
  }
  return {
    ...map,
    folded: { ...map.folded, small: block },
    nodes: {
      ...map.nodes,
      x: map.nodes.x.map((_, row) => turn(row, 'x')),
      y: map.nodes.y.map((_, row) => turn(row, 'y')),
    },
  }
}

type Bounds = { left: number; right: number; bottom: number; top: number }

function movedUnder(small: Small, { left, right, bottom, top }: Bounds): Small {
  const [width, height] = [small.height, small.width]
  const gap = UNDER * Math.max(right - left, top - bottom)
  return { ...small, x: (left + right) / 2 - width / 2, y: bottom - gap, width, height }
}

/** The box around nodes and their discs; undefined without any. */
function boundsOf(map: NetworkMap, isCounted: (row: number) => boolean): Bounds | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [row, x] of map.nodes.x.entries()) {
    const y = map.nodes.y[row] ?? null
    if (x === null || y === null || !isCounted(row)) continue
    const radius = map.nodes.radius?.[row] ?? 0
    left = Math.min(left, x - radius)
    right = Math.max(right, x + radius)
    bottom = Math.min(bottom, y - radius)
    top = Math.max(top, y + radius)
  }
  return left <= right ? { left, right, bottom, top } : undefined
}
