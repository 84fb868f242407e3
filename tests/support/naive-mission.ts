import * as fc from 'fast-check'
import { handGeography } from './hand-geography.ts'
import type { HandNetwork } from './networks.ts'

// The sentences of the mission read over plain records, one after the other: no packed column, no slice,
// no day number, none of the measures' own code. The territory is E: the communes A and B, and one that
// became part of A.

export const E = { slice: 'epci:E', communes: new Set(['A', 'B', 'old']), population: 4000 }
export const COUNTRY = handGeography({
  A: { epci: 'E', population: 3000 },
  B: { epci: 'E', population: 1000 },
  old: { partOf: 'A' },
  C: { population: 500 },
})

const ROLES = ['lead', 'partner', 'partner', 'support', 'funder'] as const
type Stay = { id: string; role: (typeof ROLES)[number]; startsOn?: string; endsOn?: string }
export type Record = {
  id: string
  kind: 'project' | 'action'
  startsOn: string
  endsOn: string
  scope?: 'dedicated' | 'mutualised'
  members: Stay[]
}
export type World = {
  actors: { id: string; commune?: string; socialEconomy?: boolean; skills: string[] }[]
  collaborations: Record[]
}
export type Years = { from: string; to: string }

const IDS = ['a', 'b', 'c', 'd', 'e']
const day = fc
  .record({ year: fc.integer({ min: 2008, max: 2014 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`)
const maybe = <T>(drawn: fc.Arbitrary<T>) => fc.option(drawn, { nil: undefined })

const actor = fc.record({
  commune: maybe(fc.constantFrom('A', 'B', 'old', 'C')),
  socialEconomy: maybe(fc.boolean()),
  skills: fc.subarray(['video', 'droit', 'code']),
})
const stay = fc.record({ role: fc.constantFrom(...ROLES), own: maybe(fc.tuple(day, day)) })
const collaboration = fc.record({
  kind: fc.constantFrom('project' as const, 'project' as const, 'action' as const),
  days: fc.tuple(day, day),
  scope: maybe(fc.constantFrom('dedicated' as const, 'mutualised' as const)),
  members: fc.subarray(IDS, { minLength: 1 }),
  stays: fc.array(stay, { minLength: IDS.length, maxLength: IDS.length }),
})

/** Runs the check on two hundred small worlds, the same ones each time. */
export function onWorlds(check: (world: World, window: Years) => void): void {
  const years = fc
    .tuple(fc.integer({ min: 2009, max: 2013 }), fc.integer({ min: 2009, max: 2013 }))
    .map(([one, other]) => ({
      from: String(Math.min(one, other)),
      to: String(Math.max(one, other)),
    }))
  fc.assert(
    fc.property(
      fc.array(actor, { minLength: IDS.length, maxLength: IDS.length }),
      fc.array(collaboration, { maxLength: 7 }),
      years,
      (actors, collaborations, window) => {
        check(worldOf(actors, collaborations), window)
      },
    ),
    { seed: 20240609, numRuns: 100 },
  )
}

type Drawn<T> = T extends fc.Arbitrary<infer V> ? V : never

function worldOf(
  actors: readonly Drawn<typeof actor>[],
  collaborations: readonly Drawn<typeof collaboration>[],
): World {
  return {
    actors: actors.map(({ commune, socialEconomy, skills }, i) => ({
      id: IDS[i] ?? '',
      skills,
      ...(commune !== undefined && { commune }),
      ...(socialEconomy !== undefined && { socialEconomy }),
    })),
    collaborations: collaborations.map(({ kind, days, scope, members, stays }, i) => ({
      id: `p${i}`,
      kind,
      ...period(days),
      ...(scope !== undefined && { scope }),
      members: members.map((id, k): Stay => {
        const { role = 'partner', own } = stays[k] ?? {}
        return { id, role, ...(own && period(own)) }
      }),
    })),
  }
}

function period(days: readonly [string, string]): { startsOn: string; endsOn: string } {
  const [startsOn = '', endsOn = ''] = days.toSorted()
  return { startsOn, endsOn }
}

/** The same world as our records. */
export function recordsOf({ actors, collaborations }: World): HandNetwork {
  return {
    actors: actors.map(({ commune, skills, ...rest }) => ({
      ...rest,
      skills: skills.map((code) => ({ code })),
      ...(commune !== undefined && { place: { commune, precision: 'commune' as const } }),
    })),
    collaborations,
  }
}

const isHelp = ({ role }: Stay): boolean => role === 'support' || role === 'funder'
const cameOf = (of: Record, { startsOn }: Stay): string => startsOn ?? of.startsOn
const leftOf = (of: Record, { endsOn }: Stay): string => endsOn ?? of.endsOn

/** Those who work in it, in the window: neither support nor funders. */
function workers(of: Record, window?: Years): Stay[] {
  return of.members.filter(
    (stay_) =>
      !isHelp(stay_) &&
      (window === undefined ||
        (cameOf(of, stay_) <= `${window.to}-12-31` && leftOf(of, stay_) >= `${window.from}-01-01`)),
  )
}

function isHere(world: World, id: string): boolean {
  const commune = world.actors.find((one) => one.id === id)?.commune
  return commune !== undefined && E.communes.has(commune)
}

/** What is at work in E: somebody of E works in it. */
function worksHere(world: World, window?: Years): { record: Record; by: Stay[] }[] {
  return world.collaborations
    .map((record) => ({ record, by: workers(record, window) }))
    .filter(({ by }) => by.some(({ id }) => isHere(world, id)))
}

/** Actors of E, but those who never did anything but help. */
function actorsHere(world: World) {
  return world.actors.filter(({ id }) => {
    const stays = world.collaborations.flatMap(({ members }) => members.filter((m) => m.id === id))
    return isHere(world, id) && (stays.length === 0 || !stays.every(isHelp))
  })
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export function naivePerInhabitants(world: World, of: 'projects' | 'actors', window?: Years) {
  const works = worksHere(world, window)
  const count =
    of === 'projects'
      ? works.filter(({ record }) => record.kind === 'project').length
      : actorsHere(world).filter(({ id }) => works.some(({ by }) => by.some((m) => m.id === id)))
          .length
  return (count * 10_000) / E.population
}

export function naiveActiveCommunes(world: World, window?: Years): number {
  const projects = worksHere(world, window).filter(({ record }) => record.kind === 'project')
  const communes = projects.flatMap(({ by }) =>
    by
      .filter(({ id }) => isHere(world, id))
      .map(({ id }) => world.actors.find((one) => one.id === id)?.commune),
  )
  return new Set(communes.map((commune) => (commune === 'old' ? 'A' : commune))).size
}

export function naiveEndogeneity(world: World): number | null {
  const led = worksHere(world).filter(
    ({ record, by }) => record.kind === 'project' && by.some(({ role }) => role === 'lead'),
  )
  const own = led.filter(
    ({ by }) =>
      by.some(({ id, role }) => role === 'lead' && isHere(world, id)) &&
      by.filter(({ id }) => isHere(world, id)).length >= by.length / 2,
  )
  return ratio(own.length, led.length)
}

export function naiveMutualised(world: World): number | null {
  const said = worksHere(world).filter(({ record }) => record.scope !== undefined)
  return ratio(said.filter(({ record }) => record.scope === 'mutualised').length, said.length)
}

export function naiveSocialEconomy(world: World): number | null {
  const known = actorsHere(world).filter(({ socialEconomy }) => socialEconomy !== undefined)
  return ratio(known.filter(({ socialEconomy }) => socialEconomy).length, known.length)
}

export function naiveSingleHolders(world: World): number | null {
  const skills = actorsHere(world).flatMap((one) => one.skills)
  const distinct = [...new Set(skills)]
  const single = distinct.filter((skill) => skills.filter((one) => one === skill).length === 1)
  return ratio(single.length, distinct.length)
}

/** Whoever is in something of E beside somebody else who supports it. */
export function naiveAccompaniment(world: World, window?: Years): number | null {
  const present = (of: Record): Stay[] =>
    of.members.filter(
      (m) =>
        window === undefined ||
        (cameOf(of, m) <= `${window.to}-12-31` && leftOf(of, m) >= `${window.from}-01-01`),
    )
  const all = world.collaborations.map((record) => ({ members: present(record) }))
  const supported = all.filter(
    ({ members }) =>
      members.some(({ id }) => isHere(world, id)) && members.some(({ role }) => role === 'support'),
  )
  const here = actorsHere(world)
  const reached = here.filter(({ id }) =>
    supported.some(
      ({ members }) =>
        members.some((m) => m.id === id) &&
        members.some((m) => m.id !== id && m.role === 'support'),
    ),
  )
  return supported.length === 0 ? null : ratio(reached.length, here.length)
}

const atFirst = ({ record, by }: { record: Record; by: Stay[] }): number =>
  by.filter((m) => cameOf(record, m) <= record.startsOn).length

export function naiveCoConstruction(world: World): number | null {
  const several = worksHere(world).filter(
    ({ record, by }) => record.kind === 'project' && by.length > 1,
  )
  return ratio(several.filter((one) => atFirst(one) > 1).length, several.length)
}

export function naivePassage(world: World): number | null {
  const alone = worksHere(world).filter(
    (one) => one.record.kind === 'project' && atFirst(one) === 1,
  )
  return ratio(alone.filter(({ by }) => by.length > 1).length, alone.length)
}

/** Of pairs that met in an action before any project of theirs, those with a project within two years. */
export function naiveMeetingConversion(world: World): number | null {
  const latest = world.collaborations
    .flatMap((record) => [record.endsOn, ...record.members.map((m) => leftOf(record, m))])
    .toSorted()
    .at(-1)
  const firstDay = (kind: Record['kind'], a: string, b: string): string | undefined =>
    worksHere(world)
      .filter(({ record, by }) => {
        const ids = by.map(({ id }) => id)
        return record.kind === kind && ids.includes(a) && ids.includes(b)
      })
      .map(({ record, by }) =>
        [
          record.startsOn,
          ...by.filter(({ id }) => id === a || id === b).map((m) => cameOf(record, m)),
        ]
          .toSorted()
          .join(' ')
          .slice(-'2010-01-15'.length),
      )
      .toSorted()[0]
  let followed = 0
  let converted = 0
  for (const [k, a] of IDS.entries()) {
    for (const b of IDS.slice(k + 1)) {
      const met = firstDay('action', a, b)
      const first = firstDay('project', a, b)
      if (met === undefined || (first !== undefined && first <= met)) continue
      const until = `${Number(met.slice(0, 4)) + 2}${met.slice(4)}`
      if (latest === undefined || until > latest) continue
      followed++
      if (first !== undefined && first <= until) converted++
    }
  }
  return ratio(converted, followed)
}

const number = (text: string): number => Date.parse(text) / 86_400_000

/** Begun in the years asked about, for one begun in as many days before; null where that is not known. */
export function naiveGrowth(world: World, { from, to }: Years): number | null {
  const begun = worksHere(world).map(({ record, by }) =>
    Math.min(...by.map((m) => number(cameOf(record, m)))),
  )
  const [first, last] = [number(`${from}-01-01`), number(`${to}-12-31`)]
  const before = first - (last - first + 1)
  if (begun.every((one) => one > before)) return null
  const between = (a: number, b: number) => begun.filter((one) => one >= a && one <= b).length
  return ratio(between(first, last), between(before, first - 1))
}
