import type { Write } from '../../domain/change-sets.ts'
import { joinParts, participationKey } from '../../domain/identifiers.ts'
import type { Actor, Collaboration, Network, Participation } from '../../domain/records.ts'
import { joinSpells } from '../../ingest/records/participations.ts'

/** Actors that become one: `kept` stays under its id, the others go. */
export type Merging = { kept: Actor; merged: readonly Actor[] }

/**
 * The actor that several become. What the kept one says stays; what it does not say comes from the
 * others, in their order. Their names become aliases, their ids former ids, their sectors and skills are
 * added. An identifier or attribute that both have keeps the kept one's value; the change set knows the
 * other.
 */
export function mergedActor({ kept, merged }: Merging): Actor {
  const all = [kept, ...merged]
  const names = all.flatMap(({ name, aliases }) => [name, ...aliases])
  const skills = new Map<string, Actor['skills'][number]>()
  for (const skill of all.flatMap((actor) => actor.skills)) {
    if (!skills.has(skill.code)) skills.set(skill.code, skill)
  }
  const { closedOn, ...filled } = all.reduceRight((filling, one) => ({ ...filling, ...one }))
  // One of two entries for an actor that goes on may be closed: only all of them close it.
  const isClosed = closedOn !== undefined && all.every((one) => one.closedOn !== undefined)
  return {
    ...filled,
    ...(isClosed && { closedOn }),
    aliases: unique(names).filter((name) => name !== kept.name),
    formerIds: unique([
      ...kept.formerIds,
      ...merged.flatMap(({ id, formerIds }) => [id, ...formerIds]),
    ]),
    sectors: unique(all.flatMap(({ sectors }) => sectors)),
    skills: [...skills.values()],
    identifiers: firstOf(all.map(({ identifiers }) => identifiers)),
    attributes: firstOf(all.map(({ attributes }) => attributes)),
  }
}

/** All keys, each with the value of the first that has it. */
function firstOf<T>(maps: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return maps.reduceRight<Record<string, T>>((filling, one) => ({ ...filling, ...one }), {})
}

/**
 * What becomes of participations: those of the merged actors are the kept one's, and spells of one
 * collaboration and role that now touch or overlap are joined (as an import joins them). Nothing else of
 * the kept one is touched.
 */
export function mergedParticipations(
  { kept, merged }: Merging,
  own: readonly Participation[],
  theirs: readonly Participation[],
  missingEnd: Network['missingEnd'],
): Write[] {
  const writes: Write[] = []
  const order = new Map(merged.map(({ id }, i) => [id, i]))
  const groups = new Map<string, Participation[]>()
  const inOrder = theirs.toSorted(
    (a, b) => (order.get(a.actorId) ?? 0) - (order.get(b.actorId) ?? 0),
  )
  for (const one of inOrder) {
    writes.push({ record: 'participation', id: participationKey(one), after: null })
    const key = joinParts([one.collaborationId, one.role])
    groups.set(key, [...(groups.get(key) ?? []), { ...one, actorId: kept.id }])
  }
  for (const [key, moved] of groups) {
    const before = own.filter((one) => joinParts([one.collaborationId, one.role]) === key)
    const joined = joinSpells([...before, ...moved], missingEnd)
    const after = new Set(joined.map(participationKey))
    for (const one of before) {
      const id = participationKey(one)
      if (!after.has(id)) writes.push({ record: 'participation', id, after: null })
    }
    for (const one of joined) {
      writes.push({ record: 'participation', id: participationKey(one), after: one })
    }
  }
  return writes
}

/** The collaboration with its funders and who spotted it under the kept id; undefined when none changes. */
export function repointed(
  collaboration: Collaboration,
  { kept, merged }: Merging,
): Collaboration | undefined {
  const ids = new Set(merged.map(({ id }) => id))
  const { spottedById, fundings } = collaboration
  const isSpotter = spottedById !== undefined && ids.has(spottedById)
  const isFunder = fundings.some(({ funderId }) => funderId !== undefined && ids.has(funderId))
  if (!isSpotter && !isFunder) return undefined
  return {
    ...collaboration,
    ...(isSpotter && { spottedById: kept.id }),
    fundings: fundings.map((funding) =>
      funding.funderId !== undefined && ids.has(funding.funderId)
        ? { ...funding, funderId: kept.id }
        : funding,
    ),
  }
}

/** The settings with the kept id among the support actors where a merged one was. */
export function repointedNetwork(network: Network, { kept, merged }: Merging): Network | undefined {
  const ids = new Set(merged.map(({ id }) => id))
  if (!network.supportActorIds.some((id) => ids.has(id))) return undefined
  const supportActorIds = unique(network.supportActorIds.map((id) => (ids.has(id) ? kept.id : id)))
  return { ...network, supportActorIds }
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
