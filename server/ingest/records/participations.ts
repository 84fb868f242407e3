import { dayInterval } from '../../domain/dates.ts'
import type { Participation } from '../../domain/records.ts'

/** Participations while files are read, by pair of actor and collaboration. */
export class ParticipationGathering {
  readonly #pairs = new Map<string, Participation[]>()

  /** What the pair has so far, before the one that comes. */
  of(actorId: string, collaborationId: string): readonly Participation[] {
    return this.#pairs.get(pairKey(actorId, collaborationId)) ?? []
  }

  add(participation: Participation): void {
    const key = pairKey(participation.actorId, participation.collaborationId)
    const known = this.#pairs.get(key)
    if (known === undefined) this.#pairs.set(key, [participation])
    else known.push(participation)
  }

  /** All participations, with the spells of one actor, collaboration and role joined. */
  finish(missingEnd: 'same' | 'open'): Participation[] {
    const finished: Participation[] = []
    for (const pair of this.#pairs.values()) {
      if (pair.length === 1) finished.push(...pair)
      else {
        for (const role of new Set(pair.map((participation) => participation.role))) {
          const spells = pair.filter((participation) => participation.role === role)
          finished.push(...joinSpells(spells, missingEnd))
        }
      }
    }
    return finished
  }
}

function pairKey(actorId: string, collaborationId: string): string {
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
