import { dayInterval } from '../../domain/dates.ts'
import type { Participation } from '../../domain/records.ts'

/** Participations while files are read, by pair of actor and collaboration. */
export class ParticipationGathering {
  /** Nearly every pair has one: a list is made for the others only. */
  readonly #pairs = new Map<string, Participation | Participation[]>()

  /** What the pair has so far, before the one that comes. */
  of(pair: string): readonly Participation[] {
    const known = this.#pairs.get(pair)
    if (known === undefined) return NONE
    return Array.isArray(known) ? known : [known]
  }

  /** What was told before only adds to it what it did not say: a million repeats take no more memory. */
  add(pair: string, participation: Participation): void {
    const known = this.#pairs.get(pair)
    if (known === undefined) {
      this.#pairs.set(pair, participation)
    } else if (!Array.isArray(known)) {
      const isAgain = isSameSpell(known, participation)
      this.#pairs.set(pair, isAgain ? { ...participation, ...known } : [known, participation])
    } else {
      const at = known.findIndex((one) => isSameSpell(one, participation))
      if (at === -1) known.push(participation)
      else known[at] = { ...participation, ...known[at] }
    }
  }

  /** All participations, with the spells of one actor, collaboration and role joined. */
  finish(missingEnd: 'same' | 'open'): Participation[] {
    const finished: Participation[] = []
    for (const pair of this.#pairs.values()) {
      if (!Array.isArray(pair)) {
        finished.push(pair)
        continue
      }
      for (const role of new Set(pair.map((participation) => participation.role))) {
        const spells = pair.filter((participation) => participation.role === role)
        finished.push(...joinSpells(spells, missingEnd))
      }
    }
    return finished
  }
}

function isSameSpell(a: Participation, b: Participation): boolean {
  return a.role === b.role && a.startsOn === b.startsOn && a.endsOn === b.endsOn
}

const NONE: readonly Participation[] = []

/** What tells one pair of actor and collaboration from another; no id holds a NUL. */
export function pairKey(actorId: string, collaborationId: string): string {
  return `${actorId}\0${collaborationId}`
}

/**
 * Spells of one actor, collaboration and role: those that touch (no day between) or overlap become one,
 * gaps stay. Spells without dates are one, beside the dated ones. With `missingEnd: 'open'` a spell
 * without an end lasts, so it takes in every later one and keeps no end.
 */
export function joinSpells(
  spells: readonly Participation[],
  missingEnd: 'same' | 'open',
): Participation[] {
  const joined: { spell: Participation; to: number }[] = []
  const undated: Participation[] = []
  const dated = spells.flatMap((spell) => {
    const interval = dayInterval(spell.startsOn, spell.endsOn)
    if (interval === undefined) {
      undated.push(spell)
      return []
    }
    const isOpen = missingEnd === 'open' && !interval.hasEnd
    return [{ spell, from: interval.from, to: isOpen ? Infinity : interval.to }]
  })
  dated.sort((a, b) => a.from - b.from || a.to - b.to)
  for (const { spell, from, to } of dated) {
    const last = joined.at(-1)
    if (last === undefined || from > last.to + 1) {
      joined.push({ spell, to })
      continue
    }
    last.spell = mergeSpells(last.spell, spell, last.to, to)
    last.to = Math.max(last.to, to)
  }
  const [first] = undated
  const rest = joined.map((one) => one.spell)
  return first === undefined
    ? rest
    : [undated.slice(1).reduce((a, b) => ({ ...b, ...a }), first), ...rest]
}

function mergeSpells(
  first: Participation,
  second: Participation,
  firstTo: number,
  secondTo: number,
): Participation {
  const { endsOn: _first, ...rest } = { ...second, ...first }
  const ending = secondTo > firstTo ? second : first
  const lasts = Math.max(firstTo, secondTo) === Infinity
  // One end that was not written counts as its start's day, month or year.
  const endsOn = lasts ? undefined : (ending.endsOn ?? impliedEnd(first, ending))
  return endsOn === undefined ? rest : { ...rest, endsOn }
}

/** No end need be written when the spell still ends with its own start. */
function impliedEnd(first: Participation, ending: Participation): string | undefined {
  return ending.startsOn === first.startsOn ? undefined : ending.startsOn
}
