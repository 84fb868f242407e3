import { Type } from 'typebox'
import { NO_DAY } from '../../domain/dates.ts'
import { windowOf } from '../../network/days.ts'
import { project, type Projection } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { memberDays } from '../time/pair-spells.ts'
import { isHeldOn, skillsOf } from './held-skills.ts'

/**
 * Do skills pass from one to the other? How many times a counted actor has on the last day of the window
 * a skill that it had not on the first, while a partner had it on the first.
 *
 * A partner is an actor with a tie in the slice, counted or not; support is none unless the slice
 * includes it. An open side of the window is the first day on which somebody takes part in something, or
 * `asOf`. Since when an actor has a skill must be known: one without that date, unless known to be lost before
 * the first day, is taken neither for held nor for new, and counted (`undated-skill`); coverage counts
 * each skill of each actor of the slice once. Lost and won again counts as had where it was there on the day.
 *
 * `parts`: skills gained in all (`gained`, partners or not), and `chances`, how many times an actor had
 * not a skill that a partner had: value / chances is how often it passes. It proves nothing: a course
 * that both took would look the same. Weights and sectors play no part; isolated actors gain alone.
 * Null without a first and a last day (`no-date`) or a dated skill (`not-recorded`).
 * O(skills + ties × skills). Mission, row 9. Oracle: by hand; naive version on small networks.
 */
export const skillAcquisition = defineNetworkMeasure({
  id: 'skill-acquisition',
  family: 'mission',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => 2 * project(network).ties,
  compute(network) {
    const period = periodOf(network)
    if (period === undefined) return { value: null, reason: 'no-date' }
    const { holdings, gains } = gainsOf(network, period)
    const dropped = holdings.reduce((sum, { unsure }) => sum + unsure.size, 0)
    const coverage = {
      used: holdings.reduce((sum, { known }) => sum + known, 0),
      dropped,
      why: dropped > 0 ? [{ code: 'undated-skill', count: dropped }] : [],
    }
    if (coverage.used === 0) return { value: null, reason: 'not-recorded', coverage }
    const sum = (of: (gain: Gain) => number) => gains.reduce((all, one) => all + of(one), 0)
    return {
      value: sum(({ acquired }) => acquired.length),
      parts: { gained: sum(({ gained }) => gained), chances: sum(({ chances }) => chances) },
      coverage,
    }
  },
})

/** What a counted actor gained: in all, and the codes of what a partner had on the first day. */
type Gain = { actor: number; gained: number; acquired: number[]; chances: number }

function gainsOf(network: SlicedNetwork, period: Period): { holdings: Holding[]; gains: Gain[] } {
  const holdings = Array.from({ length: network.actorCount }, (_, actor) =>
    holdingOf(network, actor, period),
  )
  const projection = project(network)
  const gains = [...holdings.entries()].flatMap(([actor, own]): Gain[] => {
    if (network.isCounted[actor] !== 1) return []
    const around = heldAround(projection, holdings, actor)
    const gained = [...own.atEnd].filter((code) => isNew(own, code))
    const acquired = gained.filter((code) => around.has(code))
    const chances = [...around].filter((code) => isNew(own, code)).length
    return [{ actor, gained: gained.length, acquired, chances }]
  })
  return { holdings, gains }
}

/** Which counted actor (its row in the slice) acquired which skills; none without a period. */
export function acquiredSkills(network: SlicedNetwork): { actor: number; skills: string[] }[] {
  const period = periodOf(network)
  const { vocabulary } = network.whole.packed.actors.skills
  return period === undefined
    ? []
    : gainsOf(network, period).gains.map(({ actor, acquired }) => ({
        actor,
        skills: acquired.map((code) => vocabulary[code] ?? ''),
      }))
}

type Period = { from: number; to: number }

/** Skills of an actor on the first and on the last day, and those of which the first is not known. */
type Holding = { atStart: Set<number>; atEnd: Set<number>; unsure: Set<number>; known: number }

const isNew = ({ atStart, unsure }: Holding, code: number) =>
  !atStart.has(code) && !unsure.has(code)

function periodOf(network: SlicedNetwork): Period | undefined {
  const { from: opens = -Infinity } = windowOf(network.slice) ?? {}
  const to = network.asOf
  const from = opens === -Infinity ? firstDay(network) : opens
  return from === undefined || to === NO_DAY || from > to ? undefined : { from, to }
}

function firstDay(network: SlicedNetwork): number | undefined {
  const days = memberDays(network).from.filter((day) => day !== NO_DAY)
  return days.length === 0 ? undefined : days.reduce((a, b) => Math.min(a, b))
}

function holdingOf(network: SlicedNetwork, actor: number, { from, to }: Period): Holding {
  const skills = skillsOf(network, actor)
  const codesWhere = (test: (skill: (typeof skills)[number]) => boolean) =>
    new Set(skills.filter(test).map(({ code }) => code))
  const unsure = codesWhere(
    (skill) => skill.from === NO_DAY && (skill.to === NO_DAY || skill.to >= from),
  )
  return {
    atStart: codesWhere((skill) => isHeldOn(skill, from)),
    atEnd: codesWhere((skill) => isHeldOn(skill, to)),
    unsure,
    known: codesWhere(({ code }) => !unsure.has(code)).size,
  }
}

/** The skills that a partner of the actor had on the first day. */
function heldAround(
  { offsets, neighbours }: Projection,
  holdings: readonly Holding[],
  actor: number,
): Set<number> {
  const held = new Set<number>()
  for (const partner of neighbours.subarray(offsets[actor], offsets[actor + 1])) {
    for (const code of holdings[partner]?.atStart ?? []) held.add(code)
  }
  return held
}
