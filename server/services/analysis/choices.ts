import { isoDay, NO_DAY } from '../../domain/dates.ts'
import type { CodeLists, Codes } from '../../domain/packed-network.ts'
import { COLLABORATION_KINDS, ROLES, SCOPES } from '../../domain/records.ts'
import { communeByCode, departementOf, epciOf, regionOf } from '../../geography/communes.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

export type Choice = { value: string; label: string; count: number }
export type TerritoryChoice = Choice & {
  kind: 'commune' | 'epci' | 'departement' | 'region' | 'attribute'
}

/** Everything that a slice of a network can be made of, with how many records each would find. */
export type Choices = {
  sectors: Choice[]
  domains: Choice[]
  kinds: Choice[]
  scopes: Choice[]
  territories: TerritoryChoice[]
  years: { year: number; collaborations: number }[]
  roles: Choice[]
  /** First and last day of the dated participations. */
  period?: { from: string; to: string }
  supportActors: { id: string; name: string }[]
}

// A commune list of a whole country helps nobody choose: the most frequent are offered.
const MAX_TERRITORIES = 500
/** An attribute with more values than this is no territory. */
const MAX_ATTRIBUTE_CHOICES = 200
/** A histogram of more years than this comes from a mistyped date; the last ones are kept. */
const MAX_YEARS = 60

export function listChoices(network: SlicedNetwork): Choices {
  const { packed } = network.whole
  const period = periodOf(network)
  const names = new Map(packed.actors.ids.map((id, row) => [id, packed.actors.names[row] ?? id]))
  return {
    sectors: countLists(packed.actors.sectors),
    domains: countLists(packed.collaborations.domains),
    kinds: countCodes(packed.collaborations.kind, COLLABORATION_KINDS),
    scopes: countCodes(packed.collaborations.scope, SCOPES),
    territories: territoriesOf(network),
    years: yearsOf(network),
    roles: countCodes(packed.participations.role, ROLES),
    ...(period && { period }),
    supportActors: packed.network.supportActorIds.map((id) => ({ id, name: names.get(id) ?? id })),
  }
}

function countLists(lists: CodeLists): Choice[] {
  return choicesOf(lists.codes, lists.vocabulary)
}

function countCodes(codes: Uint8Array | Int8Array, vocabulary: readonly string[]): Choice[] {
  return choicesOf(codes, vocabulary)
}

/** In the order of the vocabulary, those that occur. */
function choicesOf(codes: Iterable<number>, vocabulary: readonly string[]): Choice[] {
  const counts = new Float64Array(vocabulary.length)
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  return vocabulary.flatMap((value, code) => {
    const count = counts[code] ?? 0
    return count > 0 ? [{ value, label: value, count }] : []
  })
}

function territoriesOf(network: SlicedNetwork): TerritoryChoice[] {
  const { commune, attributes } = network.whole.packed.actors
  const found = new Map<string, TerritoryChoice>()
  const add = (kind: TerritoryChoice['kind'], value: string, label: string, count: number) => {
    const known = found.get(value) ?? { value, label, kind, count: 0 }
    found.set(value, known)
    known.count += count
  }
  for (const { value: code, count } of choicesOf(commune.codes, commune.vocabulary)) {
    const here = communeByCode(code)
    add('commune', code, here?.name ?? code, count)
    const epci = epciOf(code)
    if (epci) add('epci', `epci:${epci.siren}`, epci.name, count)
    const departement = departementOf(code)
    if (departement) add('departement', `departement:${departement.code}`, departement.name, count)
    const region = regionOf(code)
    if (region) add('region', `region:${region.code}`, region.name, count)
  }
  for (const [name, values] of attributes) addAttribute(add, name, values)
  return [...found.values()]
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_TERRITORIES)
}

function addAttribute(
  add: (kind: 'attribute', value: string, label: string, count: number) => void,
  name: string,
  values: Codes,
): void {
  if (values.vocabulary.length > MAX_ATTRIBUTE_CHOICES || values.vocabulary.length < 2) return
  for (const { value, count } of choicesOf(values.codes, values.vocabulary)) {
    add('attribute', `attribute:${name}:${value}`, `${name} – ${value}`, count)
  }
}

/** First and last active day of each collaboration of the whole network. */
function spans(network: SlicedNetwork): { from: Int32Array; to: Int32Array } {
  const { whole } = network
  const from = new Int32Array(whole.collaborationCount).fill(NO_DAY)
  const to = new Int32Array(whole.collaborationCount).fill(NO_DAY)
  const { participations } = whole
  for (let row = 0; row < participations.from.length; row++) {
    const start = participations.from[row] ?? NO_DAY
    if (start === NO_DAY) continue
    const p = participations.collaboration[row] ?? 0
    from[p] = from[p] === NO_DAY ? start : Math.min(from[p] ?? start, start)
    to[p] = Math.max(to[p] ?? NO_DAY, participations.to[row] ?? start)
  }
  return { from, to }
}

function periodOf(network: SlicedNetwork): { from: string; to: string } | undefined {
  const { from, to } = spans(network)
  let first = Infinity
  let last = -Infinity
  for (const [p, start] of from.entries()) {
    if (start === NO_DAY) continue
    first = Math.min(first, start)
    last = Math.max(last, to[p] ?? start)
  }
  return first <= last ? { from: isoDay(first), to: isoDay(last) } : undefined
}

function yearsOf(network: SlicedNetwork): { year: number; collaborations: number }[] {
  const counts = new Map<number, number>()
  const { from, to } = spans(network)
  for (const [p, start] of from.entries()) {
    if (start === NO_DAY) continue
    const last = yearOf(to[p] ?? start)
    for (let year = Math.max(yearOf(start), last - MAX_YEARS); year <= last; year++) {
      counts.set(year, (counts.get(year) ?? 0) + 1)
    }
  }
  const years = [...counts.keys()].toSorted((a, b) => a - b)
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) return []
  const begin = Math.max(first, last - MAX_YEARS + 1)
  return Array.from({ length: last - begin + 1 }, (_, index) => ({
    year: begin + index,
    collaborations: counts.get(begin + index) ?? 0,
  }))
}

function yearOf(day: number): number {
  return Number(isoDay(day).slice(0, 4))
}
