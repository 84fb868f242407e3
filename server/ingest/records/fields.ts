import {
  COLLABORATION_KINDS,
  FAMILIES,
  INTENSITIES,
  PHASES,
  PLACE_PRECISIONS,
  SCOPES,
  STAGES,
} from '../../domain/records.ts'
import { REGISTRY_NUMBERS, type RegistryNumber } from '../../domain/registry-numbers.ts'

/** What a field of a record holds, hence how a cell is read. */
export type FieldType =
  | { type: 'text'; maxLength: number; tooLong?: 'noted' }
  | { type: 'list'; maxLength: number; rows: 'most-frequent' | 'union' }
  | { type: 'ids' }
  | { type: 'id' }
  | { type: 'date' }
  | { type: 'boolean' }
  | { type: 'number'; minimum?: number; maximum?: number }
  | { type: 'choice'; of: readonly string[] }
  | { type: 'registry'; of: RegistryNumber }
  | { type: 'postcode' }
  | { type: 'commune' }
  | { type: 'currency' }

const text = (maxLength: number): FieldType => ({ type: 'text', maxLength })
const union = (maxLength = 200): FieldType => ({ type: 'list', maxLength, rows: 'union' })
const date: FieldType = { type: 'date' }
const flag: FieldType = { type: 'boolean' }

/** Fields of an actor by their path in the mapping; attributes and identifiers are texts of any name. */
export const ACTOR_FIELDS: Readonly<Record<string, FieldType>> = {
  name: text(1000),
  aliases: union(1000),
  category: text(200),
  sectors: { type: 'list', maxLength: 200, rows: 'most-frequent' },
  family: { type: 'choice', of: FAMILIES },
  'place.commune': { type: 'commune' },
  'place.postcode': { type: 'postcode' },
  'place.label': text(500),
  'place.departement': text(200),
  'place.region': text(200),
  'place.country': text(200),
  // As wide as the other: what lies past a pole may be a longitude, which records/check-place.ts sees.
  'place.latitude': { type: 'number', minimum: -180, maximum: 180 },
  'place.longitude': { type: 'number', minimum: -180, maximum: 180 },
  'place.precision': { type: 'choice', of: PLACE_PRECISIONS },
  socialEconomy: flag,
  skills: union(),
  skillsFrom: date,
  skillsTo: date,
  knownSince: date,
  surveyedOn: date,
  openedOn: date,
  closedOn: date,
  isPerson: flag,
}

export const COLLABORATION_FIELDS: Readonly<Record<string, FieldType>> = {
  name: text(2000),
  kind: { type: 'choice', of: COLLABORATION_KINDS },
  directed: flag,
  scope: { type: 'choice', of: SCOPES },
  domains: union(),
  startsOn: date,
  endsOn: date,
  stage: { type: 'choice', of: STAGES },
  stageSince: date,
  originTerritory: text(200),
  territories: union(),
  skillsNeeded: union(),
  followsIds: { type: 'ids' },
  spottedOn: date,
  spottedById: { type: 'id' },
  'funding.funderId': { type: 'id' },
  'funding.funderName': text(1000),
  'funding.amount': { type: 'number' },
  'funding.currency': { type: 'currency' },
  'funding.on': date,
  'funding.kind': text(200),
  weight: { type: 'number', minimum: 0 },
}

export const PARTICIPATION_FIELDS: Readonly<Record<string, FieldType>> = {
  startsOn: date,
  endsOn: date,
  intensity: { type: 'choice', of: INTENSITIES },
  phase: { type: 'choice', of: PHASES },
  share: { type: 'number', minimum: 0, maximum: 1 },
}

/** An attribute too long to keep (domain/records.ts) is left out; its row goes in. */
export const ATTRIBUTE_TEXT: FieldType = { type: 'text', maxLength: 20_000, tooLong: 'noted' }

/** What an identifier of that name holds: numbers of French registers are checked, others are any texts. */
export function identifierType(key: string): FieldType {
  const of = REGISTRY_NUMBERS.find((kind) => kind === key.toLowerCase())
  return of === undefined ? text(200) : { type: 'registry', of }
}
