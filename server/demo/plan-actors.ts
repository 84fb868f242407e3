import { newActor, type Actor, type Place } from '../domain/records.ts'
import { KINDS_OF, namer, SECTORS, type Sector } from './names.ts'
import { DEMO_PLACES } from './places.ts'
import type { Random } from './random.ts'

/** Why an actor of the demonstration was made; the planted ones are named after their reason. */
export const GROUPS = {
  ordinary: 117,
  'not-recorded': 8,
  new: 4,
  dormant: 5,
  'no-project': 9,
  'support-only': 10,
  solo: 6,
  pair: 6,
  periphery: 5,
  'own-sector-only': 4,
  'own-commune-only': 4,
} as const
export type Group = keyof typeof GROUPS

export type DemoActor = { record: Actor; sector: Sector; place: Place }
export type DemoActors = {
  byGroup: Record<Group, DemoActor[]>
  resourceCentre: Actor
  funder: Actor
  all: Actor[]
}

const ORDINARY_BY_SECTOR: Record<Sector, number> = {
  Culture: 26,
  'Éducation populaire': 24,
  'Économies créatives': 17,
  Numérique: 18,
  Collectivités: 13,
  'Enseignement et recherche': 11,
  Entreprises: 8,
}
const SOURCE = {
  label: 'Réseau de démonstration (données fictives)',
  producer: 'Maillage',
  licence: 'CC0-1.0',
  asOf: '2014-12-31',
}

/** The 180 actors: two of support, those of the planted truths and the ordinary ones. */
export function planActors(random: Random): DemoActors {
  const nameFor = namer(random)
  const all: Actor[] = []
  const add = (name: string, sector: Sector, place: Place, fields: Partial<Actor>): DemoActor => {
    const { category, family } = KINDS_OF[sector]
    const record = newActor({
      id: `acteur-${String(all.length + 1).padStart(3, '0')}`,
      name,
      category,
      family,
      sectors: [sector],
      place,
      socialEconomy: category === 'Association',
      source: SOURCE,
      ...fields,
    })
    all.push(record)
    return { record, sector, place }
  }
  const bordeaux = placeOf('33063')
  const early = { knownSince: '2010-01' }
  const resourceCentre = add('Ressources Cinq-Rives', 'Numérique', bordeaux, early).record
  const funder = add('Assemblée des Cinq-Rives', 'Collectivités', bordeaux, early).record

  const group = (name: Group, fields: () => Partial<Actor>, sectorAt?: (i: number) => Sector) =>
    Array.from({ length: GROUPS[name] }, (_, i) => {
      const sector = sectorAt?.(i) ?? random.pick(SECTORS)
      return add(nameFor(sector), sector, random.pick(DEMO_PLACES), fields())
    })
  const known = () => ({ knownSince: `${random.between(2009, 2012)}` })
  const surveyed = () => ({ ...known(), surveyedOn: '2014-10' })
  const deck = SECTORS.flatMap((sector) =>
    Array.from({ length: ORDINARY_BY_SECTOR[sector] }, () => sector),
  )
  const byGroup: DemoActors['byGroup'] = {
    ordinary: group('ordinary', known, (i) => deck[i] ?? 'Culture'),
    'not-recorded': group('not-recorded', known),
    new: group('new', () => ({ knownSince: '2014-06', surveyedOn: '2014-10' })),
    dormant: group('dormant', known),
    'no-project': group('no-project', surveyed),
    'support-only': group('support-only', known),
    solo: group('solo', known),
    pair: group('pair', known),
    periphery: group('periphery', known),
    'own-sector-only': group('own-sector-only', known, (i) => SECTORS[i % 3] ?? 'Culture'),
    'own-commune-only': group('own-commune-only', known),
  }
  return { byGroup, resourceCentre, funder, all }
}

/** A place of the demonstration by its INSEE code. */
export function placeOf(commune: string): Place {
  const place = DEMO_PLACES.find((candidate) => candidate.commune === commune)
  if (!place) throw new RangeError(`no demonstration place ${commune}`)
  return place
}
