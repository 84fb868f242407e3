import { findDuplicates } from '../server/ingest/match/find-duplicates.ts'
import { readLaboratoryNames, readSimulationNames } from '../tests/support/labelled-names.ts'
import { matchingFigures, type MatchingFigures } from '../tests/support/matching-figures.ts'
import { REVIEWED_LABORATORIES, REVIEWED_SIMULATION } from '../tests/support/reviewed-pairs.ts'
import { manyActors } from '../tests/support/many-actors.ts'
import { LABEL_SLIPS } from '../tests/support/label-slips.ts'

const ASKED = 'asked of "certain": precision 0.98 or more at recall 0.80 or more'
const SIZES = [10_000, 50_000, 200_000]

/**
 * `npm run bench -- matching [pairs] [SIZES…]`: what the search for duplicates finds of labelled pairs
 * (`pairs`: and each certain pair that the labels keep apart, to be judged by whoever reads), and how long
 * it takes for 10,000 to 200,000 made-up actors (or for the sizes given).
 */
export function run(args: readonly string[]): void {
  const sizes = args.filter((argument) => argument !== 'pairs')
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
    explainApart(figures, args.includes('pairs'))
    print(
      `recall of whoever joined all names of one town with a word in common that fewer than 1 name in 100 has: ` +
        `${figures.ceiling.toFixed(3)}\n`,
    )
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

/** What becomes of the certain pairs that labels keep apart. */
function explainApart({ apart, ruledPrecision }: MatchingFigures, hasPairs: boolean): void {
  const causes = [...LABEL_SLIPS, undefined].map((cause) => {
    const pairs = apart.filter(({ slip }) => slip === cause)
    return `${cause ?? 'no rule tells'} ${String(pairs.length)}`
  })
  print(
    `certain, kept apart by the labels ${String(apart.length)}: ${causes.join(', ')}; ` +
      `precision without what rules tell ${ruledPrecision.toFixed(3)}\n`,
  )
  if (!hasPairs) return
  for (const { names, slip, isReviewed } of apart) {
    const reading = isReviewed ? 'read as one' : 'read as two'
    print(`  ${slip ?? 'no rule tells'}, ${reading}: ${names.join('  |  ')}\n`)
  }
}

const print = (text: string) => void process.stdout.write(text)
const cell = (value: number, width: number) => String(value).padStart(width)
const share = (value: number) => value.toFixed(3).padStart(9)
