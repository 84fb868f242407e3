import { communeByCode } from './communes.ts'
import { readCustom } from './custom-territories.ts'
import { communes, departements, epcis, regions, type Commune } from './decoupage.ts'

const SHAPE = /^(?:(epci|departement|region):)?([0-9AB]+)$/

/**
 * The INSEE codes that lie in a slice's territory: a commune's code, `epci:<siren>`,
 * `departement:<code>`, `region:<code>`, or a list of communes `communes:<code>,<code>…`. Codes no longer in force and those of municipal
 * arrondissements are among them, because actors may still be placed under these. Undefined when there
 * is no such territory (and for `attribute:…`, which no geography knows).
 */
export function communesOf(territory: string): ReadonlySet<string> | undefined {
  const custom = readCustom(territory)
  if (custom) return communesOfAll(custom.communes)
  const [kind, code] = parse(territory)
  if (code === undefined) return undefined
  if (kind === 'epci') {
    const { bySiren, ofCommune } = epcis()
    if (!bySiren.has(code)) return undefined
    return codesWithin((commune) => ofCommune.get(commune.partOf ?? commune.code) === code)
  }
  if (kind === 'departement') {
    if (!departements().has(code)) return undefined
    return codesWithin((commune) => commune.departement === code)
  }
  if (kind === 'region') {
    if (!regions().has(code)) return undefined
    return codesWithin((commune) => commune.region === code)
  }
  const wanted = communeByCode(code)?.code
  if (wanted === undefined) return undefined
  return codesWithin((commune) => commune.code === wanted || commune.partOf === wanted)
}

/** Those of several communes; undefined where one of them is none, so that no list is read in part. */
function communesOfAll(codes: readonly string[]): ReadonlySet<string> | undefined {
  const all = new Set<string>()
  for (const code of codes) {
    const own = communesOf(code)
    if (own === undefined) return undefined
    for (const one of own) all.add(one)
  }
  return all
}

/** The commune in force that a code stands for: of a former one its successor, of an arrondissement its commune. */
export function presentCommune(code: string): string {
  const commune = communeByCode(code)
  return commune?.partOf ?? commune?.code ?? code
}

/** Whose populations these are: municipal populations on 1 January of that year (of Mayotte: 2017). */
export const POPULATION_SOURCE = 'INSEE 2023'

/**
 * Inhabitants of these communes together, each counted once: codes no longer in force have none of
 * their own, nor has an arrondissement beside its commune. Undefined where none is known.
 */
export function populationOf(codes: ReadonlySet<string>): number | undefined {
  const { byCode } = communes()
  let sum: number | undefined
  for (const code of codes) {
    const commune = byCode.get(code)
    if (commune?.population === undefined) continue
    if (commune.partOf !== undefined && codes.has(commune.partOf)) continue
    sum = (sum ?? 0) + commune.population
  }
  return sum
}

/** So many communes of a list without a name are named; of the others the number. */
const NAMED = 3

/**
 * What a territory is called: Bordeaux, Bordeaux Métropole, Gironde, Nouvelle-Aquitaine; a list of
 * communes by its name, else by its first communes.
 */
export function labelOf(territory: string): string | undefined {
  const custom = readCustom(territory)
  if (custom) {
    if (custom.name !== undefined) return custom.name
    const names = custom.communes.map((commune) => communeByCode(commune)?.name ?? commune)
    const others = names.length - NAMED
    return names.slice(0, NAMED).join(', ') + (others > 0 ? ` + ${others}` : '')
  }
  const [kind, code] = parse(territory)
  if (code === undefined) return undefined
  if (kind === 'epci') return epcis().bySiren.get(code)?.name
  if (kind === 'departement') return departements().get(code)?.name
  if (kind === 'region') return regions().get(code)?.name
  return communeByCode(code)?.name
}

function parse(territory: string): [kind: string | undefined, code: string | undefined] {
  const match = SHAPE.exec(territory)
  return [match?.[1], match?.[2]]
}

function codesWithin(holds: (commune: Commune) => boolean): ReadonlySet<string> {
  const { byCode, successorOf } = communes()
  const codes = new Set<string>()
  for (const commune of byCode.values()) if (holds(commune)) codes.add(commune.code)
  for (const [old, successor] of successorOf) {
    if (codes.has(successor)) codes.add(old)
  }
  return codes
}
