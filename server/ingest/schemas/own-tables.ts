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
  weight: ['poids', 'weight'],
}
const COLLABORATION_LISTS = {
  domains: ['domaines collaboration', 'collaboration domains'],
  territories: ['territoires', 'territories'],
  skillsNeeded: ['compétences recherchées', 'skills needed'],
}
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
  const known = [ACTOR.id, ACTOR.name, ACTOR.isPerson, PLACE.precision]
  if (known.some((names) => find(...names) === undefined)) return undefined
  const parts = [fields(ACTOR), fields(ACTOR_LISTS), fields(IDENTIFIERS), fields(PLACE)] as const
  const [own, several, identifiers, place] = parts
  const actor = { ...own, ...split(several), identifiers, place }
  const attributes = left(file, parts)
  return [{ file: file.name, holds: 'actors', decimal: '.', actor: { ...actor, attributes } }]
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
