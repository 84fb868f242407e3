import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * The tables of records that Maillage itself exports (reports/writers/record-tables.ts), by the headers
 * that they have in French and in English. Columns beside these are attributes.
 */

const ACTOR_ID = ['identifiant acteur', 'actor id']
const COLLABORATION_ID = ['identifiant collaboration', 'collaboration id']
const START = ['début', 'start']
const END = ['fin', 'end']

const ACTOR = {
  id: ACTOR_ID,
  name: ['nom acteur', 'actor name'],
  category: ['forme', 'legal form'],
  family: ['famille', 'family'],
  socialEconomy: ['économie sociale et solidaire', 'social economy'],
  knownSince: ['connu depuis', 'known since'],
  surveyedOn: ['interrogé le', 'surveyed on'],
  openedOn: ['créé le', 'opened on'],
  closedOn: ['fermé le', 'closed on'],
  isPerson: ['personne physique', 'is a person'],
}
const ACTOR_LISTS = {
  aliases: ['autres noms', 'other names'],
  sectors: ['secteurs acteur', 'actor sectors'],
}
const IDENTIFIERS = { siret: ['SIRET'], siren: ['SIREN'], rna: ['RNA'] }
const PLACE = {
  label: ['lieu acteur', 'actor place name'],
  commune: ['code commune acteur', 'actor INSEE code'],
  postcode: ['code postal acteur', 'actor postcode'],
  latitude: ['latitude'],
  longitude: ['longitude'],
  precision: ['précision du lieu', 'place precision'],
}
const COLLABORATION = {
  id: COLLABORATION_ID,
  name: ['nom collaboration', 'collaboration name'],
  kind: ['nature', 'kind'],
  directed: ['orienté', 'directed'],
  startsOn: START,
  endsOn: END,
  scope: ['portée', 'scope'],
  originTerritory: ['territoire d’origine', 'territory of origin'],
  spottedOn: ['repéré le', 'spotted on'],
  spottedById: ['repérée par', 'spotted by'],
  weight: ['poids', 'weight'],
}
const COLLABORATION_LISTS = {
  domains: ['domaines collaboration', 'collaboration domains'],
  territories: ['territoires', 'territories'],
  skillsNeeded: ['compétences recherchées', 'skills needed'],
}
const SKILL = {
  skills: ['compétence', 'skill'],
  skillsFrom: ['depuis', 'since'],
  skillsTo: ['jusqu’à', 'until'],
}
const STAGE = { stage: ['étape', 'stage'], stageSince: ['depuis', 'since'] }
const FUNDING = {
  funderId: ['identifiant financeur', 'funder id'],
  funderName: ['nom financeur', 'funder name'],
  amount: ['montant', 'amount'],
  currency: ['devise', 'currency'],
  on: ['accordé le', 'granted on'],
  kind: ['nature du financement', 'kind of funding'],
}
const FOLLOWING = { followsIds: ['fait suite à', 'follows'] }
const PARTICIPATION = {
  role: ['rôle', 'role'],
  startsOn: START,
  endsOn: END,
  intensity: ['intensité', 'intensity'],
  phase: ['phase'],
  share: ['part', 'share'],
}

/** Actors with all that a row can say of them. */
export function ownActors(file: DetectedFile): TableMapping[] | undefined {
  const { find, fields } = columnsOf(file)
  const told = [ACTOR.id, ACTOR.name, ACTOR.isPerson, PLACE.precision]
  if (told.some((names) => find(...names) === undefined)) return undefined
  const identifiers = { ...fields(IDENTIFIERS), ...furtherIdentifiers(file) }
  const parts = [fields(ACTOR), fields(ACTOR_LISTS), identifiers, fields(PLACE)] as const
  const [own, several, , place] = parts
  // Where the code is empty, no commune was found for the name, or it is abroad: that is said already.
  const known = place.commune && {
    country: { value: '–', when: [{ column: place.commune, match: '^$' }] },
  }
  const actor = { ...own, ...split(several), identifiers, place: { ...place, ...known } }
  const attributes = left(file, parts)
  return [{ file: file.name, holds: 'actors', decimal: '.', actor: { ...actor, attributes } }]
}

/** Numbers of other registers have columns of their own: `id:pic`. */
function furtherIdentifiers({ columns }: DetectedFile): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { name } of columns) if (/^id:./.test(name)) found[name.slice(3)] = name
  return found
}

/** Collaborations likewise. */
export function ownCollaborations(file: DetectedFile): TableMapping[] | undefined {
  const { find, fields } = columnsOf(file)
  const known = [COLLABORATION.id, COLLABORATION.name, COLLABORATION.kind, COLLABORATION.directed]
  if (known.some((names) => find(...names) === undefined)) return undefined
  const parts = [fields(COLLABORATION), fields(COLLABORATION_LISTS)] as const
  const [own, several] = parts
  const collaboration = { ...own, ...split(several), attributes: left(file, parts) }
  return [{ file: file.name, holds: 'collaborations', decimal: '.', collaboration }]
}

/** What each actor can do, and when; a row for each. */
export function ownSkills(file: DetectedFile): TableMapping[] | undefined {
  const { find, fields } = columnsOf(file)
  const [id, skill] = [find(...ACTOR_ID), find(...SKILL.skills)]
  if (id === undefined || skill === undefined) return undefined
  const actor = { id, ...each(fields(SKILL)) }
  return [{ file: file.name, holds: 'actors', actor }]
}

/** How far each collaboration is, since when; a row for each stage. */
export function ownStages(file: DetectedFile): TableMapping[] | undefined {
  const { find, fields } = columnsOf(file)
  const [id, stage] = [find(...COLLABORATION_ID), find(...STAGE.stage)]
  if (id === undefined || stage === undefined) return undefined
  const collaboration = { id, ...each(fields(STAGE)) }
  return [{ file: file.name, holds: 'collaborations', collaboration }]
}

/** Who gave what to which collaboration. */
export function ownFundings(file: DetectedFile): TableMapping[] | undefined {
  const { find, fields } = columnsOf(file)
  const id = find(...COLLABORATION_ID)
  const known = [FUNDING.funderName, FUNDING.amount, FUNDING.currency]
  if (id === undefined || known.some((names) => find(...names) === undefined)) return undefined
  const collaboration = { id, funding: each(fields(FUNDING)) }
  return [{ file: file.name, holds: 'collaborations', decimal: '.', collaboration }]
}

/** Which collaboration came out of which. */
export function ownFollowing(file: DetectedFile): TableMapping[] | undefined {
  const { find, fields } = columnsOf(file)
  const [id, earlier] = [find(...COLLABORATION_ID), find(...FOLLOWING.followsIds)]
  if (id === undefined || earlier === undefined) return undefined
  const collaboration = { id, ...each(fields(FOLLOWING)) }
  return [{ file: file.name, holds: 'collaborations', collaboration }]
}

/** Who takes part in what; both are named by their tables. */
export function ownParticipations(file: DetectedFile): TableMapping[] | undefined {
  const { find, fields } = columnsOf(file)
  const [actorId, collaborationId] = [find(...ACTOR_ID), find(...COLLABORATION_ID)]
  if (actorId === undefined || collaborationId === undefined) return undefined
  if ([PARTICIPATION.role, PARTICIPATION.intensity].some((names) => !find(...names))) {
    return undefined
  }
  return [
    {
      file: file.name,
      holds: 'participations',
      decimal: '.',
      actor: { id: actorId },
      collaboration: { id: collaborationId },
      participation: fields(PARTICIPATION),
    },
  ]
}

/** Every row is one more. */
function each<K extends string>(found: Partial<Record<K, string>>) {
  const fields: Partial<Record<K, { column: string; several: 'each' }>> = {}
  for (const key in found) {
    const column = found[key]
    if (column !== undefined) fields[key] = { column, several: 'each' }
  }
  return fields
}

function split<K extends string>(found: Partial<Record<K, string>>) {
  const lists: Partial<Record<K, { column: string; split: string }>> = {}
  for (const key in found) {
    const column = found[key]
    if (column !== undefined) lists[key] = { column, split: '|' }
  }
  return lists
}

function left(file: DetectedFile, parts: readonly Partial<Record<string, string>>[]): string[] {
  const taken = new Set(parts.flatMap((found) => Object.values(found)))
  return file.columns.flatMap(({ name }) => (taken.has(name) || name === '' ? [] : [name]))
}
