import { listMeasures } from '../server/measures/registry.ts'
import { measureContext, type Measure } from '../server/measures/measure.ts'
import { sliceNetwork } from '../server/network/slice-network.ts'
import type { SlicedNetwork } from '../server/network/sliced-network.ts'
import { ANR_FILE, readAnr } from '../tests/support/anr.ts'
import { karate } from '../tests/support/classics.ts'
import { sharedData } from '../tests/support/shared-data.ts'

/** Milliseconds for the whole set, on one core of a machine that does nothing else. */
const LIMITS = { anr: 10_000, karate: 50 }
const KARATE_ROUNDS = 31

/** Milliseconds of each measure: of the processor, which other programs do not lengthen much. */
type Round = ReadonlyMap<string, number>

/**
 * `npm run bench -- measures`: every measure on the ANR projects of Nouvelle-Aquitaine (2,512 actors)
 * and on the karate club, one after the other on one fresh slice as a request does: the first measure
 * that needs the projection pays for it. Prints milliseconds of the processor for each (karate: the median of 31
 * rounds, as in a service that runs) and the sums beside the limits.
 */
export function run(): void {
  const rounds = Array.from({ length: KARATE_ROUNDS }, () => timed(karate()))
  const club = medians(rounds)
  const file = sharedData(ANR_FILE)
  const region =
    file === undefined ? undefined : timed(sliceNetwork(readAnr(file, 'rnsr-else-name'), {}))
  if (region === undefined) process.stdout.write('ANR: skipped, the shared test data is not here\n')
  print(club, region)
  const first = sumOf(rounds[0])?.toFixed(0)
  process.stdout.write(`karate in a new process, code not yet compiled: ${first} ms\n`)
}

function medians(rounds: readonly Round[]): Round {
  const ids = [...(rounds[0]?.keys() ?? [])]
  return new Map(
    ids.map((id) => {
      const times = rounds.map((round) => round.get(id) ?? 0).toSorted((a, b) => a - b)
      return [id, times[Math.floor(times.length / 2)] ?? 0]
    }),
  )
}

function timed(network: SlicedNetwork): Round {
  return new Map(listMeasures().map((measure) => [measure.id, timeOf(measure, network)]))
}

function timeOf(measure: Measure, network: SlicedNetwork): number {
  const started = process.cpuUsage()
  measure.compute(network, measureContext())
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

function print(club: Round, region: Round | undefined): void {
  const ids = [...club.keys()].toSorted(
    (a, b) =>
      (region?.get(b) ?? 0) - (region?.get(a) ?? 0) || (club.get(b) ?? 0) - (club.get(a) ?? 0),
  )
  line('milliseconds', 'ANR', 'karate')
  for (const id of ids) {
    line(id, region?.get(id)?.toFixed(1) ?? '–', club.get(id)?.toFixed(3) ?? '')
  }
  const sums = [sumOf(region), sumOf(club)] as const
  line(`all ${ids.length}`, sums[0]?.toFixed(0) ?? '–', sums[1]?.toFixed(1) ?? '')
  line('at most', String(LIMITS.anr), String(LIMITS.karate))
}

function line(name: string, anr: string, club: string): void {
  process.stdout.write(`${name.padEnd(34)}${anr.padStart(12)}${club.padStart(12)}\n`)
}

function sumOf(round: Round | undefined): number | undefined {
  return round && [...round.values()].reduce((sum, time) => sum + time, 0)
}
