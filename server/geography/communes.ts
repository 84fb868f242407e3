import {
  communeNames,
  communes,
  departements,
  epcis,
  regions,
  type Commune,
  type Departement,
  type Epci,
  type Region,
} from './decoupage.ts'
import { foldPlaceName } from './place-names.ts'

export type { Commune, Departement } from './decoupage.ts'

/** The commune (or municipal arrondissement) of an INSEE code; a code no longer in force gives its successor. */
export function communeByCode(code: string): Commune | undefined {
  const { byCode, successorOf } = communes()
  return byCode.get(code) ?? byCode.get(successorOf.get(code) ?? '')
}

type Where = { postcode?: string; departement?: string; region?: string }

/**
 * The communes of that name, whatever its accents, hyphens or `St`; of former and delegated communes
 * when no present one is called so. Codes of a département and a région narrow; so does a postcode: first by itself, else (a CEDEX is no commune's)
 * by its département. Several come back where the name alone does not tell; by code.
 */
export function communesNamed(name: string, where: Where = {}): Commune[] {
  const folded = foldPlaceName(name)
  if (folded === '') return []
  const { present, former } = communeNames()
  for (const names of [present, former]) {
    const found = (names.get(folded) ?? []).flatMap((code) => communeByCode(code) ?? [])
    const narrowed = narrow(found, where)
    if (narrowed.length > 0) return narrowed.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  }
  return []
}

/** The EPCI that a commune (by its code, present or former) is a member of. Some islands are in none. */
export function epciOf(communeCode: string): Epci | undefined {
  const commune = communeByCode(communeCode)
  if (!commune) return undefined
  const { bySiren, ofCommune } = epcis()
  return bySiren.get(ofCommune.get(commune.partOf ?? commune.code) ?? '')
}

export function departementOf(communeCode: string): Departement | undefined {
  const commune = communeByCode(communeCode)
  return commune && departements().get(commune.departement)
}

export function regionOf(communeCode: string): Region | undefined {
  const commune = communeByCode(communeCode)
  return commune && regions().get(commune.region)
}

/** The département of that code (`33`, `2a`, `1`) or name (`Gironde`, `cotes d'armor`). */
export function departementNamed(text: string): Departement | undefined {
  const code = text.trim().toUpperCase().padStart(2, '0')
  const known = departements().get(code)
  if (known !== undefined) return known
  departementNames ??= new Map(
    [...departements().values()].map((one) => [foldPlaceName(one.name), one]),
  )
  return departementNames.get(foldPlaceName(text))
}

let departementNames: ReadonlyMap<string, Departement> | undefined

/** The région of that code or present name. */
export function regionNamed(text: string): Region | undefined {
  const known = regions().get(text.trim())
  if (known !== undefined) return known
  const folded = foldPlaceName(text)
  return [...regions().values()].find(({ name }) => foldPlaceName(name) === folded)
}

/** The département that a postcode begins with; 20 is Corse-du-Sud up to 201, Haute-Corse after. */
export function departementOfPostcode(postcode: string): string {
  if (/^9[78]/.test(postcode)) return postcode.slice(0, 3)
  if (/^20[01]/.test(postcode)) return '2A'
  if (postcode.startsWith('20')) return '2B'
  return postcode.slice(0, 2)
}

function narrow(found: readonly Commune[], { postcode, departement, region }: Where): Commune[] {
  const within = found.filter(
    (commune) =>
      (departement === undefined || commune.departement === departement) &&
      (region === undefined || commune.region === region),
  )
  if (postcode === undefined) return within
  const exact = within.filter((commune) => commune.postcodes.includes(postcode))
  if (exact.length > 0) return exact
  return within.filter((commune) => commune.departement === departementOfPostcode(postcode))
}
