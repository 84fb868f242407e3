import { findDuplicates } from '../server/ingest/match/find-duplicates.ts'
import { readLaboratoryNames, readSimulationNames } from '../tests/support/labelled-names.ts'
import { matchingFigures } from '../tests/support/matching-figures.ts'
import { REVIEWED_LABORATORIES, REVIEWED_SIMULATION } from '../tests/support/reviewed-pairs.ts'
import { manyActors } from '../tests/support/many-actors.ts'

const ASKED = 'asked of "certain": precision 0.98 or more at recall 0.80 or more'
const SIZES = [10_000, 50_000, 200_000]

/**
 * `npm run bench -- matching [SIZES…]`: what the search for duplicates finds of labelled pairs, and how
 * long it takes for 10,000 to 200,000 made-up actors (or for the sizes given).
 */
export function run(sizes: readonly string[]): void {
  print(`${ASKED}\n`)
  const sets = [
    ['CORDIS, original names by cleaned name', readSimulationNames(), REVIEWED_SIMULATION],
    ['ANR, laboratories by RNSR number', readLaboratoryNames(), REVIEWED_LABORATORIES],
  ] as const
  for (const [title, names, reviewed] of sets) {
    if (names === undefined) {
      print(`\n${title}: skipped, the shared test data is not here\n`)
      continue
    }
    const figures = matchingFigures(names, reviewed)
    print(`\n${title}: ${figures.names} names\n`)
    print('class and better   pairs  precision  recall   with what follows  precision  recall\n')
    for (const { class: name, proposed, followed } of figures.classes) {
      print(
        `${name.padEnd(14)}${cell(proposed.found, 10)}${share(proposed.precision)}${share(proposed.recall)}` +
          `${cell(followed.found, 19)}${share(followed.precision)}${share(followed.recall)}\n`,
      )
    }
    print(
      `certain, read by a person: precision ${figures.reviewedPrecision.toFixed(3)}; of ${figures.sampled} labelled pairs drawn, ` +
        `${figures.told} can be told from the names, recall of these ${figures.toldRecall.toFixed(3)}\n`,
    )
  }
  print('\nactors      seconds    pairs   not compared with all\n')
  for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) {
    const actors = manyActors(size)
    const started = performance.now()
    const { pairs, capped } = findDuplicates(actors)
    const seconds = (performance.now() - started) / 1000
    print(
      `${cell(size, 7)}${seconds.toFixed(1).padStart(12)}${cell(pairs.length, 9)}${cell(capped, 10)}\n`,
    )
  }
}

const print = (text: string) => void process.stdout.write(text)
const cell = (value: number, width: number) => String(value).padStart(width)
const share = (value: number) => value.toFixed(3).padStart(9)
