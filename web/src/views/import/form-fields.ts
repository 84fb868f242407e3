import type { TableMapping } from '../../../../server/domain/import-mapping.ts'

/** The fields that a column can be said to feed, the most usual first within each record. */
const FORM_FIELDS = [
  'actor.id',
  'actor.name',
  'actor.sectors',
  'actor.category',
  'actor.place.label',
  'actor.place.commune',
  'actor.place.postcode',
  'actor.place.departement',
  'actor.place.region',
  'actor.place.country',
  'actor.place.latitude',
  'actor.place.longitude',
  'actor.identifiers.siret',
  'actor.identifiers.siren',
  'actor.identifiers.rna',
  'actor.aliases',
  'actor.skills',
  'actor.knownSince',
  'actor.surveyedOn',
  'actor.openedOn',
  'actor.closedOn',
  'actor.family',
  'actor.socialEconomy',
  'actor.isPerson',
  'collaboration.id',
  'collaboration.name',
  'collaboration.kind',
  'collaboration.domains',
  'collaboration.startsOn',
  'collaboration.endsOn',
  'collaboration.weight',
  'collaboration.territories',
  'collaboration.funding.amount',
  'collaboration.funding.funderName',
  'collaboration.funding.on',
  'collaboration.funding.kind',
  'collaboration.scope',
  'collaboration.stage',
  'collaboration.stageSince',
  'collaboration.originTerritory',
  'collaboration.skillsNeeded',
  'collaboration.spottedOn',
  'collaboration.followsIds',
  'participation.role',
  'participation.startsOn',
  'participation.endsOn',
  'participation.share',
  'participation.intensity',
  'participation.phase',
  'source.id',
  'source.name',
  'source.sectors',
  'target.id',
  'target.name',
  'target.sectors',
  'actor.attributes',
  'collaboration.attributes',
] as const
export type FormField = (typeof FORM_FIELDS)[number]

const PARTS_OF: Readonly<Record<TableMapping['holds'], readonly string[]>> = {
  participations: ['actor', 'collaboration', 'participation'],
  actors: ['actor'],
  collaborations: ['collaboration'],
  ties: ['source', 'target', 'collaboration'],
}

/** The fields that a table of this content can feed. */
export function fieldsFor(holds: TableMapping['holds']): FormField[] {
  return FORM_FIELDS.filter((field) => PARTS_OF[holds].includes(recordOf(field)))
}

/** The same, by the record that they are fields of, in the order of the table's records. */
export function fieldGroups(
  holds: TableMapping['holds'],
): { record: string; fields: FormField[] }[] {
  const fields = fieldsFor(holds)
  return PARTS_OF[holds].map((record) => ({
    record,
    fields: fields.filter((field) => recordOf(field) === record),
  }))
}

/** The code of a field's name: what a funding is of kind is not what a collaboration is of. */
export function fieldCode(path: string): string {
  return path.endsWith('.funding.kind') ? 'fundingKind' : (path.split('.').at(-1) ?? '')
}

/** Fields whose names need a word more, by their codes. */
export const EXPLAINED_FIELDS = [
  'id',
  'sectors',
  'category',
  'label',
  'knownSince',
  'surveyedOn',
  'family',
  'kind',
  'domains',
  'weight',
  'territories',
  'scope',
  'stage',
  'spottedOn',
  'followsIds',
  'role',
  'share',
  'intensity',
  'phase',
  'attributes',
] as const

function recordOf(path: string): string {
  return path.split('.')[0] ?? ''
}
