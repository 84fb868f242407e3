import { dayInterval, dayRange } from '../../domain/dates.ts'
import { COLLABORATION_KINDS, FAMILIES, INTENSITIES, ROLES, SCOPES } from '../../domain/records.ts'
import type { Actor, Collaboration, Participation } from '../../domain/records.ts'

/**
 * What the packed network needs of a record, written beside it when the record is, so that reading a
 * whole network parses no record. Positions in the arrays are those that packed.ts reads; other
 * positions ask for a migration that writes all of them again (rebuild-columns.ts).
 */

export function actorColumns(actor: Actor): string {
  const { place } = actor
  return JSON.stringify([
    actor.name,
    actor.sectors,
    actor.skills.flatMap(({ code, from, to }) => [code, from ?? null, to ?? null]),
    actor.category ?? null,
    place?.commune ?? null,
    place?.label ?? null,
    place?.latitude ?? null,
    place?.longitude ?? null,
    firstDay(actor.knownSince),
    lastDay(actor.surveyedOn),
    firstDay(actor.openedOn),
    lastDay(actor.closedOn),
    Number(actor.isPerson),
    indexIn(FAMILIES, actor.family),
    actor.formerIds,
    actor.attributes,
    actor.socialEconomy === undefined ? -1 : Number(actor.socialEconomy),
  ])
}

export function collaborationColumns(collaboration: Collaboration): string {
  const interval = dayInterval(collaboration.startsOn, collaboration.endsOn)
  return JSON.stringify([
    collaboration.name,
    indexIn(COLLABORATION_KINDS, collaboration.kind),
    Number(collaboration.directed),
    indexIn(SCOPES, collaboration.scope),
    collaboration.domains,
    collaboration.territories,
    collaboration.originTerritory ?? null,
    collaboration.weight,
    interval?.from ?? null,
    interval?.to ?? null,
    Number(interval?.hasEnd ?? false),
    collaboration.stages.flatMap(({ stage, since }) => [stage, since ?? null]),
    collaboration.skillsNeeded,
    firstDay(collaboration.spottedOn),
    collaboration.fundings.flatMap(({ funderId, funderName, amount, currency, on, kind }) => [
      funderId ?? funderName,
      amount,
      currency,
      on ?? null,
      kind ?? null,
    ]),
  ])
}

/**
 * Role, days and intensity of a participation in one exact integer: role, then 16 when an end is given,
 * then both days in steps of 2^5 and 2^27, counted from 0000-01-01 plus one, 0 being no date, then the
 * intensity plus one in steps of 2^49. (The days of four-digit years need 22 bits each: 52 in all, below
 * the 53 that a number keeps.)
 */
export function participationSpan(participation: Participation): number {
  const interval = dayInterval(participation.startsOn, participation.endsOn)
  const role = indexIn(ROLES, participation.role)
  const intensity = (indexIn(INTENSITIES, participation.intensity) + 1) * 2 ** 49
  if (interval === undefined) return role + intensity
  return (
    role +
    intensity +
    (interval.hasEnd ? 16 : 0) +
    (interval.from + FIRST_DAY) * 2 ** 5 +
    (interval.to + FIRST_DAY) * 2 ** 27
  )
}

/** Days from 0000-01-01 to 1970-01-01, plus one. */
export const FIRST_DAY = 719_529

function firstDay(date: string | undefined): number | null {
  return (date === undefined ? undefined : dayRange(date)?.first) ?? null
}

function lastDay(date: string | undefined): number | null {
  return (date === undefined ? undefined : dayRange(date)?.last) ?? null
}

/** The place of a value among the known ones; -1 without a value. */
export function indexIn(values: readonly string[], value: string | undefined): number {
  return value === undefined ? -1 : values.indexOf(value)
}
