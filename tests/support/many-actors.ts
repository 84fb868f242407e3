import type { MatchedActor } from '../../server/ingest/match/find-duplicates.ts'
import { seededRandom } from '../../server/network/random.ts'

const KINDS = [
  'Association',
  'Centre social',
  'MJC',
  'Mairie de',
  'École',
  'Club',
  'Collectif',
  'SARL',
]
const SYLLABLES = [
  'ba',
  'bor',
  'ché',
  'dur',
  'fon',
  'gra',
  'lan',
  'mau',
  'nie',
  'pel',
  'ro',
  'sau',
  'tri',
  'vel',
]
const TOWNS = [
  '33063',
  '64445',
  '40192',
  '24322',
  '47001',
  '86194',
  '87085',
  '17300',
  '16015',
  '79191',
]
const SEED = 7

/** Made-up actors of a region: names of two to four words, a tenth of them written twice. */
export function manyActors(count: number): MatchedActor[] {
  const random = seededRandom(SEED)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const word = () =>
    Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(SYLLABLES) ?? '').join('')
  const actors: MatchedActor[] = []
  while (actors.length < count) {
    const name = `${pick(KINDS) ?? ''} ${word()} ${random() < 0.5 ? word() : ''}`.trim()
    const place = { commune: pick(TOWNS) ?? '33063' }
    actors.push({ id: String(actors.length), name, place })
    if (random() < 0.1) actors.push({ id: String(actors.length), name: name.toUpperCase(), place })
  }
  return actors.slice(0, count)
}
