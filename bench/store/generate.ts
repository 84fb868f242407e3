import type { Write } from '../../server/domain/change-sets.ts'
import { participationKey } from '../../server/domain/identifiers.ts'
import { newActor, newCollaboration, type Role } from '../../server/domain/records.ts'

/** How large the network is, and how many per cent of its records differ from the one of 0 %. */
export type Size = { actors: number; collaborations: number; participations: number }
export const FULL_SIZE: Size = { actors: 100_000, collaborations: 50_000, participations: 500_000 }

const SECTORS = [
  'culture',
  'education',
  'energy',
  'health',
  'housing',
  'mobility',
  'sport',
  'trade',
]
const CATEGORIES = ['association', 'commune', 'company', 'school', 'university']
const ROLES: Role[] = ['lead', 'partner', 'partner', 'partner', 'support', 'funder']
const SOURCE = {
  label: 'partenaires.csv',
  producer: 'Région',
  licence: 'Licence Ouverte 2.0',
  importId: 'import-1',
}

/**
 * The writes of an import: actors, collaborations, then participations by collaboration, as tables come.
 * Seeded: the same size gives the same network. With `changedPercent`, that share of the records has
 * another value.
 */
export function* generate(size: Size, changedPercent = 0): Generator<Write> {
  const random = mulberry32(2012)
  const changed = () => random() * 100 < changedPercent
  const pick = <T>(values: readonly T[], fallback: T): T =>
    values[Math.floor(random() * values.length)] ?? fallback
  for (let i = 0; i < size.actors; i++) {
    const id = actorId(i)
    const commune = Math.floor(random() * 500)
    yield {
      record: 'actor',
      id,
      after: newActor({
        id,
        name: `Acteur ${pick(['Médias', 'Atelier', 'Réseau', 'Maison'], '')} ${i}`,
        category: pick(CATEGORIES, ''),
        sectors: random() < 0.2 ? ['culture', 'education'] : [pick(SECTORS, '')],
        place: {
          commune: `33${String(commune).padStart(3, '0')}`,
          label: `Commune ${commune}`,
          latitude: Math.round(44e4 + random() * 1e4) / 1e4,
          longitude: Math.round(-1e4 * random()) / 1e4,
        },
        knownSince: `${2008 + Math.floor(random() * 6)}`,
        attributes: {
          Region: 'Aquitaine',
          Effectif: Math.floor(random() * 200) + (changed() ? 1_000 : 0),
        },
        source: SOURCE,
      }),
    }
  }
  for (let i = 0; i < size.collaborations; i++) {
    const id = collaborationId(i)
    const year = 2005 + Math.floor(random() * 10)
    yield {
      record: 'collaboration',
      id,
      after: newCollaboration({
        id,
        name: `Projet ${i}${changed() ? ' (suite)' : ''}`,
        domains: [pick(SECTORS, '')],
        startsOn: `${year}`,
        endsOn: `${year + 2}`,
        territories: [`33${String(Math.floor(random() * 500)).padStart(3, '0')}`],
        source: SOURCE,
      }),
    }
  }
  const perCollaboration = Math.round(size.participations / size.collaborations)
  for (let c = 0; c < size.collaborations; c++) {
    const members = new Set<number>()
    while (members.size < perCollaboration) {
      // Some take part in much, most in little.
      members.add(Math.floor(random() ** 2 * size.actors))
    }
    for (const member of members) {
      const after = {
        actorId: actorId(member),
        collaborationId: collaborationId(c),
        role: pick(ROLES, 'partner'),
        ...(random() < 0.3 ? { startsOn: `${2006 + Math.floor(random() * 8)}-03` } : {}),
        ...(changed() ? { share: 0.5 } : {}),
        source: SOURCE,
      }
      yield { record: 'participation', id: participationKey(after), after }
    }
  }
}

/** The writes of `generate(size)` that `generate(size, changedPercent)` changes: a tenth of them at 10. */
export function onlyChanged(size: Size, changedPercent: number): Write[] {
  const writes: Write[] = []
  const others = generate(size, changedPercent)
  for (const write of generate(size)) {
    const other = others.next()
    if (other.done === true || JSON.stringify(other.value) !== JSON.stringify(write)) {
      writes.push(write)
    }
  }
  return writes
}

const actorId = (i: number): string => `A${String(i).padStart(6, '0')}`
const collaborationId = (i: number): string => `P${String(i).padStart(5, '0')}`

/** Small seeded generator of numbers in [0, 1): https://github.com/cprosche/mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
