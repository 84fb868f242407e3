import { inCanonicalOrder } from '../../domain/canonical-json.ts'
import type { Write } from '../../domain/change-sets.ts'
import type { Actor, Collaboration, Participation } from '../../domain/records.ts'

type Fields<R> = Record<keyof Omit<R, 'source'>, unknown>

/**
 * A checked record without its source, its fields in canonical order: what `JSON.stringify` makes of it is
 * `canonicalJson(record, 'source')`. For the three kinds that come by the hundred thousand the order is
 * written here instead of found for each, which takes a third of the time.
 */
export function recordInOrder({ record, after }: Write): unknown {
  if (after === null) return null
  switch (record) {
    case 'actor':
      return actorInOrder(after)
    case 'collaboration':
      return collaborationInOrder(after)
    case 'participation':
      return participationInOrder(after)
    default:
      return inCanonicalOrder(after, 'source')
  }
}

function actorInOrder(actor: Actor): Fields<Actor> {
  return {
    aliases: actor.aliases,
    attributes: inOrder(actor.attributes),
    category: actor.category,
    closedOn: actor.closedOn,
    family: actor.family,
    formerIds: actor.formerIds,
    id: actor.id,
    identifiers: inOrder(actor.identifiers),
    isPerson: actor.isPerson,
    knownSince: actor.knownSince,
    name: actor.name,
    openedOn: actor.openedOn,
    place: actor.place && placeInOrder(actor.place),
    sectors: actor.sectors,
    skills: actor.skills.map(({ code, from, to }) => ({ code, from, to })),
    socialEconomy: actor.socialEconomy,
    surveyedOn: actor.surveyedOn,
  }
}

function placeInOrder(
  place: NonNullable<Actor['place']>,
): Record<keyof NonNullable<Actor['place']>, unknown> {
  return {
    commune: place.commune,
    label: place.label,
    latitude: place.latitude,
    longitude: place.longitude,
    postcode: place.postcode,
    precision: place.precision,
  }
}

function collaborationInOrder(collaboration: Collaboration): Fields<Collaboration> {
  return {
    attributes: inOrder(collaboration.attributes),
    directed: collaboration.directed,
    domains: collaboration.domains,
    endsOn: collaboration.endsOn,
    followsIds: collaboration.followsIds,
    fundings: collaboration.fundings.map(fundingInOrder),
    id: collaboration.id,
    kind: collaboration.kind,
    name: collaboration.name,
    originTerritory: collaboration.originTerritory,
    scope: collaboration.scope,
    skillsNeeded: collaboration.skillsNeeded,
    spottedById: collaboration.spottedById,
    spottedOn: collaboration.spottedOn,
    stages: collaboration.stages.map(({ since, stage }) => ({ since, stage })),
    startsOn: collaboration.startsOn,
    territories: collaboration.territories,
    weight: collaboration.weight,
  }
}

type Funding = Collaboration['fundings'][number]

function fundingInOrder(funding: Funding): Record<keyof Funding, unknown> {
  return {
    amount: funding.amount,
    currency: funding.currency,
    funderId: funding.funderId,
    funderName: funding.funderName,
    kind: funding.kind,
    on: funding.on,
  }
}

function participationInOrder(participation: Participation): Fields<Participation> {
  return {
    actorId: participation.actorId,
    collaborationId: participation.collaborationId,
    endsOn: participation.endsOn,
    intensity: participation.intensity,
    phase: participation.phase,
    role: participation.role,
    share: participation.share,
    startsOn: participation.startsOn,
  }
}

/** Plain values by name, in the order of names; the same object when they are in it already. */
function inOrder<V>(values: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  let last = ''
  for (const name of Object.keys(values)) {
    if (name < last) {
      return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    }
    last = name
  }
  return values
}
