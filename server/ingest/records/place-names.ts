import {
  communeByCode,
  communesNamed,
  departementNamed,
  departementOfPostcode,
  regionNamed,
  type Commune,
  type Departement,
} from '../../geography/communes.ts'
import { isFrance } from '../../geography/place-names.ts'
import { shown, type ProblemList } from '../problem-list.ts'
import type { Place } from './gather.ts'

/** What the rows of one actor tell of where it is. */
export type PlaceTold = {
  /** What is written for the commune: its name, or a name of a place that may be one. */
  name: string
  postcode?: string | undefined
  /** Code or name. */
  departement?: string | undefined
  region?: string | undefined
  country?: string | undefined
  latitude?: number | undefined
  longitude?: number | undefined
}

/** Where something is said to be: a commune, or no more than a département. */
export type Territory = { commune: Commune } | { departement: Departement }

type Found = { commune?: Commune; candidates: readonly Commune[] }

/** Where a name or a code was first read. */
type First = Place & { column: string }

const CANDIDATES_SHOWN = 5

/**
 * Finds the communes that places name, each distinct place once, and remembers what it could not tell.
 * One commune, or none: several of that name are a problem with the candidates, an unknown name (a
 * city abroad, a quarter) is counted. What other rows say of other actors is never a reason.
 */
export class PlaceNames {
  readonly #firsts = new Map<string, First>()
  readonly #found = new Map<string, Found>()
  readonly #ambiguous = new Map<string, readonly Commune[]>()
  readonly #unknown = new Set<string>()
  readonly #former = new Map<string, Commune>()
  readonly #unknownCodes = new Set<string>()

  /** Remembers where a name or a code is written first. */
  see(text: string, column: string, { file, line }: Place): void {
    if (!this.#firsts.has(text)) this.#firsts.set(text, { file, line, column })
  }

  /** The commune that is meant, where only one can be. */
  find(told: PlaceTold): Commune | undefined {
    const { name } = told
    if (isAbroad(told)) return undefined
    const { commune, candidates } = this.#lookUp(told)
    if (commune === undefined && candidates.length > 1) this.#ambiguous.set(name, candidates)
    else if (commune === undefined) this.#unknown.add(name)
    return commune
  }

  /** The commune that a row tells, else the département; undefined abroad, or where neither can be told. */
  territoryOf(
    told: { [K in keyof PlaceTold]?: PlaceTold[K] | undefined } & { code?: string | undefined },
  ): Territory | undefined {
    const { code, name, postcode, departement, country } = told
    if (country !== undefined && !isFrance(country)) return undefined
    const byCode = code === undefined ? undefined : communeByCode(code)
    const commune =
      byCode ?? (name === undefined ? undefined : this.#lookUp({ ...told, name }).commune)
    if (commune !== undefined) return { commune }
    const around =
      departementNamed(postcode === undefined ? '' : departementOfPostcode(postcode)) ??
      departementNamed(departement ?? '')
    return around && { departement: around }
  }

  /** The code in force for a code of the file; one that is in no list stays as it is, and is told. */
  present(code: string): string {
    const commune = communeByCode(code)
    if (commune === undefined) this.#unknownCodes.add(code)
    if (commune === undefined || commune.code === code) return code
    this.#former.set(code, commune)
    return commune.code
  }

  report(problems: ProblemList): void {
    for (const [name, candidates] of this.#ambiguous) {
      const [more, some] = [
        candidates.length > CANDIDATES_SHOWN,
        candidates.slice(0, CANDIDATES_SHOWN),
      ]
      const expected = `${some.map(labelOf).join(', ')}${more ? ` … (${candidates.length})` : ''}`
      problems.add({
        ...this.#placeOf(name),
        rule: 'ambiguous-commune',
        value: shown(name),
        expected,
        severity: 'noted',
      })
    }
    for (const [code, commune] of this.#former) {
      problems.add({
        ...this.#placeOf(code),
        rule: 'former-commune',
        value: code,
        expected: labelOf(commune),
        severity: 'noted',
      })
    }
    for (const code of this.#unknownCodes) {
      problems.add({
        ...this.#placeOf(code),
        rule: 'unknown-commune-code',
        value: code,
        severity: 'noted',
      })
    }
    const [example] = this.#unknown
    if (example === undefined) return
    problems.add({
      ...this.#placeOf(example),
      rule: 'unknown-commune',
      value: String(this.#unknown.size),
      expected: shown(example),
      severity: 'noted',
    })
  }

  #lookUp({ name, postcode, departement, region }: PlaceTold): Found {
    const key = [name, postcode, departement, region].join('\0')
    const known = this.#found.get(key)
    if (known !== undefined) return known
    const here = departement === undefined ? undefined : departementNamed(departement)?.code
    const around = region === undefined ? undefined : regionNamed(region)?.code
    const where = {
      ...(postcode !== undefined && { postcode }),
      ...(here !== undefined && { departement: here }),
      ...(around !== undefined && { region: around }),
    }
    const named = communesNamed(name, where)
    const within = named.length === 0 ? nameWithin(name) : undefined
    const candidates = within ? communesNamed(within.name, { ...within.where, ...where }) : named
    const [only, other] = candidates
    const found = only !== undefined && other === undefined ? { commune: only } : {}
    this.#found.set(key, { ...found, candidates })
    return { ...found, candidates }
  }

  #placeOf(text: string): First {
    return this.#firsts.get(text) ?? { file: '', line: 0, column: '' }
  }
}

/**
 * A name that comes with its postcode or its département in the same cell: "33000 Bordeaux", "Pau (64)",
 * "Valence - Drôme".
 */
function nameWithin(
  text: string,
): { name: string; where: { postcode?: string; departement?: string } } | undefined {
  const [, postcode, after] = /^(?:F-?)?(\d{5})[\s,]+(\D.*)$/.exec(text) ?? []
  if (postcode !== undefined && after !== undefined) return { name: after, where: { postcode } }
  const [, before, bracket, dash] = /^(.+?)(?:\s*\(([^()]+)\)|\s+[-–]\s+([^-–]+))$/.exec(text) ?? []
  const told = (bracket ?? dash ?? '').trim()
  if (before === undefined) return undefined
  if (/^\d{5}$/.test(told)) return { name: before, where: { postcode: told } }
  const departement = departementNamed(told)?.code
  return departement === undefined ? undefined : { name: before, where: { departement } }
}

/** What a territory is called. */
export function territoryLabel(territory: Territory): string {
  return 'commune' in territory ? labelOf(territory.commune) : territory.departement.name
}

function labelOf({ code, name }: Commune): string {
  return `${name} (${code})`
}

/** Boxes around France and its overseas parts, with room: they only sieve out what is surely elsewhere. */
const FRENCH_BOXES = [
  { south: 41, north: 51.5, west: -5.5, east: 10 },
  { south: 2, north: 18.5, west: -63.5, east: -51 },
  { south: -22, north: -12, west: 44.5, east: 56 },
  { south: 46.5, north: 47.5, west: -57, east: -56 },
  { south: -28, north: -7, west: -180, east: -134 },
  { south: -23, north: -19, west: 158, east: 173 },
] as const

/** Whether the country or the point says that a place is not in France. */
function isAbroad({ country, latitude, longitude }: PlaceTold): boolean {
  if (country !== undefined && !isFrance(country)) return true
  if (latitude === undefined || longitude === undefined) return false
  return !FRENCH_BOXES.some(
    ({ south, north, west, east }) =>
      latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  )
}
