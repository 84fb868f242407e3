import type { Finding } from '../../../domain/findings.ts'
import { memberCount } from '../../../network/incidence.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { collaborationNameOf, nameOf } from '../labels.ts'
import { rowOfId } from '../page.ts'
import type { Working } from './forms.ts'

/** One line of a worked example: what opens when it is chosen, and what it brings. */
export type ExampleLine = {
  id: string
  name: string
  opens: 'collaboration' | 'actor' | 'nothing'
  value: number | null
  about:
    | { kind: 'mixing'; members: number; external: number; known: number }
    | { kind: 'reason'; reason: string }
    | { kind: 'support'; members: number }
    | { kind: 'members'; members: number }
    | { kind: 'months'; months: number }
    | { kind: 'again'; pair: string; day: string }
    | { kind: 'sectors'; sectors: string[] }
    | { kind: 'pieces'; pieces: number }
    // What says by itself which line it is: steps from one actor to another, a number of partners, …
    | { kind: 'distance'; steps: number; pairs: number }
    | { kind: 'holding'; of: 'actor' | 'collaboration'; count: number }
    | { kind: 'group'; number: number; most?: { count: number; name: string } }
    | { kind: 'part'; code: string }
    | { kind: 'partners'; mean: number }
    | { kind: 'pairs'; pairs: number }
    | { kind: 'meeting'; members: number; pairs: number }
    | { kind: 'after'; years: number }
    | { kind: 'bridge'; between: boolean }
    | { kind: 'days' }
    | { kind: 'partner-count' }
    | { kind: 'around' }
    | { kind: 'met'; pair: string; day: string }
    | { kind: 'funders'; count: number }
    | { kind: 'value' }
}

/**
 * The lines that say most. `adds`: what the lines and the rest together make, the value itself or the
 * term of that code; without it lines are examples and make no sum.
 */
export type ExampleLines = {
  lines: ExampleLine[]
  rest?: { count: number; value: number }
  adds?: string
  /** What kind of lines they are, where the first does not say. */
  title?: 'path' | 'communes' | 'groups' | 'distribution' | 'pairs' | 'parts'
}

export const LINES = 3

/** How a finding is made of smaller numbers of the same network; undefined where it is not so made. */
export type Worker = (network: SlicedNetwork, finding: Finding) => Working | undefined

/** Says what the lines of a finding of the network are. */
export type Teller = (network: SlicedNetwork, finding: Finding) => ExampleLines

export const collaborationLine = (
  network: SlicedNetwork,
  p: number,
): Pick<ExampleLine, 'id' | 'name' | 'opens'> => ({
  id: network.collaborationIds[p] ?? '',
  name: collaborationNameOf(network, p),
  opens: 'collaboration',
})

export const actorLine = (
  network: SlicedNetwork,
  actor: number,
): Pick<ExampleLine, 'id' | 'name' | 'opens'> => ({
  id: network.actorIds[actor] ?? '',
  name: nameOf(network, actor),
  opens: 'actor',
})

/** The lines that add most, whichever way, and what all others add together. */
export function largestOf(all: readonly ExampleLine[], adds: string): ExampleLines {
  const sorted = all.toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
  const others = sorted.slice(LINES)
  const value = others.reduce((sum, line) => sum + (line.value ?? 0), 0)
  return {
    lines: sorted.slice(0, LINES),
    ...(others.length > 0 && { rest: { count: others.length, value } }),
    adds,
  }
}

/** The collaborations to keep, those of most members first. */
export function bySize(network: SlicedNetwork, keep: (p: number) => boolean): number[] {
  return Array.from({ length: network.collaborationCount }, (_, p) => p)
    .filter(keep)
    .toSorted((a, b) => memberCount(network, b) - memberCount(network, a) || a - b)
}

/** The name of an actor of the whole network, in the slice or not. */
export function actorNamed(network: SlicedNetwork, id: string): string {
  const { ids, names } = network.whole.packed.actors
  const row = rowOfId(ids, id)
  return row === undefined ? id : (names[row] ?? id)
}

/** The name of a collaboration of the whole network, in the slice or not. */
export function collaborationNamed(network: SlicedNetwork, id: string): string {
  const { ids, names } = network.whole.packed.collaborations
  const row = rowOfId(ids, id)
  return row === undefined ? id : (names[row] ?? id)
}

/** The sum of numbers. */
export function total(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Something of each actor, in their order. */
export function everyActor<T>(network: SlicedNetwork, of: (actor: number) => T): T[] {
  return Array.from({ length: network.actorCount }, (_, actor) => of(actor))
}
