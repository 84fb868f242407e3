import { NO_DAY } from '../../domain/dates.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** A skill of an actor: its code, and the days from which and to which it has it (NO_DAY: not known). */
export type HeldSkill = { code: number; from: number; to: number }

/** The skills recorded of an actor (its row in the slice); one may come several times. */
export function skillsOf(network: SlicedNetwork, actor: number): HeldSkill[] {
  const { skills, skillsFrom, skillsTo } = network.whole.packed.actors
  const row = network.actorRows[actor] ?? 0
  const list: HeldSkill[] = []
  for (let k = skills.offsets[row] ?? 0; k < (skills.offsets[row + 1] ?? 0); k++) {
    const [from, to] = [skillsFrom[k] ?? NO_DAY, skillsTo[k] ?? NO_DAY]
    list.push({ code: skills.codes[k] ?? -1, from, to })
  }
  return list
}

/** Whether a skill may have been there in these days: a day that is not known rules nothing out. */
export function isHeldWithin(skill: HeldSkill, from: number, to: number): boolean {
  const isLater = skill.from !== NO_DAY && to !== NO_DAY && skill.from > to
  const isEarlier = skill.to !== NO_DAY && from !== NO_DAY && skill.to < from
  return !isLater && !isEarlier
}

/** Whether a skill is known to have been there on a day: since when must be known. */
export function isHeldOn(skill: HeldSkill, day: number): boolean {
  return skill.from !== NO_DAY && skill.from <= day && (skill.to === NO_DAY || skill.to >= day)
}
