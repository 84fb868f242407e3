import type { ActorWrite } from '../../../../server/contract/records.ts'
import type { Actor } from '../../../../server/domain/records.ts'
import { skillFaults, skillLines, writeSkills, type SkillLine } from './line-fields.ts'
import { readPairs, writePairs, type Pair } from './pairs.ts'
import { checkDates, given, listOf, numberOf, type FieldErrors } from './values.ts'

/** An actor as its form holds it: texts, empty where nothing is known. */
export type ActorValues = {
  id: string
  name: string
  aliases: string[]
  sectors: string[]
  category: string
  family: string
  siret: string
  siren: string
  rna: string
  commune: string
  postcode: string
  label: string
  latitude: string
  longitude: string
  socialEconomy: string
  skills: SkillLine[]
  knownSince: string
  surveyedOn: string
  openedOn: string
  closedOn: string
  isPerson: boolean
  attributes: Pair[]
}

export const ACTOR_DATES = ['knownSince', 'surveyedOn', 'openedOn', 'closedOn'] as const
export const ACTOR_IDENTIFIERS = ['siret', 'siren', 'rna'] as const
export const FAMILIES = ['solutions', 'usages', 'both'] as const

/** An actor as its form holds it; without one, an empty form. */
export function actorValues(actor?: Actor): ActorValues {
  const { identifiers = {}, place = {} } = actor ?? {}
  return {
    id: actor?.id ?? '',
    name: actor?.name ?? '',
    aliases: actor?.aliases ?? [],
    sectors: actor?.sectors ?? [],
    category: actor?.category ?? '',
    family: actor?.family ?? '',
    siret: identifiers['siret'] ?? '',
    siren: identifiers['siren'] ?? '',
    rna: identifiers['rna'] ?? '',
    commune: place.commune ?? '',
    postcode: place.postcode ?? '',
    label: place.label ?? '',
    latitude: place.latitude === undefined ? '' : String(place.latitude),
    longitude: place.longitude === undefined ? '' : String(place.longitude),
    socialEconomy: actor?.socialEconomy === undefined ? '' : actor.socialEconomy ? 'yes' : 'no',
    skills: skillLines(actor?.skills),
    knownSince: actor?.knownSince ?? '',
    surveyedOn: actor?.surveyedOn ?? '',
    openedOn: actor?.openedOn ?? '',
    closedOn: actor?.closedOn ?? '',
    isPerson: actor?.isPerson ?? false,
    attributes: readPairs(actor?.attributes),
  }
}

/** What is sent: the record as it was read, with what the form says; nothing that it does not show is lost. */
export function actorWrite(values: ActorValues, base?: Actor): ActorWrite {
  const family = FAMILIES.find((one) => one === values.family)
  const place = placeOf(values, base)
  const id = base?.id ?? values.id.trim()
  return {
    ...(id !== '' && { id }),
    name: values.name.trim(),
    aliases: listOf(values.aliases),
    ...given('category', values.category),
    sectors: listOf(values.sectors),
    ...(family && { family }),
    identifiers: identifiersOf(values, base),
    ...(place && { place }),
    ...(values.socialEconomy !== '' && { socialEconomy: values.socialEconomy === 'yes' }),
    skills: writeSkills(values.skills),
    ...given('knownSince', values.knownSince),
    ...given('surveyedOn', values.surveyedOn),
    ...given('openedOn', values.openedOn),
    ...given('closedOn', values.closedOn),
    isPerson: values.isPerson,
    attributes: writePairs(values.attributes, base?.attributes),
  }
}

/** What the page can tell by itself, by field, as message keys. */
export function actorFaults(values: ActorValues): FieldErrors {
  const faults = checkDates(values, ACTOR_DATES)
  if (values.name.trim() === '') faults['name'] = 'view.edit.missing'
  if (values.siret !== '' && !/^\d{14}$/.test(compact(values.siret))) {
    faults['siret'] = 'view.edit.wrong-siret'
  }
  if (values.siren !== '' && !/^\d{9}$/.test(compact(values.siren))) {
    faults['siren'] = 'view.edit.wrong-siren'
  }
  if (values.postcode !== '' && !/^\d{5}$/.test(values.postcode.trim())) {
    faults['postcode'] = 'view.edit.wrong-postcode'
  }
  if (values.commune !== '' && !/^(?:[013-9]\d|2[AB1-9])\d{3}$/.test(values.commune.trim())) {
    faults['commune'] = 'view.edit.wrong-commune'
  }
  for (const [field, most] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    const degrees = numberOf(values[field])
    if (values[field].trim() !== '' && (degrees === undefined || Math.abs(degrees) > most)) {
      faults[field] = 'view.edit.wrong-degrees'
    }
  }
  return { ...faults, ...skillFaults(values.skills) }
}

const compact = (text: string): string => text.replaceAll(/\s/gu, '')

function identifiersOf(values: ActorValues, base: Actor | undefined): Record<string, string> {
  const identifiers = { ...base?.identifiers }
  for (const name of ACTOR_IDENTIFIERS) {
    const text = compact(values[name])
    if (text === '') delete identifiers[name]
    else identifiers[name] = text
  }
  return identifiers
}

function placeOf(values: ActorValues, base: Actor | undefined): ActorWrite['place'] {
  const before = actorValues(base)
  const fields = ['commune', 'postcode', 'label', 'latitude', 'longitude'] as const
  if (base && fields.every((field) => values[field].trim() === before[field])) return base.place
  const latitude = numberOf(values.latitude)
  const longitude = numberOf(values.longitude)
  const place = {
    ...given('commune', values.commune),
    ...given('postcode', values.postcode),
    ...given('label', values.label),
    ...(latitude !== undefined && { latitude }),
    ...(longitude !== undefined && { longitude }),
  }
  return Object.keys(place).length === 0 ? undefined : place
}
