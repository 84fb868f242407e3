import { computeFindings } from '../server/measures/compute.ts'
import { seededRandom, shuffledRows } from '../server/network/random.ts'
import type { SlicedNetwork } from '../server/network/sliced-network.ts'
import { handSlice } from '../tests/support/networks.ts'

const SEED = 20_120_101
/** Parts of the actors in each sector. */
const SECTORS = [0.4, 0.3, 0.2, 0.1]
/** Part of the actors whose sector nobody knows. */
const UNKNOWN = 0.05
const ACTORS = [30, 100, 400]
/** Collaborations for each actor, and their sizes, small ones more often. */
const DENSITY = 0.6
const SIZES = [1, 2, 2, 2, 3, 3, 4, 5, 8]
/**
 * How closed a network is made: the chance that a member is taken from the first member's sector rather
 * than from all; below 0, that it is taken from the other sectors.
 */
const CLOSURES = [0.4, 0.3, 0.2, 0.1, 0.05, -0.1, -0.2]
const NULL_CLOSURE = 0.3
const DRAWS = 499
const LEVEL = 0.05
const Z_LEVEL = 1.959963984540054
/** The false-positive rate asked for: 5 % within so much. */
const TOLERANCE = 0.015

type Random = () => number
type Planted = { sectors: string[]; members: number[][] }
type Tested = { value: number; expectation: number; z: number; p: number }

/**
 * `npm run bench -- power [RUNS] [NULLS]`: does the test of openness (EI_N against shuffled labels) find
 * what is there, and how often does it find what is not?
 *
 * Planted truth: networks of a known closure, RUNS of each (400), and the share in which |z| > 1.96 (exact
 * moments) or p ≤ 0.05 (499 permutations). Nulls (1,000): the same networks with their labels shuffled, so
 * that no actor's sector has to do with its partners, whoever they are; there both must find 5 %.
 */
export function run([runs = '400', nulls = '1000']: string[]): void {
  const random = seededRandom(SEED)
  line('actors', 'planted', 'opening', 'EI_N − E', 'found, z', 'found, p')
  for (const actors of ACTORS) {
    for (const closure of CLOSURES) {
      const found = times(Number(runs), () => test(network(plant(actors, closure, random)), random))
      print(actors, closure, found)
    }
  }
  for (const actors of ACTORS) {
    const found = times(Number(nulls), () =>
      test(network(shuffleLabels(plant(actors, NULL_CLOSURE, random), random)), random),
    )
    print(actors, undefined, found)
    const rates = [rateByZ(found), rateByP(found)]
    if (rates.some((rate) => Math.abs(rate - LEVEL) > TOLERANCE)) process.exitCode = 1
  }
}

/** Actors of sectors and collaborations whose members follow the closure. */
function plant(actors: number, closure: number, random: Random): Planted {
  const sectors = shuffled(sectorsOf(actors), random)
  const all = [...sectors.keys()]
  const members = times(Math.round(actors * DENSITY), () => {
    const first = pick(all, random)
    const isOwn = (actor: number) => sectors[actor] === sectors[first]
    const wanted = all.filter((actor) => isOwn(actor) === closure > 0)
    const chosen = new Set([first])
    const size = pick(SIZES, random)
    while (chosen.size < size) {
      const isBound = random() < Math.abs(closure)
      // A sector that is used up leaves the rest to everybody.
      const isLeft = wanted.some((actor) => !chosen.has(actor))
      chosen.add(pick(isBound && isLeft ? wanted : all, random))
    }
    return [...chosen]
  })
  return { sectors, members }
}

function sectorsOf(actors: number): string[] {
  return SECTORS.flatMap((part, g) => times(Math.round(part * actors), () => `s${g}`))
}

/** No actor's sector has to do with anything: every order of the labels is as likely. */
function shuffleLabels({ sectors, members }: Planted, random: Random): Planted {
  return { sectors: shuffled(sectors, random), members }
}

function network({ sectors, members }: Planted): SlicedNetwork {
  const unknown = Math.round(UNKNOWN * sectors.length)
  return handSlice({
    actors: sectors.map((sector, actor) => ({
      id: String(actor),
      sectors: actor < unknown ? [] : [sector],
    })),
    collaborations: members.map((own, p) => ({ id: `p${p}`, members: own.map(String) })),
  })
}

function test(planted: SlicedNetwork, random: Random): Tested {
  const [exact] = computeFindings(planted, ['ei-newman'])
  const options = { 'ei-newman': { nullModel: 'label-permutation', draws: DRAWS } }
  const [drawn] = computeFindings(planted, ['ei-newman'], { options, seed: drawn32(random) })
  return {
    value: exact?.value ?? Number.NaN,
    expectation: exact?.expectation ?? Number.NaN,
    z: exact?.z ?? Number.NaN,
    p: drawn?.p ?? Number.NaN,
  }
}

/**
 * EI_N − E that a closure makes in a large network: 2 (S − P), S the chance that two actors share a
 * sector, P that two members of a collaboration do, given the first one's sector g: q_g(g) with the first,
 * Σ_k q_g(k)² between others, q_g being where members are taken from.
 */
function plantedOpening(closure: number): number {
  const same = sum(SECTORS.map((part) => part ** 2))
  const taken = SECTORS.map((own, g) =>
    SECTORS.map((part, k) => {
      const bound = closure > 0 ? Number(k === g) : k === g ? 0 : part / (1 - own)
      return Math.abs(closure) * bound + (1 - Math.abs(closure)) * part
    }),
  )
  const withFirst = sum(SECTORS.map((own, g) => own * (taken[g]?.[g] ?? 0)))
  const others = sum(SECTORS.map((own, g) => own * sum(taken[g]?.map((part) => part ** 2) ?? [])))
  const multi = SIZES.filter((size) => size > 1)
  const inside = multi.map((size) => 2 * withFirst + (size - 2) * others)
  return 2 * (same - sum(inside) / sum(multi))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const rateByZ = (found: readonly Tested[]) => shareOf(found, ({ z }) => Math.abs(z) > Z_LEVEL)
const rateByP = (found: readonly Tested[]) => shareOf(found, ({ p }) => p <= LEVEL)

function shareOf(found: readonly Tested[], is: (one: Tested) => boolean): number {
  return found.filter(is).length / found.length
}

function print(actors: number, closure: number | undefined, found: readonly Tested[]): void {
  const shift = sum(found.map(({ value, expectation }) => value - expectation))
  line(
    String(actors),
    closure === undefined ? `null × ${found.length}` : closure.toFixed(2),
    (closure === undefined ? 0 : plantedOpening(closure)).toFixed(3),
    (shift / found.length).toFixed(3),
    `${(100 * rateByZ(found)).toFixed(1)} %`,
    `${(100 * rateByP(found)).toFixed(1)} %`,
  )
}

function line(...cells: string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(12)).join('')}\n`)
}

const drawn32 = (random: Random) => Math.floor(random() * 2 ** 31)

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}

function pick<T>(list: readonly T[], random: Random): T {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return [...shuffledRows(list.length, random)].flatMap((row) => list[row] ?? [])
}
