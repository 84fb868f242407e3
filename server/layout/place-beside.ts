import { project } from '../network/projection.ts'
import type { SlicedNetwork } from '../network/sliced-network.ts'

export type Point = { x: number; y: number }

/** How far from the middle of its partners a newcomer is put, so that it hides none of them. */
const ASIDE = 0.8

/**
 * Gives a place to every actor that has none but is tied to some that have: the middle of those
 * partners, a little aside in a seeded direction. Goes outwards in waves, so that the partners of
 * newcomers follow; within a wave all are placed from the places before it. Adds to `placed`, by row
 * of the whole network.
 */
export function placeBeside(
  placed: Map<number, Point>,
  network: SlicedNetwork,
  random: () => number,
): void {
  const { offsets, neighbours } = project(network)
  const rowOf = (actor: number) => network.actorRows[actor] ?? 0
  let waiting: number[] = []
  for (let actor = 0; actor < network.actorCount; actor++) {
    if (!placed.has(rowOf(actor))) waiting.push(actor)
  }
  for (;;) {
    const wave = new Map<number, Point>()
    for (const actor of waiting) {
      let count = 0
      let x = 0
      let y = 0
      const end = offsets[actor + 1] ?? 0
      for (let k = offsets[actor] ?? 0; k < end; k++) {
        const partner = placed.get(rowOf(neighbours[k] ?? 0))
        if (partner === undefined) continue
        count++
        x += partner.x
        y += partner.y
      }
      if (count === 0) continue
      const angle = 2 * Math.PI * random()
      wave.set(rowOf(actor), {
        x: x / count + ASIDE * Math.cos(angle),
        y: y / count + ASIDE * Math.sin(angle),
      })
    }
    if (wave.size === 0) return
    for (const [row, point] of wave) placed.set(row, point)
    waiting = waiting.filter((actor) => !wave.has(rowOf(actor)))
  }
}
