import type { Places } from '../../../server/contract/places.ts'

/** How many ties between places are drawn, the strongest first. */
export const LINES = ['0', '300', '1500', 'all'] as const
export type Lines = (typeof LINES)[number]

export const readLines = (asked: string | null): Lines =>
  LINES.find((one) => one === asked) ?? LINES[1]

/** The pairs of points that have a tie: how many there are, how many are drawn, the weakest of these. */
export function countLines(
  { ties, actors }: Pick<Places, 'ties' | 'actors'>,
  lines: Lines,
): { all: number; drawn: number; least: number } {
  const weights = new Map<string, number>()
  for (const [k, source] of ties.source.entries()) {
    const [a = -1, b = -1] = [actors.point[source], actors.point[ties.target[k] ?? -1]]
    const key = a < b ? `${String(a)} ${String(b)}` : `${String(b)} ${String(a)}`
    weights.set(key, (weights.get(key) ?? 0) + (ties.weight[k] ?? 0))
  }
  const all = weights.size
  const drawn = lines === 'all' ? all : Math.min(all, Number(lines))
  const least = [...weights.values()].toSorted((a, b) => b - a)[drawn - 1] ?? 0
  return { all, drawn, least }
}
