import { dayInterval } from '../../domain/dates.ts'
import { joinParts, participationKey } from '../../domain/identifiers.ts'
import type { Network, Participation, Source } from '../../domain/records.ts'
import { joinSpells } from '../records/participations.ts'
import { mergeFields } from './merge-fields.ts'

type MissingEnd = Network['missingEnd']

/** What one participation was and becomes; `before` or `after` is absent when it was not, or goes. */
export type ParticipationChange = { key: string; before?: Participation; after?: Participation }

/**
 * Imported participations beside the stored ones. The same (actor, collaboration, role, start) is the
 * same participation; a dated spell that touches or overlaps stored ones is joined with them. An end
 * that comes earlier than the stored one is a correction only when it comes from the same source, or
 * from a newer edition of it (`replaces`: the import ids of the earlier ones):
 * another file may know of a part of the spell alone. `created`: those that are new as they are told, by
 * far the most of a first import, of which nothing is made before it is written.
 */
export function mergeParticipations(
  stored: ReadonlyMap<string, Participation>,
  imported: readonly Participation[],
  {
    missingEnd,
    source,
    replaces,
  }: { missingEnd: MissingEnd; source?: Source; replaces?: ReadonlySet<string> },
): { created: Participation[]; changes: ParticipationChange[]; unchanged: number } {
  const created: Participation[] = []
  const changes: ParticipationChange[] = []
  const spells = new Map<string, Participation[]>()
  let unchanged = 0
  for (const told of imported) {
    // Keys are long texts: where nothing is stored there is nothing to look up.
    const known = stored.size === 0 ? undefined : stored.get(participationKey(told))
    const isCorrection =
      source !== undefined &&
      (known?.source?.label === source.label || replaces?.has(known?.source?.importId ?? ''))
    const after =
      known === undefined
        ? told
        : mergeFields(known, isCorrection ? told : withLaterEnd(told, known, missingEnd))
    if (after === known) unchanged++
    else if (isUndated(told)) {
      if (known === undefined) created.push(told)
      else changes.push({ key: participationKey(told), before: known, after })
    } else {
      const triple = tripleOf(told)
      const others = spells.get(triple)
      if (others === undefined) spells.set(triple, [after])
      else others.push(after)
    }
  }
  if (spells.size > 0) changes.push(...joinWithStored(stored, spells, missingEnd))
  return { created, changes, unchanged }
}

function joinWithStored(
  stored: ReadonlyMap<string, Participation>,
  toldSpells: ReadonlyMap<string, readonly Participation[]>,
  missingEnd: MissingEnd,
): ParticipationChange[] {
  const known = new Map<string, Map<string, Participation>>()
  for (const [key, one] of stored) {
    const triple = tripleOf(one)
    if (!toldSpells.has(triple)) continue
    const spells = known.get(triple) ?? new Map<string, Participation>()
    known.set(triple, spells.set(key, one))
  }
  const changes: ParticipationChange[] = []
  for (const [triple, spells] of toldSpells) {
    const before = known.get(triple) ?? new Map<string, Participation>()
    const told = new Set(spells.map(participationKey))
    const kept = [...before].flatMap(([key, one]) => (told.has(key) ? [] : [one]))
    const joined = joinSpells([...kept, ...spells], missingEnd)
    const after = new Map(joined.map((spell) => [participationKey(spell), spell]))
    changes.push(...difference(before, after))
  }
  return changes
}

function difference(
  before: ReadonlyMap<string, Participation>,
  after: ReadonlyMap<string, Participation>,
): ParticipationChange[] {
  const changes: ParticipationChange[] = []
  for (const [key, one] of before) if (!after.has(key)) changes.push({ key, before: one })
  for (const [key, one] of after) {
    const known = before.get(key)
    if (known === undefined) changes.push({ key, after: one })
    else if (mergeFields(known, one) !== known) changes.push({ key, before: known, after: one })
  }
  return changes
}

/** What is told, ending no earlier than what is stored. */
function withLaterEnd(
  told: Participation,
  known: Participation,
  missingEnd: MissingEnd,
): Participation {
  const end = (one: Participation): number => {
    const interval = dayInterval(one.startsOn, one.endsOn)
    if (interval === undefined) return -Infinity
    return missingEnd === 'open' && !interval.hasEnd ? Infinity : interval.to
  }
  if (end(told) >= end(known)) return told
  const { endsOn: _earlier, ...rest } = told
  return known.endsOn === undefined ? rest : { ...rest, endsOn: known.endsOn }
}

function tripleOf({ actorId, collaborationId, role }: Participation): string {
  return joinParts([actorId, collaborationId, role])
}

function isUndated({ startsOn, endsOn }: Participation): boolean {
  return startsOn === undefined && endsOn === undefined
}
